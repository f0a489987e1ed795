import { afterAll, expect, test, vi } from 'vitest';
import { createLog } from '#platform/log.server.ts';
import { openNotices } from '#platform/notices.server.ts';
import { nobody } from '#register/actor.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { another, type Diagnosing, diagnosing, scheduled } from '../../../tests/support/diagnostic-case.ts';
import { addRespondent } from './add-respondent.server.ts';
import { closeRoom } from './close-room.server.ts';
import { handInAnswers } from './hand-in-answers.server.ts';
import { newDeviceSecret } from './individual-seal.server.ts';
import { keepIndividualAnswers } from './keep-individual-answers.server.ts';
import { makeRespondentLink } from './make-respondent-link.server.ts';
import { noteDissent } from './note-dissent.server.ts';
import { openIndividualScoring } from './open-individual-scoring.server.ts';
import { openRoom } from './open-room.server.ts';
import { enterRoom, findRoom, numberOfRoom, readRoom, readRoomPage } from './read-room.server.ts';
import { readScoring } from './read-scoring.server.ts';
import { revealSpread } from './reveal-spread.server.ts';
import { saveScores } from './save-scores.server.ts';
import { showIndicator, showNextIndicator } from './show-indicator.server.ts';
import { startSession } from './start-session.server.ts';
import { roomOf } from './store-room.server.ts';
import { withdrawDiagnostics } from './withdraw-diagnostics.server.ts';

const kadam = await testDatabase();
const base = await diagnosing(kadam);
const stranger = await kadam.contextFor(nobody);
const notices = openNotices(kadam.database.pool, createLog('silent'));
afterAll(() => notices.close());

/** A session of people of whom so many scored alone, all of them indicator 1.1. */
async function session(answered = 5): Promise<{ of: Diagnosing; id: string }> {
	const of = await another(kadam, base);
	const id = await scheduled(of);
	const head = await of.as('head');
	const asked: string[] = [];
	for (let index = 0; index < 5; index++) asked.push((await addRespondent(head, { case: id, name: `Жооп берүүчү ${index}`, role: 'staff', sex: 'female' })).respondent);
	await openIndividualScoring(await of.as('assessor'), { case: id, fewerBecause: '' });
	for (const respondent of asked.slice(0, answered)) {
		const held = { token: (await makeRespondentLink(head, { case: id, respondent })).token, device: newDeviceSecret() };
		await keepIndividualAnswers(stranger, { ...held, answers: { '1.1': '2' } });
		await handInAnswers(stranger, held);
	}
	await startSession(await of.as('assessor'), { case: id });
	return { of, id };
}

const two = (indicator: string, basedOn = 0) => ({ indicator, mark: { kind: 'level' as const, level: 2 as const }, comment: 'Топ ушуну чечти', basedOn });

test('the room sees what the facilitator shows, reveals and writes down, and every change raises its number', async () => {
	const { of, id } = await session();
	const assessor = await of.as('assessor');
	const numbers: number[] = [];
	const look = async () => {
		const view = await readRoom(await of.as('member'), { case: id });
		numbers.push(view.number);
		return view;
	};
	expect(await look()).toMatchObject({ isOpen: false, isAwaited: true, indicator: null });
	expect(await numberOfRoom(kadam.database.read, id)).toBe(0);
	await openRoom(assessor, { case: id, indicator: '1.2' });
	expect(await look()).toMatchObject({ isOpen: true, isAwaited: false, indicator: { code: '1.2' }, spread: 'none' });
	await showIndicator(assessor, { case: id, indicator: '1.1' });
	expect(await look()).toMatchObject({ indicator: { code: '1.1' }, spread: 'hidden', decision: null });
	expect((await readScoring(assessor, id, 'consensus', '1.1')).spread, 'not on the facilitator\'s page either').toBeNull();
	await revealSpread(assessor, { case: id, indicator: '1.1' });
	expect((await look()).spread).toEqual({ levels: [0, 5, 0, 0], dontKnow: 0, total: 5 });
	await saveScores(assessor, { case: id, scores: [two('1.1')] });
	expect((await look()).decision).toEqual({ mark: '2', level: 2, reason: '', comment: 'Топ ушуну чечти' });
	await noteDissent(assessor, { case: id, indicator: '1.1', text: 'Кызматкерлер 3 деп эсептешти' });
	expect((await look()).dissent).toEqual(['Кызматкерлер 3 деп эсептешти']);
	await showNextIndicator(assessor, { case: id, indicator: '1.1' });
	expect(await look()).toMatchObject({ indicator: { code: '1.2' }, spread: 'none', decision: null, dissent: [] });
	await showNextIndicator(assessor, { case: id, indicator: '1.1' });
	expect((await readRoom(assessor, { case: id })).indicator?.code, 'whoever goes on elsewhere does not move the wall').toBe('1.2');
	await showIndicator(assessor, { case: id, indicator: '1.1' });
	expect((await look()).spread, 'revealed once, revealed for good').toMatchObject({ total: 5 });
	await closeRoom(assessor, { case: id });
	expect(await look()).toMatchObject({ isOpen: false, indicator: null, dissent: [] });
	expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});

