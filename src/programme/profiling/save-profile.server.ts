import { demand, found, Problem } from '#kernel/problem.ts';
import type { Tx } from '#platform/database.server.ts';
import { fileName } from '#questionnaires/field-names.ts';
import { fieldsOf } from '#questionnaires/form-fields.ts';
import type { AnswerProblem } from '#questionnaires/problems.ts';
import { responseById } from '#questionnaires/read.server.ts';
import { readForm } from '#questionnaires/read-form.ts';
import { type Saved, saveAnswers } from '#questionnaires/save-answers.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayEditProfile } from './policy.ts';
import { belonging, profileToChange } from './store.server.ts';
import { isEditable } from './workflow.ts';

export interface SavedProfile extends Saved {
	/** What could not be read, by question; nothing of it was stored, and the page still has it. */
	readonly unreadable: Readonly<Record<string, readonly AnswerProblem[]>>;
	/** ISO 8601. */
	readonly at: string;
}

/**
 * Saves the questions of one page as they are: incomplete and even wrong answers are kept, a draft is a draft. New files
 * in the form are kept first and stand in the answer by their hash.
 */
export async function saveProfile(ctx: Context, input: { profile: string; form: FormData }): Promise<SavedProfile> {
	return ctx.transact(async (tx) => {
		const row = await profileToChange(tx, ctx.actor, input.profile);
		demand(mayEditProfile(ctx.actor, belonging(row)));
		if (!isEditable(row.status)) throw new Problem('profiling/not-editable');
		const { definition, answers } = found(await responseById(tx, row.responseId));
		const allowed = new Set([...filesIn(answers), ...(await keepUploads(ctx, tx, input.form))]);
		const submitted = readForm(definition, fieldsOf(input.form)).filter(({ reading }) => !reading.ok || filesIn(reading.value).every((hash) => allowed.has(hash)));
		const saved = await saveAnswers(tx, { author: ctx.actor.personId, clock: ctx.clock }, row.responseId, submitted);
		const questions = Object.keys(saved.saved);
		if (questions.length > 0) {
			await ctx.record(tx, { event: 'profiling/answers-saved', subject: { type: 'profile', id: row.id }, ...belonging(row), data: { questions } });
		}
		const unreadable = Object.fromEntries(submitted.flatMap(({ question, reading }) => (reading.ok ? [] : [[question.id, reading.problems]])));
		return { ...saved, unreadable, at: ctx.clock.now().toISOString() };
	});
}

const upload = '.upload';

/** `q.charter.upload` becomes the three parts by which a kept file is known; answers the hashes that were brought. */
async function keepUploads(ctx: Context, tx: Tx, form: FormData): Promise<string[]> {
	const brought: string[] = [];
	for (const [name, value] of [...form.entries()]) {
		if (!name.endsWith(upload) || typeof value === 'string') continue;
		form.delete(name);
		if (value.size === 0) continue;
		const kept = await ctx.files.keep(tx, ctx.clock, new Uint8Array(await value.arrayBuffer()));
		brought.push(kept.hash);
		const base = name.slice(0, -upload.length);
		form.set(fileName(base, 'file'), kept.hash);
		form.set(fileName(base, 'name'), value.name.slice(0, 255) || 'file');
		form.set(fileName(base, 'size'), String(kept.size));
	}
	return brought;
}

/** A hash typed into a form is no way to somebody else's file: only what was in this profile or came with this request counts. */
export function filesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('file' in value && typeof value.file === 'string') return [value.file];
	return Object.values(value).flatMap(filesIn);
}
