/** A programme, its people and an organisation with a confirmed profile, and ways to bring its diagnostic as far as a test needs. */
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { CommandId, OrganisationId, PersonId, ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { addEvidence } from '#programme/diagnostics/add-evidence.server.ts';
import { completeConsensus } from '#programme/diagnostics/complete-consensus.server.ts';
import { completeVerification } from '#programme/diagnostics/complete-verification.server.ts';
import { decideEvidence } from '#programme/diagnostics/decide-evidence.server.ts';
import { declareNoConflict } from '#programme/diagnostics/declare-no-conflict.server.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import type { OfferedScore } from '#programme/diagnostics/merge.ts';
import { publishInstrument } from '#programme/diagnostics/publish-instrument.server.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import { requestDiagnostics } from '#programme/diagnostics/request-diagnostics.server.ts';
import { saveScores } from '#programme/diagnostics/save-scores.server.ts';
import { scheduleDiagnostics } from '#programme/diagnostics/schedule-diagnostics.server.ts';
import { setParticipants } from '#programme/diagnostics/set-participants.server.ts';
import { startSession } from '#programme/diagnostics/start-session.server.ts';
import { verifyScores } from '#programme/diagnostics/verify-scores.server.ts';
import { startProfile } from '#programme/profiling/start-profile.server.ts';
import { profile } from '#programme/profiling/tables.server.ts';
import type { Definition } from '#questionnaires/definition.ts';
import { publishDefinition } from '#questionnaires/publish-definition.server.ts';
import type { Context } from '#register/context.server.ts';
import { member } from '#register/tables.server.ts';
import { codes, instrument } from './arbitrary-scores.ts';
import { anOrganisation, aPerson, aProgramme, aStaffMember } from './cast.ts';
import type { TestDatabase } from './database.ts';

const definition = JSON.parse(readFileSync(new URL('../../seeds/reference/questionnaires/profile-v1.json', import.meta.url), 'utf8')) as Definition;

export interface Diagnosing {
	readonly programme: ProgrammeId;
	readonly officer: PersonId;
	readonly lead: PersonId;
	readonly assessor: PersonId;
	readonly organisation: OrganisationId;
	readonly head: PersonId;
	readonly member: PersonId;
	/** A context of one of the people above, or of anybody else. */
	as(who: PersonId | 'officer' | 'lead' | 'assessor' | 'head' | 'member', commandId?: CommandId): Promise<Context>;
}

export async function diagnosing(kadam: TestDatabase): Promise<Diagnosing> {
	await publishInstrument(kadam.system, instrument);
	await publishDefinition(kadam.system, definition);
	const programme = await aProgramme(kadam, { instrument: { key: instrument.key, version: instrument.version }, profile: { key: definition.key, version: definition.version } });
	const [officer, lead, assessor] = [await aStaffMember(kadam, programme, 'officer'), await aStaffMember(kadam, programme, 'leadAssessor'), await aStaffMember(kadam, programme, 'assessor')];
	const of = await anotherOrganisation(kadam, programme);
	const people = { officer, lead, assessor, head: of.head, member: of.member };
	return { programme, ...people, organisation: of.organisation, as: (who, commandId) => kadam.contextFor(who in people ? people[who as keyof typeof people] : (who as PersonId), commandId ? { commandId } : {}) };
}

/** With a head, a member and a confirmed profile. */
export async function anotherOrganisation(kadam: TestDatabase, programme: ProgrammeId): Promise<{ organisation: OrganisationId; head: PersonId; member: PersonId }> {
	const { organisation, head } = await anOrganisation(kadam, programme);
	const colleague = await aPerson(kadam, { name: 'Бакыт Асанов' });
	await kadam.database.read.insert(member).values({ organisationId: organisation, personId: colleague, role: 'member', since: kadam.settableClock.now() });
	await startProfile(await kadam.contextFor(head), { organisation });
	await confirmUntil(kadam, organisation, '2027-03-01' as LocalDate);
	return { organisation, head, member: colleague };
}

/** The same programme and staff with another organisation, so that tests of one file do not meet. */
export async function another(kadam: TestDatabase, base: Diagnosing): Promise<Diagnosing> {
	const own = await anotherOrganisation(kadam, base.programme);
	return { ...base, ...own, as: (who, command) => base.as(who === 'head' ? own.head : who === 'member' ? own.member : who, command) };
}

export async function confirmUntil({ database }: TestDatabase, organisation: OrganisationId, until: LocalDate): Promise<void> {
	await database.read.update(profile).set({ status: 'confirmed', confirmedUntil: until }).where(eq(profile.organisationId, organisation));
}

export async function requested(of: Diagnosing): Promise<string> {
	const { organisation, programme } = of;
	const input = { organisation, programme, weeks: ['2026-03-02' as LocalDate], language: 'ky' as const, place: 'Нарын', note: '', consent: true as const };
	return (await requestDiagnostics(await of.as('head'), input)).case;
}

export const scheduling = (of: Diagnosing, id: string, basedOn = 1) =>
	({ case: id, basedOn, scheduledOn: '2026-03-12' as LocalDate, place: 'Нарын шаары, Ленин 5', language: 'ky' as const, lead: of.lead as string, assessors: [of.assessor as string] });

export async function scheduled(of: Diagnosing): Promise<string> {
	const id = await requested(of);
	await scheduleDiagnostics(await of.as('officer'), scheduling(of, id));
	for (const who of ['lead', 'assessor'] as const) await declareNoConflict(await of.as(who), { case: id });
	return id;
}

export async function inSession(of: Diagnosing): Promise<string> {
	const id = await scheduled(of);
	await startSession(await of.as('assessor'), { case: id });
	return id;
}

export const scoreAt = (indicator: string, level: Level, basedOn = 0): OfferedScore => ({ indicator, mark: { kind: 'level', level }, comment: '', basedOn });

/** Every indicator agreed at level 2 but where `levels` says otherwise. */
export async function inVerification(of: Diagnosing, levels: Readonly<Record<string, Level>> = {}): Promise<string> {
	const id = await inSession(of);
	const ctx = await of.as('assessor');
	const { version } = (await caseById(ctx.read, id))!;
	await setParticipants(ctx, { case: id, basedOn: version, participants: [{ role: 'head', women: 1, men: 0 }, { role: 'board', women: 2, men: 1 }] });
	await saveScores(ctx, { case: id, scores: codes.map((code) => scoreAt(code, levels[code] ?? 2)) });
	await completeConsensus(ctx, { case: id });
	return id;
}

/** A document of the organisation that an assessor accepted, as proof of review too. */
export async function provenFor(of: Diagnosing, id: string, ...indicators: string[]): Promise<string> {
	const { evidence } = await addEvidence(await of.as('head'), { case: id, indicators, title: 'Жыйналыштын протоколу', note: '', file: undefined });
	const ctx = await of.as('lead');
	for (const indicator of indicators) await decideEvidence(ctx, { case: id, evidence, indicator, decision: 'accepted', provesReview: true, note: '', basedOn: 0 });
	return evidence;
}

/** Verified as agreed, with proof wherever a level asks for it. */
export async function done(of: Diagnosing, levels: Readonly<Record<string, Level>> = {}): Promise<string> {
	const id = await inVerification(of, levels);
	const high = codes.filter((code) => (levels[code] ?? 2) > 2);
	if (high.length > 0) await provenFor(of, id, ...high);
	const ctx = await of.as('lead');
	await verifyScores(ctx, { case: id, scores: codes.map((code) => scoreAt(code, levels[code] ?? 2)) });
	await completeVerification(ctx, { case: id });
	return id;
}
