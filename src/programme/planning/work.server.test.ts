/** Working on an action: said, shown, looked at; and kept from those whom it does not concern. */
import { beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/id.ts';
import { entriesAbout } from '#journal/read.server.ts';
import { aStaffMember } from '../../../tests/support/cast.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { inForce, planning, planOf, refusalOf } from './cases/planning.ts';
import { planFacts } from './read-facts.server.ts';
import { removeActionEvidence } from './remove-action-evidence.server.ts';
import { reportOnAction } from './report-on-action.server.ts';
import { showAction } from './show-action.server.ts';
import { openActionEvidence } from './show-work.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';
import { checks } from './work.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
let at: { plan: string; action: string };
let other: { plan: string; action: string };
let outside: Record<'donor' | 'reviewer' | 'auditor', PersonId>;

type Report = Parameters<typeof reportOnAction>[1];
const words = (text: string, change: Partial<Report> = {}): Report => ({ ...at, kind: 'comment', text, title: '', percent: undefined, file: undefined, ...change });
const photo = (name = 'токтом.pdf') => new File(['%PDF-1.4 жыйындын токтому'], name, { type: 'application/pdf' });
const asSeen = async (who: Parameters<typeof of.as>[0]) => (await showAction(await of.as(who), at.plan, at.action)).work;

beforeAll(async () => {
	const plan = await planOf(of, await inForce(of));
	[at, other] = [0, 1].map((place) => ({ plan: plan.id, action: plan.actions[place]!.id })) as [typeof at, typeof at];
	const [donor, reviewer, auditor] = [await aStaffMember(kadam, of.programme, 'donor'), await aStaffMember(kadam, of.programme, 'reviewer'), await aStaffMember(kadam, of.programme, 'auditor')];
	outside = { donor, reviewer, auditor };
	await updateActionStatus(await of.as('member'), { ...at, act: 'start', reason: '' });
});

test('a member says in one go how far it is, why, and shows a photo', async () => {
	await reportOnAction(await of.as('member'), words('Долбоор жазылды', { percent: 50, kind: 'decision', file: photo() }));
	const work = await asSeen('head');
	expect(work).toMatchObject({ percent: 50, evidence: [{ title: 'токтом.pdf', removes: true }], notes: [{ text: 'Долбоор жазылды', percent: '50 %' }, {}] });
	const [entry] = await entriesAbout(kadam.database.read, at.action, ['planning/action-reported'], 1);
	expect(JSON.stringify(entry), 'the journal says what happened, not what was written').not.toContain('Долбоор');
});

test('staff write beside it and say nothing of how far it is; outsiders neither write nor read', async () => {
	await reportOnAction(await of.as('assessor'), words('Эсеп саясатын кошуңуз'));
	expect(await refusalOf(reportOnAction(await of.as('assessor'), words('', { percent: 100 })))).toBe('common/not-permitted');
	expect(await refusalOf(reportOnAction(await of.as('officer'), words('', { title: 'Документ' })))).toBe('common/not-permitted');
	const { donor, reviewer, auditor } = outside;
	const { id } = (await asSeen('head')).evidence[0]!;
	for (const outsider of [donor, reviewer]) {
		expect(await refusalOf(reportOnAction(await kadam.contextFor(outsider), words('Пикир')))).toBe('common/not-found');
		expect(await refusalOf(openActionEvidence(await kadam.contextFor(outsider), at.plan, at.action, id))).toBe('common/not-found');
	}
	expect((await showAction(await kadam.contextFor(auditor), at.plan, at.action)).work).toMatchObject({ reads: true, writes: false, reports: false });
	expect(await refusalOf(reportOnAction(await kadam.contextFor(auditor), words('Пикир')))).toBe('common/not-permitted');
	expect((await openActionEvidence(await of.as('officer'), at.plan, at.action, id)).name).toBe('токтом.pdf');
	expect(await refusalOf(openActionEvidence(await of.as('officer'), other.plan, other.action, id)), 'under another action').toBe('common/not-found');
});

test('what was laid there by mistake is taken away and stays on record', async () => {
	await reportOnAction(await of.as('head'), words('', { file: photo('башка.pdf') }));
	const { id } = (await asSeen('head')).evidence[1]!;
	await removeActionEvidence(await of.as('member'), { ...at, evidence: id });
	expect((await asSeen('head')).evidence).toHaveLength(1);
	expect(await refusalOf(removeActionEvidence(await of.as('member'), { ...at, evidence: id }))).toBe('common/not-found');
	expect(await refusalOf(openActionEvidence(await of.as('head'), at.plan, at.action, id))).toBe('common/not-found');
	expect(await entriesAbout(kadam.database.read, at.action, ['planning/action-evidence-removed'], 5)).toHaveLength(1);
});

test('a file that is none is refused and nothing of the report stands', async () => {
	const before = await asSeen('head');
	expect(await refusalOf(reportOnAction(await of.as('member'), words('Кошумча', { percent: 75, file: new File(['<script>'], 'a.pdf') })))).toBe('common/file-kind-refused');
	expect(await asSeen('head')).toEqual(before);
});

test('verified with a document beside it needs no words; then nothing is added any more', async () => {
	await updateActionStatus(await of.as('member'), { ...at, act: 'claimDone', reason: '' });
	await updateActionStatus(await of.as('officer'), { ...at, act: 'verify', reason: '', checks: [...checks] });
	const work = await asSeen('head');
	expect(work).toMatchObject({ percent: 100, reports: false, writes: false });
	expect(work.notes[0]!.checked).toHaveLength(checks.length);
	expect(await refusalOf(reportOnAction(await of.as('member'), words('Дагы')))).toBe('planning/action-settled');
	expect(await refusalOf(removeActionEvidence(await of.as('head'), { ...at, evidence: work.evidence[0]!.id }))).toBe('planning/action-settled');
});

test('what is said or shown counts as an update of the plan', async () => {
	const updated = async () => (await planFacts(kadam.database.read, of.programme, [of.organisation], kadam.settableClock.today())).get(of.organisation)!.updatedOn;
	const before = await updated();
	kadam.settableClock.set(new Date(kadam.settableClock.now().getTime() + 10 * 86_400_000));
	await reportOnAction(await of.as('member'), { ...words('Иш жүрүп жатат'), ...other });
	expect((await updated()) > before).toBe(true);
});
