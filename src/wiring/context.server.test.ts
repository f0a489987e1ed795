import { expect, test } from 'vitest';
import { newId, type CommandId } from '#kernel/id.ts';
import { entryById, historyOf } from '#journal/read.server.ts';
import type { Jobs } from '#platform/jobs.server.ts';
import { nobody } from '#register/actor.ts';
import { aPerson } from '../../tests/support/cast.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { buildContext, systemContext } from './context.server.ts';

const kadam = await testDatabase();
const happening = (event: `${string}/${string}`) => ({ event, subject: { type: 'profile', id: newId() }, organisation: newId<'organisation'>() });

function jobsThatRemember(): { jobs: Jobs; sent: { queue: string; data: object }[] } {
	const sent: { queue: string; data: object }[] = [];
	return { sent, jobs: { send: async (_, queue, data) => void sent.push({ queue, data }), work: async () => undefined, stop: async () => undefined } };
}

test('what somebody waits for becomes a job in the same transaction, the rest does not', async () => {
	const { jobs, sent } = jobsThatRemember();
	const ctx = systemContext({ ...kadam.surroundings(), jobs });
	for (const event of ['profiling/submitted', 'register/language-chosen'] as const) await ctx.transact((tx) => ctx.record(tx, happening(event)));
	expect(sent).toMatchObject([{ queue: 'reaction' }]);
	const { entry } = sent[0]!.data as { entry: string };
	expect(await entryById(kadam.database.read, entry)).toMatchObject({ event: 'profiling/submitted' });
});

test('a repeated request gets the first answers, one for each of its transactions, and records nothing twice', async () => {
	const commandId = newId<'command'>() as CommandId;
	const person = await aPerson(kadam);
	const organisation = newId<'organisation'>();
	let done = 0;
	const request = async () => {
		const ctx = await kadam.contextFor(person, { commandId });
		const work = () => ctx.transact(async (tx) => {
			await ctx.record(tx, { ...happening('profiling/submitted'), organisation });
			return ++done;
		});
		return [await work(), await work()];
	};
	expect([await request(), await request()]).toEqual([[1, 2], [1, 2]]);
	expect(await historyOf(kadam.database.read, organisation)).toHaveLength(2);
});

test('without a command every call is a new one', async () => {
	const ctx = await kadam.contextFor(nobody);
	let done = 0;
	for (const _ of [1, 2]) await ctx.transact(async () => ++done);
	expect(done).toBe(2);
});

test('a use case that throws leaves no trace, and may be tried again with the same command', async () => {
	const commandId = newId<'command'>() as CommandId;
	const organisation = newId<'organisation'>();
	const attempt = (fails: boolean) => {
		const ctx = buildContext(kadam.surroundings(), { actor: nobody, language: 'ky', commandId });
		return ctx.transact(async (tx) => {
			await ctx.record(tx, { ...happening('profiling/submitted'), organisation });
			if (fails) throw new Error('no paper');
			return 'done';
		});
	};
	await expect(attempt(true)).rejects.toThrow('no paper');
	expect(await historyOf(kadam.database.read, organisation)).toEqual([]);
	expect(await attempt(false)).toBe('done');
});

test('the entry says who acted and when, by the clock of the context', async () => {
	const person = await aPerson(kadam);
	const organisation = newId<'organisation'>();
	const ctx = await kadam.contextFor(person);
	await ctx.transact((tx) => ctx.record(tx, { ...happening('profiling/submitted'), organisation }));
	expect(await historyOf(kadam.database.read, organisation)).toMatchObject([{ actor: person, at: kadam.settableClock.now() }]);
});
