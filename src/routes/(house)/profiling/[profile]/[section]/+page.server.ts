import { fail, redirect } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { nextPath, sectionPage } from '#programme/profiling/section-page.server.ts';
import type { SentSection } from '#programme/profiling/profile-view.ts';
import { press } from '#questionnaires/form-buttons.ts';
import { fieldsOf } from '#questionnaires/form-fields.ts';
import { typedFor } from '#questionnaires/typed-again.ts';
import { reading } from '#wiring/door.server.ts';
import { askedOf, saveSection } from './save-section.server.ts';

export async function load(event) {
	const asked = askedOf(event);
	const page = await reading(event, (ctx) => sectionPage(ctx, asked));
	if (!page.head.abilities.edit) redirect(303, `/profiling/${asked.profile}#${asked.section}`);
	return { page, command: newId(), showsMissing: asked.showsMissing };
}

/** Where no script runs: the page is drawn again with what could not be stored as it was typed. */
export const actions = {
	save: async (event) => {
		const form = await event.request.formData();
		const pressed = press(form);
		const sent = fieldsOf(form);
		const asked = askedOf(event);
		const answer = await saveSection(event, asked, form);
		if (!('saved' in answer)) return fail(answer.status, { sent: refused(answer.problem, sent) });
		const { saved } = answer;
		const again = [...saved.unreadable, ...saved.conflicts.map(({ question }) => question)];
		if (pressed.goesOn && again.length + saved.refused.length === 0) redirect(303, nextPath(saved.progress, asked));
		return { sent: { ...saved, typed: typedFor(again, sent, fieldsOf(form)), more: pressed.more } satisfies SentSection };
	}
};

/** Nothing was stored, so everything is shown as it was typed. */
function refused(problem: string, sent: ReturnType<typeof fieldsOf>): SentSection {
	return { at: '', problems: {}, unreadable: [], refused: [], conflicts: [], typed: Object.fromEntries(sent), more: null, problem };
}
