/** Rounds of choosing as pages show them: the list of them, and one with its panel and its long list. */
import { formatDate } from '#i18n/format.ts';
import { m } from '#i18n/paraglide/messages.js';
import { dateInBishkek } from '#kernel/clock.ts';
import { newId, type OrganisationId, type ProgrammeId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { hasProgrammeRole } from '#register/actor.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById, staffOf } from '#register/read.server.ts';
import type { Facts } from './facts.ts';
import type { FactSupplier } from './gather-facts.server.ts';
import { longList } from './list-targets.server.ts';
import { nameOfRound, namesOfTargets, type TargetName } from './name-targets.server.ts';
import { candidatesOf, declarationsOf, rulesOfRound, roundsWithSeat, type StoredCandidate, type StoredDeclaration, type StoredRound, type StoredVote, targetRoundById, targetRoundsOf, votesOf } from './store-targets.server.ts';
import { isSeated, mayDeclare, mayKnowOfTargets, mayPrepareTargets, mayReadVotes, maySeatPanel, mayViewTargets, panelRoles, targetActsFor } from './target-policy.ts';
import { scoresOf, tallyOf } from './target-round.ts';
import type { TargetRoundPage, TargetRounds, TargetRow } from './target-views.ts';
import type { Verdict } from './verdict.ts';

/** Fewer organisations than this could be guessed from a number. */
const smallestCount = 5;

/** For whoever pays, only how far each is and how many there are. */
export async function listTargetRounds(ctx: Context, programme: ProgrammeId): Promise<TargetRounds> {
	demand(mayKnowOfTargets(ctx.actor, programme));
	const seesFewOnly = !hasProgrammeRole(ctx.actor, programme, ...panelRoles, 'auditor');
	const shown = (count: number) => (seesFewOnly && count > 0 && count < smallestCount ? m.eligibility_target_fewer({ count: smallestCount }) : String(count));
	const rows = await targetRoundsOf(ctx.read, programme);
	const person = found(ctx.actor.personId);
	const seats = await roundsWithSeat(ctx.read, person);
	const rounds = rows.map(({ round, listed, chosen }) => ({
		id: round.id, name: nameOfRound(round), state: round.state, since: formatDate(dateInBishkek(round.stateAt)), places: round.places,
		listed: shown(listed), chosen: ['decided', 'announced'].includes(round.state) ? shown(chosen) : '',
		isOpen: mayViewTargets(ctx.actor, { ...round, programme, seats: seats.has(round.id) ? [{ person, isChair: false }] : [] }) === true
	}));
	return { mayBegin: mayPrepareTargets(ctx.actor, programme) === true, command: newId<'command'>(), rounds };
}

/** The round, for whoever sees its list; for everybody else there is none. */
export async function viewedRound(ctx: Context, id: string): Promise<StoredRound> {
	const round = await targetRoundById(ctx.read, id);
	return found(mayViewTargets(ctx.actor, round) === true ? round : null);
}

/** Who is on the list with which facts: as it was fixed, or as it would be today. */
export async function listedIn(ctx: Context, round: StoredRound, suppliers: readonly FactSupplier[]) {
	const [rules, today] = [await rulesOfRound(ctx.read, round), ctx.clock.today()];
	const listed = round.listedOn === null
		? round.state === 'abandoned' ? [] : (await longList(ctx.read, round.programme, rules, today, suppliers)).map(({ organisation, facts }) => ({ id: organisation, facts }))
		: (await candidatesOf(ctx.read, round.id)).map(({ organisationId, facts }) => ({ id: organisationId, facts }));
	return { rules, on: round.listedOn ?? today, listed: listed as readonly { id: OrganisationId; facts: Facts }[] };
}

export async function showTargetRound(ctx: Context, id: string, asked: { readonly order: string | null }, suppliers: readonly FactSupplier[]): Promise<TargetRoundPage> {
	const round = await viewedRound(ctx, id);
	const { rules, on, listed } = await listedIn(ctx, round, suppliers);
	const order = asked.order === 'region' ? 'region' : 'name';
	const [names, kept] = [await namesOfTargets(ctx, round.programme, listed.map((one) => one.id), order), await keptIn(ctx, round)];
	const scores = scoresOf(rules, listed, on);
	const declaring = mayDeclare(ctx.actor, round) === true;
	return {
		id, name: nameOfRound(round), state: round.state, stateReason: round.stateReason, places: round.places, listedOn: round.listedOn === null ? '' : formatDate(round.listedOn),
		seats: await seatsShown(ctx, round, kept), staff: maySeatPanel(ctx.actor, round) === true ? await staffToSeat(ctx, round) : null,
		rows: names.map((name) => showRow(ctx, name, scores.get(name.id)!, kept)), order,
		mayDeclare: declaring, mayVote: declaring && round.state === 'open', mayDecide: round.state === 'closed' && isSeated(ctx.actor, round),
		mayPropose: ['decided', 'announced'].includes(round.state), acts: targetActsFor(ctx.actor, round),
		undecided: kept.candidates.filter(({ decision }) => decision === null).length, command: newId<'command'>()
	};
}

interface Kept {
	readonly candidates: readonly StoredCandidate[];
	readonly declarations: readonly StoredDeclaration[];
	readonly votes: readonly StoredVote[];
	readonly areVotesOpen: boolean;
}

async function keptIn(ctx: Context, round: StoredRound): Promise<Kept> {
	return {
		candidates: await candidatesOf(ctx.read, round.id), declarations: await declarationsOf(ctx.read, round.id), votes: await votesOf(ctx.read, round.id),
		areVotesOpen: mayReadVotes(ctx.actor, round) === true && round.listedOn !== null
	};
}

function showRow({ actor }: Context, { id, name, number, region }: TargetName, { score }: Verdict, { candidates, declarations, votes, areVotesOpen }: Kept): TargetRow {
	const own = declarations.find((one) => one.organisationId === id && one.personId === actor.personId);
	const said = votes.filter((one) => one.organisationId === id);
	return {
		id, name, number, region, score: `${score?.points ?? 0} / ${score?.most ?? 0}`, unknown: score?.terms.filter(({ points }) => points === null).length ?? 0,
		declared: own ? (own.hasConflict ? 'conflict' : 'none') : null, hasVoted: said.some(({ personId }) => personId === actor.personId),
		tally: areVotesOpen ? tallyOf(said) : null, decision: candidates.find((one) => one.organisationId === id)?.decision ?? null
	};
}

/** How far each has come is no secret; how they voted is. */
async function seatsShown(ctx: Context, { seats }: StoredRound, { declarations, votes }: Kept): Promise<TargetRoundPage['seats']> {
	const people = await peopleById(ctx.read, seats.map(({ person }) => person));
	return seats.map(({ person, isChair }) => ({
		name: people.get(person)?.name ?? '', isChair,
		declared: declarations.filter(({ personId }) => personId === person).length, voted: votes.filter(({ personId }) => personId === person).length
	}));
}

async function staffToSeat(ctx: Context, { programme, seats }: StoredRound): Promise<NonNullable<TargetRoundPage['staff']>> {
	const staff = await staffOf(ctx.read, programme, ...panelRoles);
	return [...new Map(staff.map((one) => [one.id, one.name]))].map(([id, name]) => {
		const seat = seats.find(({ person }) => person === id);
		return { id, name, isSeated: seat !== undefined, isChair: seat?.isChair ?? false };
	});
}
