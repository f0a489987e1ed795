/** Walks one round of diagnostics as the people themselves would: request, schedule, agree on scores, verify them with evidence. */
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { inLanguage } from '#kernel/localised.ts';
import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { completeConsensus } from '#programme/diagnostics/complete-consensus.server.ts';
import { completeVerification } from '#programme/diagnostics/complete-verification.server.ts';
import { decideEvidence } from '#programme/diagnostics/decide-evidence.server.ts';
import { declareNoConflict } from '#programme/diagnostics/declare-no-conflict.server.ts';
import { type Indicator, indicatorsOf, type Instrument, type Level } from '#programme/diagnostics/instrument.ts';
import { noteDissent } from '#programme/diagnostics/note-dissent.server.ts';
import { caseById, instrumentOf } from '#programme/diagnostics/read.server.ts';
import { requestDiagnostics } from '#programme/diagnostics/request-diagnostics.server.ts';
import { saveScores } from '#programme/diagnostics/save-scores.server.ts';
import { scheduleDiagnostics } from '#programme/diagnostics/schedule-diagnostics.server.ts';
import { setParticipants } from '#programme/diagnostics/set-participants.server.ts';
import { startSession } from '#programme/diagnostics/start-session.server.ts';
import { evidenceOf } from '#programme/diagnostics/store-evidence.server.ts';
import { weeksFrom } from '#programme/diagnostics/weeks.ts';
import { verifyScores } from '#programme/diagnostics/verify-scores.server.ts';
import type { Member } from './cast.ts';
import { chance } from './chance.ts';
import { askPeople, confirmPeople } from './walk-people.ts';
import { appointSecond, scoreTwice, type TwiceUpTo } from './walk-double-scoring.ts';
import { listRespondents, scoreAlone } from './walk-respondents.ts';
import { comments } from './comments.ts';
import type { Stage } from './stage.ts';

/** Levels scatter around where the organisation stands, and are somewhat higher in a later round. */
export function agreedLevel(member: Member, round: number, { code }: Indicator): Level {
	const drift = member.wishes.includes(code.split('.')[0]!) ? -0.7 : 0;
	const value = member.around + (round - 1) * 0.45 + drift + (chance(member.key, code) - 0.5) * 1.9;
	return Math.min(4, Math.max(1, Math.round(value))) as Level;
}

/** In one case of seven the assessors find less than the group believed. */
function verifiedLevel(member: Member, round: number, indicator: Indicator): Level {
	const agreed = agreedLevel(member, round, indicator);
	return agreed > 1 && chance(member.key, indicator.code, 'verified', round) < 0.15 ? ((agreed - 1) as Level) : agreed;
}

export interface Round {
	readonly member: Member;
	readonly round: number;
	/** The day on which the organisation asks. */
	readonly from: LocalDate;
	readonly upTo: 'requested' | 'scheduled' | 'consensus' | 'verification' | 'done';
	/** Two assessors score it independently; `upTo` other than `done` leaves them where this says. */
	readonly twice?: TwiceUpTo | undefined;
}

export async function walkDiagnostics(stage: Stage, { member, round, from, upTo, twice }: Round): Promise<string> {
	const { organisation, head } = stage.of(member);
	stage.at(from, 9);
	const asked = { organisation, programme: stage.programme, weeks: weeksFrom(addDays(from, 14), 4), language: member.head.language, place: member.settlement, note: '', consent: 'on' as const };
	const { case: id } = await requestDiagnostics(await stage.as(head), asked);
	if (upTo === 'requested') return id;
	const instrument = await instrumentOf(stage.runtime.database.read, (await caseById(stage.runtime.database.read, id))!);
	await schedule(stage, member, id, from);
	const alone = upTo === 'consensus' || upTo === 'verification';
	if (upTo === 'scheduled' || alone) await listRespondents(stage, member, id, alone ? 6 : 3);
	const step = upTo === 'scheduled' ? 'listed' : upTo === 'done' ? 'confirmed' : 'partlyConfirmed';
	const people = await askPeople(stage, { member, round }, id, addDays(from, 5), step);
	if (upTo === 'scheduled') return id;
	if (alone) await scoreAlone(stage, { member, round, instrument }, id, addDays(from, 14));
	await session(stage, { member, round, instrument }, id, addDays(from, 21), upTo === 'consensus');
	await confirmPeople(stage, member, id, people, addDays(from, 21), step);
	if (upTo === 'consensus') return id;
	await verify(stage, { member, round, instrument }, id, addDays(from, 24), upTo === 'verification', twice);
	return id;
}

async function schedule(stage: Stage, member: Member, id: string, from: LocalDate): Promise<void> {
	stage.at(addDays(from, 3), 11);
	const officer = await stage.as(stage.people.officer);
	const { version } = (await caseById(officer.read, id))!;
	await scheduleDiagnostics(officer, {
		case: id, basedOn: version, scheduledOn: addDays(from, 21), place: member.settlement, language: member.head.language,
		lead: stage.people.lead, assessors: [stage.people.assessor]
	});
	for (const assessor of [stage.people.lead, stage.people.assessor]) await declareNoConflict(await stage.as(assessor), { case: id });
}

