/** Gathers what is known about a report's diagnostic round, as it is stored at this moment. */
import { dateInBishkek } from '#kernel/clock.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { found } from '#kernel/problem.ts';
import { headOf } from '#journal/seal.server.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Case } from '#programme/diagnostics/case.ts';
import { dissentsOf, instrumentOf, previousDoneCase, resultOf, scoredOf, sessionFacts, type SessionFacts } from '#programme/diagnostics/read.server.ts';
import { humanCapacityOf } from '#programme/diagnostics/read-human-capacity.server.ts';
import { result } from '#programme/diagnostics/scoring.ts';
import { mappingBetween } from '#programme/diagnostics/read-instruments.server.ts';
import { targetsOf } from '#programme/diagnostics/read-targets.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { nameInFull } from '#register/masking.ts';
import { organisationById, type Organisation, peopleById, programmeById } from '#register/read.server.ts';
import { humanCapacitySource } from './human-capacity.ts';
import { lookedBackAt } from './store-looking-back.server.ts';
import { disputesOf } from './store-disputes.server.ts';
import { recommendationsIn } from './store-library.server.ts';
import { type Report, versionInWork } from './report.ts';
import type { EarlierRound, ReportSource } from './source.ts';
import { lastReply } from './store.server.ts';

/** `report` is absent while its first draft is being made. `issuedOn` is the day of issue, `null` for a draft. */
export async function sourceOf(read: Reader, of: Case, report: Report | null, issuedOn: LocalDate | null = null): Promise<ReportSource> {
	const organisation = found(await organisationById(read, of.organisation));
	const [programme, facts, instrument, scored, earlier, reply] = [
		found(await programmeById(read, of.programme)), await sessionFacts(read, of.id), await instrumentOf(read, of),
		await scoredOf(read, of.id), await earlierRound(read, of), report && (await replyOf(read, report))
	];
	return {
		organisation: { name: nameInFull(organisation), number: organisation.number, region: regionOf(organisation) },
		programme: programme.name,
		round: of.round,
		version: report ? versionInWork(report) : 1,
		issuedOn,
		anchor: issuedOn && (await anchorOf(read)),
		...partsOfMethod(facts),
		instrument,
		consensus: result(instrument, 'consensus', scored, organisation.paidStaff),
		verified: result(instrument, 'verified', scored, organisation.paidStaff),
		earlier,
		targets: await targetsOf(read, of),
		recommendations: await recommendationsIn(read, of.programme, instrument.key),
		reply,
		retrospective: report ? await lookedBackAt(read, report.id) : [],
		dissents: await dissentsOf(read, of.id),
		disputes: report ? await disputesOf(read, report.id) : [],
		humanCapacity: humanCapacitySource(await humanCapacityOf(read, of.id))
	};
}

function partsOfMethod({ consent, assessed, participants, assessors, evidence }: SessionFacts): Pick<ReportSource, 'consent' | 'assessed' | 'participants' | 'assessors' | 'documents'> {
	return {
		consent: { by: consent.by, on: consent.on, text: consent.text, textVersion: consent.textVersion },
		assessed,
		participants: participants.map(({ name, women, men, total }) => ({ role: name, women, men, total })),
		assessors: assessors.map(({ name, lead }) => ({ name, lead, organisation: '' })),
		documents: [...new Set(evidence.map(({ title }) => title))]
	};
}

/** Also of a round that was scored with another instrument: what of it can be compared is said by the instruments themselves. */
async function earlierRound(read: Reader, of: Case): Promise<EarlierRound | null> {
	const before = await previousDoneCase(read, of);
	if (!before) return null;
	const on = before.sessionOn ?? dateInBishkek(before.doneAt ?? before.statusSince);
	const pairs = await mappingBetween(read, await instrumentOf(read, of), await instrumentOf(read, before));
	return { on, instrument: before.instrument, pairs, result: await resultOf(read, before.id, 'verified') };
}

/** `12:9f86d0…`: the journal's last seal, by which later changes to the record can be found out. */
async function anchorOf(read: Reader): Promise<string | null> {
	const head = await headOf(read);
	return head ? `${head.number}:${head.hash}` : null;
}

async function replyOf(read: Reader, { id }: Report): Promise<ReportSource['reply']> {
	const reply = await lastReply(read, id);
	if (!reply) return null;
	const author = (await peopleById(read, [reply.author])).get(reply.author);
	return { by: author?.name ?? '', on: dateInBishkek(new Date(reply.at)), text: reply.text };
}

export function regionOf({ region }: Organisation): ReportSource['organisation']['region'] {
	return vocabularies()['regions']?.find(({ value }) => value === region)?.label ?? {};
}
