import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { type CommandId, isId, newId } from '#kernel/id.ts';
import { isProblem, Problem } from '#kernel/problem.ts';
import { saveProfile } from '#programme/profiling/save-profile.server.ts';
import { nextPath, savedSection, sectionPage } from '#programme/profiling/section-page.server.ts';
import type { SentSection } from '#programme/profiling/profile-view.ts';
import { press } from '#questionnaires/form-buttons.ts';
import { fieldsOf } from '#questionnaires/form-fields.ts';
import { typedFor } from '#questionnaires/typed-again.ts';
import { contextOf, reading, showProblem } from '#wiring/door.server.ts';

function askedOf({ params, url }: RequestEvent) {
	return { profile: params.profile!, section: params.section!, showsMissing: url.searchParams.has('missing') };
}

export async function load(event) {
	const asked = askedOf(event);
	const page = await reading(event, (ctx) => sectionPage(ctx, asked));
	if (!page.head.abilities.edit) redirect(303, `/profiling/${asked.profile}#${asked.section}`);
	return { page, command: newId(), showsMissing: asked.showsMissing };
}

export const actions = {
	save: async (event) => {
		const form = await event.request.formData();
		const command = form.get('command');
		const pressed = press(form);
		const sent = fieldsOf(form);
		const byScript = event.request.headers.get('accept') === 'application/json';
		try {
			if (!event.locals.person) throw new Problem('common/sign-in-first', { status: 401 });
			const ctx = contextOf(event, isId(command) ? (command as CommandId) : null);
			const asked = askedOf(event);
			const saved = await savedSection(ctx, asked, await saveProfile(ctx, { profile: asked.profile, form }));
			if (byScript) return { saved };
			const again = [...saved.unreadable, ...saved.conflicts.map(({ question }) => question)];
			if (pressed.goesOn && again.length === 0) redirect(303, nextPath(saved.progress, asked));
			return { sent: { ...saved, typed: typedFor(again, sent, fieldsOf(form)), more: pressed.more } satisfies SentSection };
		} catch (problem) {
			if (!isProblem(problem)) throw problem;
			const { text } = showProblem(problem, event.locals.language);
			const sentAgain: SentSection = { at: '', problems: {}, unreadable: [], conflicts: [], typed: Object.fromEntries(sent), more: null, problem: text };
			return fail(problem.status, byScript ? { problem: text } : { sent: sentAgain });
		}
	}
};
