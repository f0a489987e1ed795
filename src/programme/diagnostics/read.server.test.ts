import { expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import { aPerson, aProgramme, aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, diagnosing, done, inSession, inVerification, requested, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { mayViewCase } from './policy.ts';
import { caseCounts, casesOf, casesVisibleTo, latestCases } from './read.server.ts';
import { waitingFor } from './read-waiting.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const { read } = kadam.database;

const fresh = () => another(kadam, base);

const hour = 3_600_000;
const cast: (typeof base)[] = [];
for (const bring of [requested, requested, scheduled, inSession, inVerification, done]) {
	const of = await fresh();
	kadam.settableClock.advance(hour);
	await bring(of);
	cast.push(of);
}
const [asking, , waiting, scoring, verifying, finished] = cast as [typeof base, typeof base, typeof base, typeof base, typeof base, typeof base];

test('a list shows exactly what the policy permits, for everybody', async () => {
	const elsewhere = await aProgramme(kadam);
	const people: PersonId[] = [
		base.officer, base.lead, base.assessor, ...cast.flatMap(({ head, member }) => [head, member]), await aPerson(kadam), await aStaffMember(kadam, elsewhere, 'officer'),
		...(await Promise.all((['auditor', 'donor', 'reviewer', 'consultant', 'trainer', 'evaluator', 'assessor'] as const).map((role) => aStaffMember(kadam, base.programme, role))))
	];
	const all = (await Promise.all(cast.map(({ organisation }) => casesOf(read, organisation)))).flat();
	const seen = new Set<number>();
	for (const person of people) {
		const { actor } = await kadam.contextFor(person);
		const listed = (await casesVisibleTo(read, actor, base.programme, {})).map((row) => row.case.id).sort();
		expect(listed).toEqual(all.filter((one) => mayViewCase(actor, one) === true).map(({ id }) => id).sort());
		seen.add(listed.length);
	}
	expect([...seen].sort()).toEqual([0, 1, 4, 6]);
});

test('whoever waited longest stands first; filters and pages', async () => {
	const { actor } = await base.as('officer');
	const ids = (filter: Parameters<typeof casesVisibleTo>[3], count?: number) => casesVisibleTo(read, actor, base.programme, filter, count);
	const all = await ids({});
	expect(all.map((row) => row.organisation.id)).toEqual(cast.map(({ organisation }) => organisation));
	expect((await ids({ status: 'open' })).length).toBe(5);
	expect((await ids({ status: 'requested' })).length).toBe(2);
	expect(await ids({ region: 'KG-O' })).toEqual([]);
	const [, second] = await ids({}, 2);
	expect((await ids({ after: { since: second!.case.statusSince, id: second!.case.id } })).map((row) => row.case.id)).toEqual(all.slice(2).map((row) => row.case.id));
	expect(Object.fromEntries(await caseCounts(read, actor, base.programme))).toEqual({ requested: 2, scheduled: 1, consensusSession: 1, verification: 1, done: 1 });
	const latest = await latestCases(read, cast.map(({ organisation }) => organisation));
	expect(latest.get(finished.organisation)).toMatchObject({ status: 'done' });
});

test('what waits: dates for the officer, work for the assessors, documents for the organisation', async () => {
	const waits = async (who: PersonId) => (await waitingFor(read, (await kadam.contextFor(who)).actor, base.programme)).map(({ kind, organisation }) => [kind, organisation.id]);
	expect(await waits(base.officer)).toEqual(cast.slice(0, 2).map(({ organisation }) => ['schedule', organisation]));
	const work = [['startSession', waiting.organisation], ['score', scoring.organisation], ['verify', verifying.organisation]];
	expect(await waits(base.lead)).toEqual(work);
	await kadam.database.pool.query('update diagnostics.case_assessor set declared_no_conflict_at = null where person_id = $1', [base.assessor]);
	expect(await waits(base.assessor)).toEqual(work.map(([, organisation]) => ['declareNoConflict', organisation]));
	expect(await waits(waiting.head)).toEqual([['offerEvidence', waiting.organisation]]);
	expect(await waits(asking.head)).toEqual([]);
	expect(await waits(await aPerson(kadam))).toEqual([]);
});
