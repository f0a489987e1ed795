/** One organisation of the list, before its panel: the gates it passed, the score part by part, and what is said about it. */
import { formatDate, formatInstant, formatNumber } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import { newId, type OrganisationId, type PersonId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { membersOf, peopleById } from '#register/read.server.ts';
import type { FactKey } from './facts.ts';
import { nameOfRound, namesOfTargets } from './name-targets.server.ts';
import { viewedRound } from './read-target-rounds.server.ts';
import type { RuleSet } from './rules.ts';
import { sayFact, showVerdict } from './show-eligibility.server.ts';
import { overrideById } from './store-overrides.server.ts';
import { candidateOf, candidatesOf, declarationsOf, rulesOfRound, type StoredCandidate, type StoredRound, votesOf } from './store-targets.server.ts';
import { mayDecideTarget, mayReadVotes, mayVote } from './target-policy.ts';
import { tallyOf, withinPlaces } from './target-round.ts';
import type { ShownTerm, TargetCandidatePage } from './target-views.ts';
import { decide, type Verdict } from './verdict.ts';
import type { ShownCondition } from './views.ts';

export async function showTargetCandidate(ctx: Context, id: string, organisation: string): Promise<TargetCandidatePage> {
	const round = await viewedRound(ctx, id);
	const candidate = await candidateOf(ctx.read, id, organisation);
	const rules = await rulesOfRound(ctx.read, round);
	const verdict = decide(rules, candidate.facts, found(round.listedOn));
	const [name] = await namesOfTargets(ctx, round.programme, [candidate.organisationId]);
	const { score } = verdict;
	return {
		round: { id, name: nameOfRound(round), state: round.state }, organisation: { id: candidate.organisationId, name: name!.name, number: name!.number, region: name!.region },
		listedOn: formatDate(found(round.listedOn)), score: `${formatNumber(score?.points ?? 0, ctx.language)} / ${formatNumber(score?.most ?? 0, ctx.language)}`,
		terms: termsShown(ctx, rules, candidate, verdict), gates: gatesShown(ctx, rules, candidate, verdict),
		overrideReason: candidate.overrideId === null ? '' : (await overrideById(ctx.read, candidate.overrideId)).reason,
		...(await saidAbout(ctx, round, candidate)), isWithin: round.state === 'open' ? null : await isWithin(ctx, round, rules, candidate.organisationId),
		letter: (await membersOf(ctx.read, candidate.organisationId)).find(({ role }) => role === 'head')?.language ?? 'ky', command: newId<'command'>()
	};
}

async function isWithin(ctx: Context, round: StoredRound, rules: RuleSet, id: OrganisationId): Promise<boolean> {
	const listed = (await candidatesOf(ctx.read, round.id)).map(({ organisationId, facts }) => ({ id: organisationId, facts }));
	return withinPlaces(rules, listed, { places: round.places, on: found(round.listedOn) }).has(id);
}

/** Of whom the reader may hear what: of oneself always, of others once nobody votes any more. */
async function saidAbout(ctx: Context, round: StoredRound, { organisationId, decision, reason, againstReason, decidedBy, decidedAt }: StoredCandidate) {
	const declared = (await declarationsOf(ctx.read, round.id)).filter((one) => one.organisationId === organisationId);
	const votes = (await votesOf(ctx.read, round.id)).filter((one) => one.organisationId === organisationId);
	const people = await peopleById(ctx.read, [...round.seats.map(({ person }) => person), ...(decidedBy ? [decidedBy] : [])]);
	const named = (person: PersonId | null) => people.get(person as PersonId)?.name ?? '';
	const own = votes.find(({ personId }) => personId === ctx.actor.personId);
	const said = declared.find(({ personId }) => personId === ctx.actor.personId);
	const areOpen = mayReadVotes(ctx.actor, round) === true;
	const forPolicy = declared.map(({ personId, hasConflict }) => ({ person: personId, hasConflict }));
	return {
		declared: said ? (said.hasConflict ? ('conflict' as const) : ('none' as const)) : null,
		mayVote: mayVote(ctx.actor, round, forPolicy) === true, mayDecide: mayDecideTarget(ctx.actor, round, forPolicy) === true,
		own: own ? { vote: own.vote, reason: own.reason } : null,
		votes: areOpen ? votes.map(({ personId, vote, reason: why }) => ({ by: named(personId), vote, reason: why })) : null,
		conflicts: areOpen ? declared.filter(({ hasConflict }) => hasConflict).map(({ personId }) => named(personId)) : [],
		tally: areOpen ? tallyOf(votes) : null,
		decision: decision && { decision, reason, againstReason, by: [named(decidedBy), decidedAt && formatInstant(decidedAt)].filter(Boolean).join(', ') }
	};
}

/** Each part with the fact it comes from, since when that is so, and who says it. */
function termsShown({ language }: Context, { score = [] }: RuleSet, { facts }: StoredCandidate, verdict: Verdict): ShownTerm[] {
	return score.map(({ fact, name, weight }) => {
		const { points = null, most = 0 } = verdict.score?.terms.find((one) => one.fact === fact) ?? {};
		const known = facts[fact];
		return {
			name: inLanguage(name, language), weight: formatNumber(weight, language, Number.isInteger(weight) ? 0 : 1), source: sourceOf(fact),
			points: points === null ? '' : `${formatNumber(points, language)} / ${formatNumber(most, language)}`,
			known: known ? sayFact(fact, known.value, known.since, language) : ''
		};
	});
}

function sourceOf(fact: FactKey): string {
	switch (fact) {
		case 'stepsTaken': return m.eligibility_target_source_steps();
		case 'trainingActivity': return m.eligibility_target_source_training();
		case 'reportQuality': return m.eligibility_target_source_report();
		case 'planQuality': return m.eligibility_target_source_plan();
		default: return m.eligibility_target_source_record();
	}
}

function gatesShown({ language }: Context, ruleSet: RuleSet, { facts, organisationId }: StoredCandidate, verdict: Verdict): readonly ShownCondition[] {
	const nothing = { overrides: [], appeals: [], people: new Map(), isOwn: false, mayAppeal: false };
	const { missing, met } = showVerdict({ ruleSet, verdict, override: null, standing: verdict.standing, hasBegun: true, facts }, organisationId, nothing, language);
	return [...missing.flatMap(({ conditions }) => conditions), ...met];
}
