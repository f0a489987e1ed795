import { demand, found, Problem } from '#kernel/problem.ts';
import { responseById } from '#questionnaires/read.server.ts';
import { type SavedForm, saveForm } from '#questionnaires/save-form.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayEditProfile } from './policy.ts';
import { belonging, profileToChange } from './store.server.ts';
import { isEditable } from './workflow.ts';

/** Saves the questions that were on the page, one page or several; the others keep their answers. */
export async function saveProfile(ctx: Context, input: { profile: string; form: FormData }): Promise<SavedForm> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		demand(mayEditProfile(ctx.actor, belonging(row)));
		if (!isEditable(row.status)) throw new Problem('profiling/not-editable');
		const saved = await saveForm(ctx, tx, found(await responseById(tx, row.responseId)), input.form);
		const questions = Object.keys(saved.saved);
		if (questions.length > 0) {
			await ctx.record(tx, { event: 'profiling/answers-saved', subject: { type: 'profile', id: row.id }, ...belonging(row), data: { questions } });
		}
		return saved;
	});
}
