/** What the pages of an action and of an objective show. */
import { formatDate } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { PersonId } from '#kernel/id.ts';
import type { Context } from '#register/context.server.ts';
import { peopleFor } from '#register/read.server.ts';
import type { ActionContent } from './content.ts';
import { gatherPlan, type GatheredPlan } from './gather-plan.server.ts';
import { recommendationsOf } from './library.server.ts';
import { changedFields, type Version } from './merge.ts';
import { isOrphaned } from './orphans.ts';
import { actionTypes, fundingSources } from './plan.ts';
import { actionRow, indicatorName, moneyText, objectiveView, termsInWords } from './plan-view.ts';
import { abilitiesIn, actsOnAction } from './policy.ts';
import { actionHistory, carriedTo, linksOf } from './read.server.ts';
import { dayOf, readerOf, topOf } from './show-plan.server.ts';
import { modelsFor } from './show-models.server.ts';
import { showWork } from './show-work.server.ts';
import { lineageOf } from './store-work.server.ts';
import { actionContent, planContent, type StoredAction, type StoredObjective } from './stored-plan.ts';
import { actWord, fundingWord, linkWord, typeWord } from './words.ts';
import { fieldWord } from './field-words.ts';

/** Which of the steps ask for a few words. */
const withWords = ['block', 'verify', 'return', 'cancel'] as const;

export async function showAction(ctx: Context, planId: string, actionId: string) {
	const { language } = ctx;
	const gathered = await gatherPlan(ctx, planId);
	const { plan } = gathered;
	const action = found([...plan.actions, ...plan.removedActions].find(({ id }) => id === actionId));
	const objective = found(plan.objectives.find(({ id }) => id === action.objectiveId));
	const reader = readerOf(gathered, ctx);
	const acts = action.removed ? [] : actsOnAction(ctx.actor, plan, action.status);
	return {
		top: topOf(gathered, ctx),
		edit: abilitiesIn(ctx.actor, plan).edit && action.removed === null,
		row: actionRow(action, plan.weights, reader),
		description: inLanguage(action.description, language),
		facts: factsOf(action, objective, gathered, language),
		terms: termsInWords(action, plan.weights, language),
		status: plan.approved ? statusText(action, gathered, language) : null,
		orphaned: orphanedText(gathered, isOrphaned(action, gathered.latest?.levels ?? new Map()), language),
		removed: action.removed && m.planning_removed_by({ who: nameOf(gathered, action.removed.by), date: dayOf(action.removed.at), reason: action.removed.reason }, { locale: language }),
		acts: acts.map((act) => ({ act, label: actWord(act, language), words: withWords.some((one) => one === act) })),
		work: await showWork(ctx, gathered, action),
		models: await modelsFor(ctx, plan.programme, gathered.instrument.key, action.indicators),
		carried: await carriedLinks(ctx, action),
		links: (await linksOf(ctx.read, action.id)).map(({ kind, title, on }) => ({ label: linkWord(kind, language), value: `${inLanguage(title, language)}, ${formatDate(on)}` })),
		history: await historyOf(ctx, gathered, actionId)
	};
}

/** Why it is flagged, and the report that shows it to whoever may open it. */
function orphanedText({ latest, mayOpenLatest }: GatheredPlan, isGone: boolean, locale: Language) {
	if (!latest || !isGone) return null;
	return { text: m.planning_orphaned_body({ round: latest.round }, { locale }), href: mayOpenLatest ? `/reporting/${latest.report.id}` : null };
}

/** Ways to the same work in the plan before and in the next one. */
async function carriedLinks({ read, language: locale }: Context, { id, carriedFrom }: StoredAction) {
	const [before, after] = await Promise.all([carriedFrom ? lineageOf(read, id) : [], carriedTo(read, id)]);
	const earlier = before[1];
	return [
		...(earlier ? [{ label: m.planning_carried_from({}, { locale }), href: `/planning/${earlier.plan}/actions/${earlier.id}` }] : []),
		...(after ? [{ label: m.planning_carried_to({}, { locale }), href: `/planning/${after.plan}/actions/${after.id}` }] : [])
	];
}

function nameOf({ people }: GatheredPlan, id: PersonId): string {
	return people.get(id)?.name ?? '';
}

function factsOf(action: StoredAction, objective: StoredObjective, { instrument }: GatheredPlan, locale: Language) {
	const options = { locale };
	const text = (of: StoredAction['title']) => inLanguage(of, locale);
	const indicators = action.indicators.map((code) => `${code} ${indicatorName(instrument, code, locale)}`).join('; ');
	return [
		{ label: m.planning_objective({}, options), value: `${objective.parameter}. ${text(objective.title)}` },
		{ label: m.planning_indicator({}, options), value: action.from === null ? indicators : `${indicators}: ${action.from} → ${Math.min(4, action.from + 1)}` },
		{ label: m.planning_type({}, options), value: typeWord(action.type, locale) },
		{ label: m.planning_output({}, options), value: text(action.expectedOutput) },
		{ label: m.planning_means({}, options), value: text(action.meansOfVerification) },
		{ label: m.planning_supporter({}, options), value: action.supporter },
		{ label: m.planning_cost({}, options), value: action.cost ? moneyText(action.cost, locale, (code) => currencyName(code, locale)) : '' },
		{ label: m.planning_funding({}, options), value: action.funding ? fundingWord(action.funding, locale) : '' }
	];
}

