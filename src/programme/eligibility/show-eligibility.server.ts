/** Verdicts in the words of their reader: the sentence, what is still missing and what to do about it, what is met and by which fact. */
import { formatDate } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, organisationById } from '#register/read.server.ts';
import { type FactKey, facts } from './facts.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { mayViewVerdict } from './policy.ts';
import { type Decided, eligibilityOf } from './read.server.ts';
import { type Condition, conditionsOf } from './rules.ts';
import { type Judged, type JudgedCondition, missing } from './verdict.ts';
import type { EligibilityPage, ShownCondition, ShownVerdict } from './views.ts';

const word = (key: string, params: Record<string, string | number>, locale: Language): string =>
	(texts as unknown as Record<string, ((params: object, options: { locale: Language }) => string) | undefined>)[`eligibility_${key}`]?.(params, { locale }) ?? '';

export async function showEligibility(ctx: Context, programme: ProgrammeId, id: OrganisationId, suppliers: readonly FactSupplier[]): Promise<EligibilityPage> {
	const organisation = found(await organisationById(ctx.read, id));
	demand(mayViewVerdict(ctx.actor, { organisation: id, programme }));
	const today = ctx.clock.today();
	const decided = (await eligibilityOf(ctx.read, programme, [id], today, suppliers)).get(id) ?? [];
	const isOwn = ctx.actor.memberships.some((held) => held.organisation === id);
	return {
		organisation: { id, name: nameFor(ctx.actor, programme, organisation, ctx.language) }, isOwn, on: formatDate(today),
		verdicts: hasBegun(decided) ? decided.map((one) => showVerdict(one, id, ctx.language)) : null
	};
}

/** Something is known of the organisation that it did or said in the programme itself. */
function hasBegun(decided: readonly Decided[]): boolean {
	const judged = decided.flatMap(({ verdict }) => conditionsIn(verdict.judged));
	return judged.some(({ known }) => known !== null && known.since !== null) || judged.some(({ fact, known }) => fact === 'describesConstituency' && known !== null);
}

function showVerdict({ ruleSet, verdict }: Decided, organisation: OrganisationId, language: Language): ShownVerdict {
	const conditions = new Map(conditionsOf(ruleSet.rule).map((one) => [one.key, one]));
	const show = (one: JudgedCondition) => showCondition(conditions.get(one.key)!, one, organisation, language);
	const still = missing(verdict.judged);
	const single = still.filter((one) => one.kind === 'condition');
	const groups = still.filter((one) => one.kind !== 'condition');
	return {
		key: ruleSet.key, name: inLanguage(ruleSet.name, language), standing: verdict.standing,
		sentence: verdict.standing === 'eligible' ? inLanguage(ruleSet.opens, language) : word(`sentence_${verdict.standing}`, {}, language),
		missing: [
			...(single.length > 0 ? [{ lead: '', conditions: single.map(show) }] : []),
			...groups.map((one) => ({ lead: leadOf(one, language), conditions: conditionsIn(one).filter(({ outcome }) => one.kind === 'not' || outcome !== 'met').map(show) }))
		],
		met: conditionsIn(verdict.judged).filter(({ outcome }) => outcome === 'met').map(show)
	};
}

function leadOf(group: Judged, language: Language): string {
	if (group.kind === 'not') return word('group_not', {}, language);
	return word('group_some', { count: group.kind === 'condition' ? 1 : group.count }, language);
}

function conditionsIn(judged: Judged): readonly JudgedCondition[] {
	if (judged.kind === 'condition') return [judged];
	return judged.kind === 'not' ? conditionsIn(judged.rule) : judged.rules.flatMap(conditionsIn);
}

/** Where an organisation changes a fact. */
const places: Readonly<Partial<Record<FactKey, string>>> = {
	profileConfirmedOn: '/profiling', describesConstituency: '/profiling', protectsRights: '/profiling', isRegistered: '/profiling', isDebarred: '/profiling', openObligations: '/profiling',
	diagnostic: '/diagnostics', reportIssuedOn: '/reporting', planApprovedOn: '/planning', weaknessActionsVerified: '/planning', overdueCriticalActions: '/planning', planUpdatedOn: '/planning'
};

function showCondition(condition: Condition, { outcome, fact, known }: JudgedCondition, organisation: OrganisationId, language: Language): ShownCondition {
	const place = places[fact] ?? null;
	return {
		key: condition.key, asks: inLanguage(condition.asks, language), remedy: inLanguage(condition.remedy, language), outcome, isLater: condition.due === 'later',
		known: known === null ? '' : sayFact(fact, known.value, known.since, language),
		href: place === '/diagnostics' && known?.value === 'none' ? `/diagnostics/request?organisation=${organisation}` : place
	};
}

function sayFact(fact: FactKey, value: string | number | boolean | null, since: string | null, language: Language): string {
	const { kind } = facts[fact];
	if (kind === 'date') return value === null ? word('known_not_yet', {}, language) : word('known_on', { date: formatDate(String(value)) }, language);
	const shown = kind === 'yesNo' ? word(value ? 'known_yes' : 'known_no', {}, language) : kind === 'course' ? word(`course_${String(value)}`, {}, language) : String(value);
	return since === null ? word('known', { value: shown }, language) : word('known_since', { value: shown, date: formatDate(since) }, language);
}
