import type { RequestEvent } from '@sveltejs/kit';
import { type CommandId, isId } from '#kernel/id.ts';
import { isProblem, Problem } from '#kernel/problem.ts';
import type { SavedSection } from '#programme/profiling/profile-view.ts';
import { saveProfile } from '#programme/profiling/save-profile.server.ts';
import { type AskedSection, savedSection } from '#programme/profiling/section-page.server.ts';
import { contextOf, noteRefusal, showProblem } from '#wiring/door.server.ts';

export type SectionAnswer = { readonly saved: SavedSection } | { readonly status: number; readonly problem: string };

export function askedOf({ params, url }: { params: { profile: string; section: string }; url: URL }): AskedSection {
	return { profile: params.profile, section: params.section, showsMissing: url.searchParams.has('missing') };
}

/** Saves what was on the page, for the form and for the page's own script alike. */
export async function saveSection(event: RequestEvent, asked: AskedSection, form: FormData): Promise<SectionAnswer> {
	const command = form.get('command');
	try {
		if (!event.locals.person) throw new Problem('common/sign-in-first', { status: 401 });
		const ctx = contextOf(event, isId(command) ? (command as CommandId) : null);
		return { saved: await savedSection(ctx, asked, await saveProfile(ctx, { profile: asked.profile, form })) };
	} catch (problem) {
		if (!isProblem(problem)) throw problem;
		noteRefusal(event, problem);
		return { status: problem.status, problem: showProblem(problem, event.locals.language).text };
	}
}