export function currencyName(code: string, language: Language): string {
	return inLanguage(vocabularies()['currencies']?.find(({ value }) => value === code)?.label, language) || code;
}

function statusText({ status, statusSet }: StoredAction, gathered: GatheredPlan, locale: Language): string {
	if (status === 'notStarted') return '';
	const [who, date] = [nameOf(gathered, statusSet.by), dayOf(statusSet.at)];
	return statusSet.reason ? m.planning_status_reason({ who, date, reason: statusSet.reason }, { locale }) : m.planning_status_set({ who, date }, { locale });
}

async function historyOf({ read, actor, language: locale }: Context, { plan, organisation }: GatheredPlan, actionId: string): Promise<string[]> {
	const versions = await actionHistory(read, actionId);
	const people = await peopleFor(read, actor, plan.programme, organisation, versions.map(({ author }) => author as PersonId));
	const line = (version: Version<ActionContent>, before: Version<ActionContent> | undefined) => {
		const [who, date] = [people.get(version.author as PersonId)?.name ?? '', dayOf(new Date(version.at))];
		if (!before) return m.planning_history_first({ who, date }, { locale });
		const fields = [...new Set(changedFields(before.content, version.content).map((field) => fieldWord(field.split('.')[0] ?? field, locale)))].join(', ');
		return m.planning_history_changed({ who, date, fields: fields.toLowerCase() }, { locale });
	};
	return versions.map((version, index) => line(version, versions[index - 1])).toReversed();
}

/** What every form of an action offers to choose from. */
function choices(language: Language) {
	return {
		types: actionTypes.map((value) => ({ value: value as string, label: typeWord(value, language) })),
		funding: fundingSources.map((value) => ({ value: value as string, label: fundingWord(value, language) })),
		currencies: (vocabularies()['currencies'] ?? []).map(({ value, label }) => ({ value, label: inLanguage(label, language) }))
	};
}

export async function showActionForm(ctx: Context, planId: string, actionId: string) {
	const gathered = await gatherPlan(ctx, planId);
	const action = found(gathered.plan.actions.find(({ id }) => id === actionId));
	return {
		top: topOf(gathered, ctx),
		mayEdit: abilitiesIn(ctx.actor, gathered.plan).edit,
		rank: action.rank,
		version: action.version,
		content: actionContent(action),
		choices: choices(ctx.language)
	};
}

/** `suggestion`: `5.1-2`, the library's advice for an organisation that stands at level 2 of 5.1. */
export async function showNewAction(ctx: Context, planId: string, objectiveId: string, suggestion: string) {
	const { language } = ctx;
	const gathered = await gatherPlan(ctx, planId);
	const { plan, instrument } = gathered;
	const objective = found(plan.objectives.find(({ id }) => id === objectiveId));
	const used = plan.actions.map(({ indicators, from }) => `${indicators[0]}-${from}`);
	const fitting = (await recommendationsOf(ctx.read, plan.programme, instrument.key)).filter(({ indicator, level }) =>
		objective.success.some((success) => success.indicator === indicator && level >= success.current && level < success.desired));
	const chosen = fitting.find(({ indicator, level }) => `${indicator}-${level}` === suggestion);
	const evidence = indicatorsOf(instrument).find(({ code }) => code === chosen?.indicator)?.evidence;
	return {
		top: topOf(gathered, ctx),
		mayEdit: abilitiesIn(ctx.actor, plan).edit,
		objective: { id: objective.id, title: `${objective.parameter}. ${inLanguage(objective.title, language)}` },
		indicators: objective.success.map(({ indicator }) => ({ value: indicator, label: `${indicator} ${indicatorName(instrument, indicator, language)}` })),
		suggestions: fitting.filter(({ indicator, level }) => !used.includes(`${indicator}-${level}`)).map(({ indicator, level, action }) => ({
			key: `${indicator}-${level}`, title: inLanguage(action.title, language), step: `${indicator}: ${level} → ${level + 1}`
		})),
		chosen: chosen && {
			indicator: chosen.indicator, from: chosen.level,
			content: {
				title: chosen.action.title, description: chosen.recommendation, type: chosen.action.type,
				expectedOutput: chosen.action.output, meansOfVerification: evidence ?? {}, ease: chosen.action.ease
			}
		},
		choices: choices(language)
	};
}

export async function showObjectiveForm(ctx: Context, planId: string, objectiveId: string) {
	const gathered = await gatherPlan(ctx, planId);
	const { plan } = gathered;
	const objective = found(plan.objectives.find(({ id }) => id === objectiveId));
	const { code, title, success } = objectiveView(objective, plan, readerOf(gathered, ctx));
	return {
		top: topOf(gathered, ctx),
		mayEdit: abilitiesIn(ctx.actor, plan).edit,
		title: `${code}. ${title}`,
		success,
		version: objective.version,
		content: { why: objective.why, voices: objective.voices, desired: objective.desired }
	};
}

export async function showPlanForm(ctx: Context, planId: string) {
	const gathered = await gatherPlan(ctx, planId);
	return { top: topOf(gathered, ctx), mayEdit: abilitiesIn(ctx.actor, gathered.plan).edit, version: gathered.plan.version, content: planContent(gathered.plan) };
}
