/** Reporting on many actions at once: each row stands for itself. */
import { beforeAll, expect, test } from 'vitest';
import { entriesAbout } from '#journal/read.server.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { inForce, planning, planOf, refusalOf } from './cases/planning.ts';
import { reportOnMany as schema } from './input.ts';
import { reportOnAction } from './report-on-action.server.ts';
import { reportOnMany } from './report-on-many.server.ts';
import { reportedInWords, showMany } from './show-many.server.ts';
import { updateActionStatus } from './update-action-status.server.ts';

const kadam = await testDatabase();
const of = await planning(kadam);
let plan: string;
beforeAll(async () => {
	plan = await inForce(of);
});
const seenBy = async (who: 'member' | 'head' = 'member') => (await showMany(await of.as(who), plan)).rows;
type Seen = Awaited<ReturnType<typeof seenBy>>[number];
const said = ({ id, seen, percent }: Seen, now: number, text = '') => ({ action: id, seen, was: Number(percent), percent: now, text });
const percentOf = async (id: string) => (await planOf(of, plan)).actions.find((one) => one.id === id)?.percent;

test('what was said of several actions is written together, and leaves one entry', async () => {
	const [a, b, c] = await seenBy() as [Seen, Seen, Seen];
	const answer = await reportOnMany(await of.as('member'), { plan, rows: [said(a, 25, 'Долбоор жазылды'), said(b, 50), said(c, Number(c.percent))] });
	expect(answer).toEqual({ written: [a.id, b.id], refused: [] });
	expect([await percentOf(a.id), await percentOf(b.id)]).toEqual([25, 50]);
	const entries = await entriesAbout(kadam.database.read, plan, ['planning/actions-reported'], 5);
	expect(entries).toHaveLength(1);
	expect(JSON.stringify(entries[0])).not.toContain('Долбоор');
});

test('a row that another was faster with is handed back with what was typed; the others stand', async () => {
	const [a, b] = await seenBy() as [Seen, Seen];
	await reportOnAction(await of.as('head'), { plan, action: a.id, percent: 75, kind: 'comment', text: '', title: '', file: undefined });
	const answer = await reportOnMany(await of.as('member'), { plan, rows: [said(a, 50, 'Жарымы бүттү'), said(b, 75)] });
	expect(answer).toEqual({ written: [b.id], refused: [{ action: a.id, percent: 50, text: 'Жарымы бүттү', problem: 'planning/row-changed' }] });
	expect(await percentOf(a.id)).toBe(75);
	expect(reportedInWords(answer, 'ky').refused[0]?.problem).toContain('башка адам жаңыртты');
});

test('what was settled meanwhile is handed back too', async () => {
	const [a] = await seenBy() as [Seen];
	await updateActionStatus(await of.as('head'), { plan, action: a.id, act: 'cancel', reason: 'Кереги жок болуп калды' });
	expect((await reportOnMany(await of.as('member'), { plan, rows: [said(a, 100)] })).refused).toMatchObject([{ problem: 'planning/action-settled' }]);
	expect((await seenBy()).some(({ id }) => id === a.id)).toBe(false);
});

test('it is the organisation’s own to say, of its own plan', async () => {
	for (const who of ['officer', 'lead', 'assessor'] as const) expect(await refusalOf(reportOnMany(await of.as(who), { plan, rows: [said((await seenBy())[0]!, 100)] })), who).toBe('common/not-permitted');
});

test('a form in which nothing is said is refused, and one as a browser sends it is understood', () => {
	const row = { action: '01890000-0000-7000-8000-000000000001', seen: '1', was: '25', percent: '25', text: ' ' };
	const form = { plan: row.action, rows: { 0: row } };
	expect(schema.safeParse(form).success).toBe(false);
	expect(schema.parse({ ...form, rows: { 0: { ...row, percent: '50' } } }).rows).toEqual([{ action: row.action, seen: 1, was: 25, percent: 50, text: '' }]);
});
