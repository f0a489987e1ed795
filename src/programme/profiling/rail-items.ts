import type { ProgressView } from './profile-view.ts';

/** The sections beside a page: honest progress, and a warning where something waits to be mended. */
export function railItems({ sections }: ProgressView, current: string | null, words: { readonly problem: string; readonly returned: string }) {
	return sections.map(({ id, title, href, number, required, answered, problems, returned }) => ({
		href,
		label: title,
		number,
		progress: required > 0 ? `${answered}/${required}` : undefined,
		complete: required > 0 && answered === required && problems === 0 && returned === 0,
		warning: returned > 0 ? words.returned : problems > 0 ? words.problem : undefined,
		current: id === current
	}));
}
