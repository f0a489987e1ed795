/** Verdicts in the words of their reader: the sentence, what is still missing and what to do about it, what is met and by which fact. */
import { formatDate, formatInstant } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { isId, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { demand, found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor, organisationById, peopleFor, programmesOf } from '#register/read.server.ts';
import { type FactKey, facts, hasBegun } from './facts.ts';
import { type FactSupplier, gatherFacts } from './gather-facts.server.ts';
import { mayAnswerAppeal, mayAppeal, mayProposeOverride, mayReadAppeals, maySeeStanding, mayViewVerdict } from './policy.ts';
import { ownTargetResults } from './own-targets.server.ts';
import { type Decided, eligibilityOf } from './read.server.ts';
import { type Condition, conditionsOf, type RuleSet } from './rules.ts';
import { appealsOf, overridesOf, type StoredAppeal, type StoredOverride } from './store-overrides.server.ts';
import { decide, type Judged, type JudgedCondition, missing } from './verdict.ts';
import type { EligibilityPage, ShownAppeal, ShownCondition, ShownOverride, ShownVerdict, StandingPage } from './views.ts';

const word = (key: string, params: Record<string, string | number>, locale: Language): string =>
	(texts as unknown as Record<string, ((params: object, options: { locale: Language }) => string) | undefined>)[`eligibility_${key}`]?.(params, { locale }) ?? '';

interface Beside {
	readonly overrides: readonly StoredOverride[];
	readonly appeals: readonly StoredAppeal[];
	readonly people: ReadonlyMap<PersonId, { readonly name: string }>;
	readonly isOwn: boolean;
	readonly mayAppeal: boolean;
}

export async function showEligibility(ctx: Context, programme: ProgrammeId, id: OrganisationId, suppliers: readonly FactSupplier[]): Promise<EligibilityPage> {
	const organisation = found(await organisationById(ctx.read, id));
	const of = { organisation: id, programme };
	demand(mayViewVerdict(ctx.actor, of));
	const today = ctx.clock.today();
	const decided = (await eligibilityOf(ctx.read, programme, [id], today, suppliers)).get(id) ?? [];
	const [overrides, appeals] = [await overridesOf(ctx.read, of), mayReadAppeals(ctx.actor, of) === true ? await appealsOf(ctx.read, of) : []];
	const known = await peopleFor(ctx.read, ctx.actor, programme, organisation, namedIn(overrides, appeals));
	const isOwn = ctx.actor.memberships.some((held) => held.organisation === id);
	const beside: Beside = { overrides, appeals, people: known, isOwn, mayAppeal: mayAppeal(ctx.actor, of) === true };
	return {
		organisation: { id, name: nameFor(ctx.actor, programme, organisation, ctx.language) }, isOwn, on: formatDate(today), command: newId<'command'>(),
		mayAnswer: mayAnswerAppeal(ctx.actor, of) === true, mayPropose: mayProposeOverride(ctx.actor, of) === true, targets: await ownTargetResults(ctx.read, programme, id),
		verdicts: decided[0]?.hasBegun ? decided.map((one) => showVerdict(one, id, beside, ctx.language)) : null
	};
}

/** For those who see no more of it: what counts, and how much was verified. */
export async function showStanding(ctx: Context, programme: ProgrammeId, id: OrganisationId, suppliers: readonly FactSupplier[]): Promise<StandingPage> {
	const organisation = found(await organisationById(ctx.read, id));
	demand(maySeeStanding(ctx.actor, { organisation: id, programme }));
	const today = ctx.clock.today();
	const decided = (await eligibilityOf(ctx.read, programme, [id], today, suppliers)).get(id) ?? [];
	const verified = decided[0]?.facts.weaknessActionsVerified;
	return {
		organisation: { id, name: nameFor(ctx.actor, programme, organisation, ctx.language) }, on: formatDate(today),
		standings: decided[0]?.hasBegun ? decided.map(({ ruleSet: { key, name }, standing }) => ({ key, name: inLanguage(name, ctx.language), standing })) : null,
		verified: { actions: Number(verified?.value ?? 0), latest: verified?.since ? formatDate(verified.since) : '' }
	};
}

/** One organisation's verdict by rules that are not published yet, and what those in force say. */
export async function showByDraft(ctx: Context, programme: ProgrammeId, id: OrganisationId, { draft, inForce }: { draft: RuleSet; inForce: RuleSet | null }, suppliers: readonly FactSupplier[]) {
	const today = ctx.clock.today();
	const organisation = found(isId(id) ? await organisationById(ctx.read, id) : undefined);
	found((await programmesOf(ctx.read, id)).includes(programme) || undefined);
	const known = found((await gatherFacts(ctx.read, programme, [id], today, suppliers)).get(id));
	if (!hasBegun(known)) return null;
	const verdict = decide(draft, known, today);
	const decided: Decided = { ruleSet: draft, verdict, override: null, standing: verdict.standing, hasBegun: true, facts: known };
	const beside: Beside = { overrides: [], appeals: [], people: new Map(), isOwn: false, mayAppeal: false };
	return { name: nameFor(ctx.actor, programme, organisation, ctx.language), verdict: showVerdict(decided, id, beside, ctx.language), before: inForce && decide(inForce, known, today).standing };
}

function namedIn(overrides: readonly StoredOverride[], appeals: readonly StoredAppeal[]): PersonId[] {
	return [...overrides.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]), ...appeals.flatMap(({ appealedBy, answeredBy }) => [appealedBy, answeredBy])].filter((one) => one !== null);
}