export type Scored = Pick<Round, 'member' | 'round'> & { readonly instrument: Instrument };

async function session(stage: Stage, { member, round, instrument }: Scored, id: string, on: LocalDate, halfway: boolean): Promise<void> {
	stage.at(on, 10);
	const assessor = await stage.as(stage.people.assessor);
	await startSession(assessor, { case: id });
	const { version } = (await caseById(assessor.read, id))!;
	const participants = [{ role: 'head' as const, women: member.head.sex === 'female' ? 1 : 0, men: member.head.sex === 'male' ? 1 : 0 }, { role: 'board' as const, women: 2, men: 1 }, { role: 'staff' as const, women: 2, men: 1 }, { role: 'volunteer' as const, women: 1, men: 1 }];
	await setParticipants(assessor, { case: id, basedOn: version, participants });
	stage.at(on, 14);
	const indicators = indicatorsOf(instrument).slice(0, halfway ? 21 : undefined);
	const scores = indicators.map((indicator) => ({ indicator: indicator.code, ...mark(member, round, indicator), basedOn: 0 }));
	await saveScores(assessor, { case: id, scores });
	await noteDissent(assessor, { case: id, indicator: '4.2', text: 'Эки адам бир деңгээл жогору деп эсептейт: тартип жазылганы менен, аны баары эле биле бербейт дешти.' });
	if (!halfway) await completeConsensus(assessor, { case: id });
}

/** What the group agreed: a level with its reason now and then; a village organisation has no use for 6.4, and somebody never knows 5.4. */
function mark(member: Member, round: number, indicator: Indicator) {
	if (indicator.code === '6.4' && member.reach === 'village') return { mark: { kind: 'notApplicable' as const, reason: 'Айылдагы суу бөлүштүрүүгө мындай коркунуч жок.' }, comment: '' };
	if (indicator.code === '10.1' && chance(member.key, 'unknown') < 0.3) return { mark: { kind: 'dontKnow' as const }, comment: '' };
	const level = agreedLevel(member, round, indicator);
	const said = comments[indicator.code.split('.')[0]!]!;
	const speaks = chance(member.key, indicator.code, 'said', round) < 0.4;
	return { mark: { kind: 'level' as const, level }, comment: speaks ? (level >= 3 ? said.high : said.low) : '' };
}

async function verify(stage: Stage, { member, round, instrument }: Scored, id: string, on: LocalDate, halfway: boolean, twice?: TwiceUpTo): Promise<void> {
	const indicators = indicatorsOf(instrument);
	if (twice) await appointSecond(stage, id, on);
	await offerEvidence(stage, { member, round, instrument }, id, on);
	stage.at(addDays(on, 2), 10);
	const lead = await stage.as(stage.people.lead);
	for (const item of await evidenceOf(lead.read, id)) {
		for (const { indicator: code, version: basedOn } of item.links) {
			const indicator = indicators.find((known) => known.code === code)!;
			const verified = verifiedLevel(member, round, indicator);
			const decision = verified >= 3 ? ('accepted' as const) : ('notAccepted' as const);
			const note = decision === 'accepted' ? '' : 'Документ бар, бирок акыркы он эки айда колдонулганы көрүнбөйт.';
			await decideEvidence(lead, { case: id, evidence: item.id, indicator: code, decision, provesReview: verified === 4, note, basedOn });
		}
	}
	stage.at(addDays(on, 3), 16);
	const seen = indicators.slice(0, halfway && !twice ? 30 : undefined).map((indicator) => {
		const agreed = mark(member, round, indicator);
		const level = verifiedLevel(member, round, indicator);
		const stricter = agreed.mark.kind === 'level' && level < agreed.mark.level;
		const comment = stricter ? 'Топ айткан деңгээлди далилдеген документ табылган жок.' : '';
		return { indicator: indicator.code, mark: agreed.mark.kind === 'level' ? { kind: 'level' as const, level } : agreed.mark, comment, basedOn: 0 };
	});
	if (twice) await scoreTwice(stage, member, id, addDays(on, 3), seen, twice);
	else await verifyScores(lead, { case: id, scores: seen });
	if (!halfway) await completeVerification(lead, { case: id });
}

/** A document for every indicator where the group claims level 3 or more, named as the instrument names such proof. */
async function offerEvidence(stage: Stage, { member, round, instrument }: Scored, id: string, on: LocalDate): Promise<void> {
	stage.at(on, 12);
	const head = await stage.as(stage.of(member).head);
	for (const indicator of indicatorsOf(instrument)) {
		if (mark(member, round, indicator).mark.kind !== 'level' || agreedLevel(member, round, indicator) < 3) continue;
		const title = inLanguage(indicator.evidence, 'ky').split(/[,;]/)[0]!.trim();
		await addEvidence(head, { case: id, indicators: [indicator.code], title: `${title} (${indicator.code})`, note: '', file: undefined });
	}
}
