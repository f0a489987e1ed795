import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { byOrigin, waitBefore } from './attempt-limits.ts';
import { admitGuess, admitMail, forgive, networkOf } from './attempts.server.ts';

const kadam = await testDatabase();
const { database, settableClock: clock } = kadam;
const minute = 60_000;
const hour = 60 * minute;
const guess = (email: string, client: string, device?: string) => admitGuess(database, clock, 'password', { email, client, device });
const taken = async (admission: ReturnType<typeof guess>) => ('id' in (await admission) ? 1 : 0);
const sum = (counts: number[]) => counts.reduce((one, other) => one + other, 0);

describe('guesses at one account', () => {
	test('two thousand from as many addresses within an hour: twenty are taken', async () => {
		const counts: number[] = [];
		for (let round = 0; round < 100; round++) {
			counts.push(...await Promise.all(Array.from({ length: 20 }, (_, index) => taken(guess('osmonova@example.org', `10.${index}.0.${round}`)))));
			clock.advance(hour / 100);
		}
		expect(sum(counts)).toBeLessThanOrEqual(21);
		expect(sum(counts)).toBeGreaterThanOrEqual(20);
	}, 120_000);

	test('in any hour of a day, not only in the hours of the clock', async () => {
		const at: number[] = [];
		for (let step = 0; step < 288; step++, clock.advance(5 * minute)) {
			for (let one = 0; one < 4; one++) if (await taken(guess('day@example.org', `10.9.${step >> 8}.${step % 250}`))) at.push(clock.now().getTime());
		}
		const fullest = Math.max(...at.map((start) => at.filter((time) => time >= start && time < start + hour).length));
		expect(fullest).toBeLessThanOrEqual(20);
		expect(at.length).toBeGreaterThan(24 * 15);
	}, 120_000);

	test('the owner still comes in, by a browser that signed in before', async () => {
		for (let one = 0; one < 60; one++) await guess('besieged@example.org', `10.8.0.${one}`);
		expect(await taken(guess('besieged@example.org', '10.8.0.200'))).toBe(0);
		expect(await taken(guess('besieged@example.org', '10.8.0.200', 'a-known-browser'))).toBe(1);
	});

	test('at the same moment two never count as one', async () => {
		expect(sum(await Promise.all(Array.from({ length: 40 }, (_, index) => taken(guess('race@example.org', `10.7.0.${index}`)))))).toBe(20);
	});

	test('from one address each waits longer; who was right waits no more', async () => {
		const who = { email: 'slow@example.org', client: '10.6.0.1' };
		for (let one = 0; one < 5; one++) expect(await taken(guess(who.email, who.client))).toBe(1);
		expect(await guess(who.email, who.client)).toEqual({ wait: 30_000 });
		clock.advance(30_000);
		expect(await taken(guess(who.email, who.client))).toBe(1);
		expect(await guess(who.email, who.client)).toEqual({ wait: 60_000 });
		await forgive(database, 'password', who);
		expect(await taken(guess(who.email, who.client))).toBe(1);
	});
});

test('one address that tries many accounts is stopped after a hundred', async () => {
	const counts: number[] = [];
	for (let one = 0; one < 250; one++) counts.push(await taken(guess(`person-${one}@example.org`, '10.5.0.1')));
	expect(sum(counts)).toBe(100);
});

test('two hundred requests at once: three mails to an address in a quarter of an hour', async () => {
	const ask = () => Promise.all(Array.from({ length: 200 }, (_, index) => database.transaction((tx) => admitMail(tx, clock, 'Full@example.org', `10.4.0.${index}`))));
	expect((await ask()).filter(Boolean)).toHaveLength(3);
	clock.advance(15 * minute);
	expect((await ask()).filter(Boolean)).toHaveLength(3);
});

test('neither an address nor a network is written down in clear', async () => {
	const { rows } = await database.pool.query('select subject from identity.attempt');
	expect(JSON.stringify(rows)).not.toContain('@');
});

test('a wait is never longer than its window and ends', () => {
	const now = clock.now();
	const many = Array.from({ length: 50 }, (_, index) => new Date(now.getTime() - index * 1000));
	const wait = waitBefore(many, byOrigin, now);
	expect(wait).toBeLessThanOrEqual(hour);
	expect(waitBefore(many, byOrigin, new Date(now.getTime() + hour))).toBe(0);
});

test.each([
	['127.0.0.1', '127.0.0.1'], ['::ffff:10.0.0.7', '10.0.0.7'], ['2001:DB8:1:2:aaaa::1', '2001:db8:1:2::/64'],
	['2001:db8:1:2:bbbb:1:2:3', '2001:db8:1:2::/64'], ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64']
])('%s belongs to the network %s', (client, network) => {
	expect(networkOf(client)).toBe(network);
});
