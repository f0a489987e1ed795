import { expect, test } from 'vitest';
import { type CommandId, newId, type PersonId } from '#kernel/id.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { once } from './command.server.ts';

const { database, settableClock: clock } = await testDatabase();
const aCommand = () => ({ id: newId<'command'>() as CommandId, ordinal: 0, actor: newId<'person'>() as PersonId });

test('the work is done once, and a repeat gets the first answer', async () => {
	const command = aCommand();
	let done = 0;
	const work = async () => ({ number: ++done });
	const first = await database.transaction((tx) => once(tx, clock, command, work));
	const second = await database.transaction((tx) => once(tx, clock, command, work));
	expect([first, second, done]).toEqual([{ number: 1 }, { number: 1 }, 1]);
});

test('an answer of nothing is an answer too', async () => {
	const command = aCommand();
	let done = 0;
	for (const _ of [1, 2]) await database.transaction((tx) => once(tx, clock, command, async () => void done++));
	expect(done).toBe(1);
});

test('two at the same moment: the second waits for the first one and answers the same', async () => {
	const command = aCommand();
	let done = 0;
	const slowly = async () => {
		await new Promise((resolve) => { setTimeout(resolve, 100); });
		return ++done;
	};
	const answers = await Promise.all([1, 2, 3].map(() => database.transaction((tx) => once(tx, clock, command, slowly))));
	expect([answers, done]).toEqual([[1, 1, 1], 1]);
});

test('what failed was not done: a repeat tries again', async () => {
	const command = aCommand();
	const failing = () => database.transaction((tx) => once(tx, clock, command, () => Promise.reject(new Error('no paper'))));
	await expect(failing()).rejects.toThrow('no paper');
	expect(await database.transaction((tx) => once(tx, clock, command, async () => 'done'))).toBe('done');
});

test('two transactions of one request are two commands', async () => {
	const command = aCommand();
	const answers = [0, 1].map((ordinal) => database.transaction((tx) => once(tx, clock, { ...command, ordinal }, async () => ordinal)));
	expect(await Promise.all(answers)).toEqual([0, 1]);
});

test("nobody learns the answer to another person's command", async () => {
	const command = aCommand();
	await database.transaction((tx) => once(tx, clock, command, async () => 'mine'));
	const theirs = database.transaction((tx) => once(tx, clock, { ...command, actor: newId<'person'>() }, async () => 'theirs'));
	await expect(theirs).rejects.toMatchObject({ code: 'common/command-of-another' });
});
