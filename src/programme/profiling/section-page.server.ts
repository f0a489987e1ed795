/** The page of one section, and what it learns when it was saved. */
import { found } from '#kernel/problem.ts';
import { formatTime } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import { conflictViews } from '#questionnaires/conflict-views.server.ts';
import { examine } from '#questionnaires/examine.ts';
import { formTexts } from '#questionnaires/form-texts.server.ts';
import type { Response } from '#questionnaires/read.server.ts';
import type { SavedForm } from '#questionnaires/save-form.server.ts';
import type { ProblemViews } from '#questionnaires/saved-view.ts';
import { sayFindings, saySaved } from '#questionnaires/say-problems.server.ts';
import { sectionView } from '#questionnaires/section-view.ts';
import { fileFields } from '#questionnaires/write-answer.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { headOf, progressOf } from './page-parts.server.ts';
import { clearance } from './policy.ts';
import type { ProgressView, SavedSection, SectionPage } from './profile-view.ts';
import { openProfile } from './read.server.ts';
import { belonging } from './store.server.ts';

export interface AskedSection {
	readonly profile: string;
	readonly section: string;
	/** The person came from the list of what is missing: unanswered questions say so. */
	readonly showsMissing: boolean;
}

export async function sectionPage(ctx: Context, { profile, section, showsMissing }: AskedSection): Promise<SectionPage> {
	const { row, response } = await openProfile(ctx.read, ctx.actor, profile);
	const source = { ...response, vocabularies: vocabularies(), language: ctx.language, today: ctx.clock.today(), clearance: clearance(ctx.actor, belonging(row)) };
	return {
		head: await headOf(ctx, row),
		section: found(sectionView(section, source)),
		progress: progressOf(ctx, row, response),
		problems: standingProblems(ctx, response, section, showsMissing),
		reasons: row.status === 'returned' ? Object.fromEntries(row.returnedReasons.map(({ question, reason }) => [question, reason])) : {},
		texts: formTexts(ctx.language),
		words: wordsOf(ctx),
		storageKey: `kadam/${ctx.actor.personId}/${row.id}`
	};
}

function wordsOf({ language: locale }: Context): SectionPage['words'] {
	const at = { locale };
	return {
		sections: m.profiling_sections({}, at),
		profile: m.profiling_profile({}, at),
		total: m.profiling_progress_total({ answered: '{answered}', required: '{required}', percent: '{percent}' }, at),
		problem: m.profiling_section_problem({}, at),
		returned: m.profiling_section_returned({}, at),
		previous: m.profiling_previous_section({}, at),
		back: m.profiling_back_to_profile({}, at)
	};
}

/** What the page is told after a save: with its own script as data, without one by being drawn again. */
export async function savedSection(ctx: Context, { profile, section, showsMissing }: AskedSection, saved: SavedForm): Promise<SavedSection> {
	const { row, response } = await openProfile(ctx.read, ctx.actor, profile);
	const standing = standingProblems(ctx, response, section, showsMissing);
	return {
		at: formatTime(saved.at),
		versions: saved.saved,
		problems: saySaved(saved, standing, ctx.language),
		unreadable: Object.keys(saved.unreadable),
		refused: [...new Set(saved.refused.map(({ question }) => question))],
		conflicts: await conflictViews(ctx.read, response.definition, saved.conflicts, { language: ctx.language, vocabularies: vocabularies() }),
		kept: Object.assign({}, ...Object.entries(saved.kept).map(([name, file]) => fileFields(name, file))),
		progress: progressOf(ctx, row, response)
	};
}

/** Where “save and go on” leads: the next section, after the last one to the check before submitting. */
export function nextPath({ sections }: ProgressView, { profile, section }: AskedSection): string {
	const place = sections.findIndex(({ id }) => id === section);
	return sections[place + 1]?.href ?? `/profiling/${profile}/submit`;
}

function standingProblems(ctx: Context, { definition, answers }: Response, section: string, absences: boolean): ProblemViews {
	const findings = examine(definition, answers, { today: ctx.clock.today(), vocabularies: vocabularies() });
	return sayFindings(findings.filter((finding) => finding.section === section), ctx.language, { absences });
}