test('who chose what is in nothing that the room is told, and fewer than five are not shown even when revealed', async () => {
	const { of, id } = await session(4);
	const assessor = await of.as('assessor');
	await openRoom(assessor, { case: id, indicator: '1.1' });
	await revealSpread(assessor, { case: id, indicator: '1.1' });
	const view = await readRoom(assessor, { case: id });
	expect(view.spread).toBe('none');
	expect(JSON.stringify(await readRoomPage(assessor, { case: id }, 'https://kadam.kg'))).not.toMatch(/Жооп берүүчү/);
});

test('the code leads to a key, and both lead nowhere once the room is closed, opened anew, or its day is over', async () => {
	const { of, id } = await session();
	const assessor = await of.as('assessor');
	await openRoom(assessor, { case: id, indicator: '1.1' });
	const { code, key } = (await roomOf(assessor.read, id))!;
	expect(await findRoom(stranger, ` ${code!.slice(0, 4).toUpperCase()}-${code!.slice(4)}`)).toBe(key);
	expect((await readRoom(stranger, { key: key! })).isOpen).toBe(true);
	expect((await readRoomPage(stranger, { key: key! }, 'https://kadam.kg')).entry, 'phones do not show the code on').toBeNull();
	await expect(readRoom(stranger, { case: id })).rejects.toMatchObject({ status: 404 });
	await openRoom(assessor, { case: id, indicator: '1.1' });
	await expect(enterRoom(stranger, { key: key! })).rejects.toMatchObject({ code: 'diagnostics/room-not-open' });
	await expect(findRoom(stranger, code!)).rejects.toMatchObject({ code: 'diagnostics/room-not-open' });
	const again = (await roomOf(assessor.read, id))!;
	await enterRoom(stranger, { key: again.key! });
	const opened = kadam.settableClock.now();
	kadam.settableClock.set(new Date(opened.getTime() + 15 * 60 * 60 * 1000));
	await expect(enterRoom(stranger, { key: again.key! })).rejects.toMatchObject({ code: 'diagnostics/room-not-open' });
	await expect(showIndicator(assessor, { case: id, indicator: '1.1' })).rejects.toMatchObject({ code: 'diagnostics/room-not-open' });
	kadam.settableClock.set(opened);
	await closeRoom(assessor, { case: id });
	await expect(enterRoom(stranger, { key: again.key! })).rejects.toMatchObject({ code: 'diagnostics/room-not-open' });
});

test('only whoever assesses the case moves the wall, and only during the session', async () => {
	const { of, id } = await session();
	for (const who of ['head', 'member', 'officer'] as const) {
		await expect(openRoom(await of.as(who), { case: id, indicator: '1.1' })).rejects.toMatchObject({ status: 403 });
		await expect(noteDissent(await of.as(who), { case: id, indicator: '1.1', text: 'Мен макул эмесмин' })).rejects.toMatchObject({ status: 403 });
	}
	const assessor = await of.as('assessor');
	await expect(revealSpread(assessor, { case: id, indicator: '1.1' })).rejects.toMatchObject({ code: 'diagnostics/room-not-open' });
	await openRoom(assessor, { case: id, indicator: '1.1' });
	await expect(showIndicator(assessor, { case: id, indicator: '99.9' })).rejects.toMatchObject({ status: 404 });
	await expect(revealSpread(await of.as('head'), { case: id, indicator: '1.1' })).rejects.toMatchObject({ status: 403 });
	await withdrawDiagnostics(await of.as('head'), { case: id, reason: 'Убакыт жок' }, async () => false);
	expect(await readRoom(assessor, { case: id })).toMatchObject({ isOpen: false, isAwaited: false });
	await expect(openRoom(assessor, { case: id, indicator: '1.1' })).rejects.toMatchObject({ code: 'workflow/not-in-this-state' });
});

test('every change of an open room is called out to other processes, once it is committed; that of a closed one is not', async () => {
	const { of, id } = await session();
	const assessor = await of.as('assessor');
	const heard: string[] = [];
	let isListening = false;
	notices.listen('diagnostics_room', { heard: (said) => { isListening ||= said === null; if (said === id) heard.push(said); }, ended: () => undefined });
	await vi.waitFor(() => expect(isListening).toBe(true), 5000);
	await saveScores(assessor, { case: id, scores: [two('1.1')] });
	await openRoom(assessor, { case: id, indicator: '1.1' });
	await vi.waitFor(() => expect(heard).toHaveLength(1), 3000);
	await saveScores(assessor, { case: id, scores: [two('1.2')] });
	await noteDissent(assessor, { case: id, indicator: '1.2', text: 'Башкача ойлойбуз' });
	await vi.waitFor(() => expect(heard).toHaveLength(3), 3000);
	await closeRoom(assessor, { case: id });
	await vi.waitFor(() => expect(heard).toHaveLength(4), 3000);
});
