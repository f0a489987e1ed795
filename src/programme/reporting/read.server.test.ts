import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import { entrust } from '#register/entrust.server.ts';
import { organisationById } from '#register/read.server.ts';
import { organisation } from '#register/tables.server.ts';
import { aPerson, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { anotherOrganisation, done, type Diagnosing } from '../../../tests/support/diagnostic-case.ts';
import { drafted, issued, levels, refusalOf, reporting, type Reporting, reviewed, sent } from './cases/reporting.ts';
import { mayViewReport } from './policy.ts';
import { issuedReportOf, type Report, reportById, reportOfCase, reportsVisibleTo } from './read.server.ts';
import { waitingFor } from './read-waiting.server.ts';
import { reopenReport } from './reopen-report.server.ts';
import { returnReport } from './return-report.server.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';

const kadam = await testDatabase();
const { read } = kadam.database;
const first = await reporting(kadam);
const reports: Report[] = [];
const people = new Map<string, PersonId>();
const parties: Reporting[] = [first];

/** Another organisation of the same programme, assessed by the same people. */
async function another(masked = false): Promise<Reporting> {
	const { organisation: id, head, member } = await anotherOrganisation(kadam, first.programme);
	const of: Diagnosing = { ...first, organisation: id, head, member, as: (who, command) => first.as(who === 'head' ? head : who === 'member' ? member : who, command) };
	const caseId = await done(of, levels);
	if (masked) await read.update(organisation).set({ masked }).where(eq(organisation.id, id));
	const party = { ...of, kadam, caseId };
	parties.push(party);
	return party;
}

beforeAll(async () => {
	const bring = [drafted, reviewed, sent, issued, issued, issued, sent] as const;
	for (const [place, to] of bring.entries()) {
		const of = place === 0 ? first : await another(place === 4);
		kadam.settableClock.advance(60_000);
		const id = await to(of);
		if (place === 5) await reopenReport(await of.as('lead'), { report: id, reason: 'x' });
		if (place === 6) await returnReport(await of.as('lead'), { report: id, reason: 'x' });
		reports.push((await reportById(read, id))!);
	}
	for (const role of ['auditor', 'consultant', 'reviewer', 'donor', 'trainer', 'evaluator'] as const) people.set(role, await aStaffMember(kadam, first.programme, role));
	for (const who of ['officer', 'lead', 'assessor'] as const) people.set(who, first[who]);
	people.set('other lead', await aStaffMember(kadam, first.programme, 'leadAssessor'));
	people.set('stranger', await aPerson(kadam));
	for (const [place, party] of parties.entries()) people.set(`head ${place}`, party.head).set(`member ${place}`, party.member);
	const since = kadam.settableClock.now();
	await kadam.database.transaction(async (tx) => {
		for (const { organisation: of } of reports) {
			for (const role of ['consultant', 'reviewer'] as const) await entrust(tx, { programme: first.programme, organisation: of, person: people.get(role)!, role, since });
		}
	});
}, 60_000);

const statuses = () => reports.map(({ status }) => status);

test('the cast has a report in every state of work', () => {
	expect(statuses()).toEqual(['draft', 'reviewed', 'sent', 'issued', 'issued', 'draft', 'draft']);
});

test('everybody’s list holds what the policy lets them see, and nothing else', async () => {
	for (const [who, person] of people) {
		const { actor } = await kadam.contextFor(person);
		const listed = (await reportsVisibleTo(read, actor, first.programme)).map(({ report }) => report.id).sort();
		const permitted = [];
		for (const report of reports) {
			const { masked } = (await organisationById(read, report.organisation))!;
			if (mayViewReport(actor, report, masked) === true) permitted.push(report.id);
		}
		expect(listed, who).toEqual(permitted.sort());
	}
});

test('who sees how many', async () => {
	const counts: Record<string, number> = {};
	for (const [who, person] of people) counts[who] = (await reportsVisibleTo(read, (await kadam.contextFor(person)).actor, first.programme)).length;
	expect(counts).toMatchObject({ officer: 7, auditor: 7, lead: 7, assessor: 7, consultant: 2, reviewer: 0, donor: 0, trainer: 0, evaluator: 0, stranger: 0, 'other lead': 0 });
	expect(parties.map((_, place) => counts[`head ${place}`])).toEqual([0, 0, 1, 1, 1, 1, 1]);
	expect(parties.map((_, place) => counts[`member ${place}`])).toEqual([0, 0, 1, 1, 1, 1, 1]);
});

test('the organisation reads what was sent or issued, and never the draft of a correction', async () => {
	const asHead = (place: number) => parties[place]!.as('head');
	expect(await refusalOf(visibleReport(await asHead(0), reports[0]!.id))).toBe('common/not-found');
	const sentOne = await asHead(2);
	expect((await shownDocument(sentOne, await visibleReport(sentOne, reports[2]!.id), 'ky'))?.issuedOn).toBeNull();
	const corrected = await asHead(5);
	expect((await shownDocument(corrected, await visibleReport(corrected, reports[5]!.id), 'ky'))?.version).toBe(1);
	const takenBack = await asHead(6);
	expect(await shownDocument(takenBack, await visibleReport(takenBack, reports[6]!.id), 'ky')).toBeNull();
	const asOfficer = await first.as('officer');
	expect(await shownDocument(asOfficer, await visibleReport(asOfficer, reports[5]!.id), 'ky')).toMatchObject({ version: 2, issuedOn: null });
	expect(await refusalOf(visibleReport(await asHead(3), reports[4]!.id)), 'of another organisation').toBe('common/not-found');
});

test('a list is paged by the place where the page before ended, and filtered', async () => {
	const { actor } = await first.as('officer');
	const seen: string[] = [];
	for (let after: { since: Date; id: string } | undefined; ; ) {
		const rows = await reportsVisibleTo(read, actor, first.programme, { after }, 2);
		if (rows.length === 0) break;
		seen.push(...rows.map(({ report }) => report.id));
		const last = rows.at(-1)!.report;
		after = { since: last.statusSince, id: last.id };
	}
	expect(seen).toEqual(reports.map(({ id }) => id).reverse());
	expect((await reportsVisibleTo(read, actor, first.programme, { status: 'issued' })).length).toBe(2);
	expect((await reportsVisibleTo(read, actor, first.programme, { region: 'KG-O' })).length).toBe(0);
});

test('what waits for whom', async () => {
	const unwritten = await another();
	const today = kadam.settableClock.today();
	const waiting = async (who: PersonId) => (await waitingFor(read, (await kadam.contextFor(who)).actor, first.programme, today)).map(({ kind }) => kind).sort();
	expect(await waiting(first.lead)).toEqual(['draft', 'review', 'review', 'review', 'send']);
	expect(await waiting(first.assessor)).toEqual(['draft', 'write', 'write', 'write']);
	expect(await waiting(first.officer)).toEqual(['send']);
	expect(await waiting(parties[2]!.head)).toEqual(['reply']);
	expect(await waiting(parties[2]!.member)).toEqual([]);
	expect(await waiting(parties[3]!.head)).toEqual([]);
	for (const who of ['auditor', 'consultant', 'reviewer', 'donor', 'stranger']) expect(await waiting(people.get(who)!), who).toEqual([]);
	expect((await reportOfCase(read, unwritten.caseId))).toBeUndefined();
	kadam.settableClock.advance(11 * 24 * 60 * 60 * 1000);
	const late = await waitingFor(read, (await first.as('officer')).actor, first.programme, kadam.settableClock.today());
	expect(late.map(({ kind, report }) => [kind, report?.id])).toContainEqual(['issue', reports[2]!.id]);
});

test('later stages learn what was issued about a case', async () => {
	expect(await issuedReportOf(read, reports[2]!.caseId)).toBeUndefined();
	expect(await issuedReportOf(read, reports[3]!.caseId)).toMatchObject({ id: reports[3]!.id, version: 1, isReopened: false });
	expect(await issuedReportOf(read, reports[5]!.caseId)).toMatchObject({ version: 1, isReopened: true });
});