function showBeside({ ruleSet, override, standing }: Decided, { overrides, appeals, people, mayAppeal: appealing }: Beside): Pick<ShownVerdict, 'override' | 'proposal' | 'appeals' | 'mayAppeal'> {
	const own = appeals.filter(({ ruleSetKey }) => ruleSetKey === ruleSet.key);
	const proposal = overrides.find(({ ruleSetKey, state }) => ruleSetKey === ruleSet.key && state === 'proposed');
	return {
		override: override && showOverride(override, people), proposal: proposal ? showOverride(proposal, people) : null,
		appeals: own.map((one): ShownAppeal => ({
			id: one.id, state: one.state, text: one.text, by: whoAndWhen(one.appealedBy, one.appealedAt, people), answer: one.answer, command: newId<'command'>(),
			answeredBy: one.answeredAt ? whoAndWhen(one.answeredBy, one.answeredAt, people) : ''
		})),
		mayAppeal: appealing && standing !== 'eligible' && !own.some(({ state }) => state === 'open')
	};
}

export function showOverride(one: StoredOverride, people: Beside['people']): ShownOverride {
	return {
		id: one.id, standing: one.standing, state: one.state, reason: one.reason, until: formatDate(one.until),
		proposed: whoAndWhen(one.proposedBy, one.proposedAt, people), decided: one.decidedAt ? whoAndWhen(one.decidedBy, one.decidedAt, people) : ''
	};
}

function whoAndWhen(person: PersonId | null, at: Date, people: Beside['people']): string {
	return [people.get(person as PersonId)?.name, formatInstant(at)].filter(Boolean).join(', ');
}

export function showVerdict(decided: Decided, organisation: OrganisationId, beside: Beside, language: Language): ShownVerdict {
	const { ruleSet, verdict } = decided;
	const conditions = new Map(conditionsOf(ruleSet.rule).map((one) => [one.key, one]));
	const show = (one: JudgedCondition) => showCondition(conditions.get(one.key)!, one, organisation, language);
	const still = missing(verdict.judged);
	const single = still.filter((one) => one.kind === 'condition');
	const groups = still.filter((one) => one.kind !== 'condition');
	return {
		key: ruleSet.key, name: inLanguage(ruleSet.name, language), standing: verdict.standing, ...showBeside(decided, beside),
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
	profileBegun: '/profiling', profileConfirmedOn: '/profiling', describesConstituency: '/profiling', protectsRights: '/profiling', isRegistered: '/profiling', isDebarred: '/profiling', openObligations: '/profiling',
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

export function sayFact(fact: FactKey, value: string | number | boolean | null, since: string | null, language: Language): string {
	const { kind } = facts[fact];
	if (kind === 'date') return value === null ? word('known_not_yet', {}, language) : word('known_on', { date: formatDate(String(value)) }, language);
	const shown = kind === 'yesNo' ? word(value ? 'known_yes' : 'known_no', {}, language) : kind === 'course' ? word(`course_${String(value)}`, {}, language) : String(value);
	return since === null ? word('known', { value: shown }, language) : word('known_since', { value: shown, date: formatDate(since) }, language);
}
