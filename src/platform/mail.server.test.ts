import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { readConfig } from './config.server.ts';
import { outbox, sendWaiting, writeMail } from './mail.server.ts';

const { database, settableClock: clock } = await testDatabase();
const letter = (to: string) => ({ to, subject: 'Чакыруу', body: 'Саламатсызбы!', language: 'ky' as const });
const config = (smtpUrl?: string) => ({ ...readConfig({ KADAM_SECRET: 'x' }), smtpUrl });

/** Of every letter that was offered. */
const recipients: string[] = [];
let postOffice: Server | undefined;
afterEach(async () => {
	const closing = postOffice;
	postOffice = undefined;
	if (closing) await new Promise((resolve) => { closing.close(resolve); });
});

/** The least that a mail server says (RFC 5321); it takes letters for anybody but `refused@`. */
async function openPostOffice(): Promise<{ url: string; taken: string[] }> {
	const taken: string[] = [];
	const server = createServer((socket) => converse(socket, taken));
	postOffice = server;
	await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	return { url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`, taken };
}

function converse(socket: Socket, taken: string[]): void {
	let body: string | undefined;
	const say = (line: string) => socket.write(`${line}\r\n`);
	const hear = (line: string) => {
		if (body !== undefined && line !== '.') return void (body += `${line}\n`);
		if (body !== undefined) taken.push(body);
		body = line === 'DATA' ? '' : undefined;
		if (line === 'DATA') return say('354 go on');
		if (line.startsWith('RCPT TO:')) recipients.push(line);
		if (line.startsWith('RCPT TO:<refused@')) return say('550 nobody here');
		return say(line === 'QUIT' ? '221 bye' : '250 ok');
	};
	let rest = '';
	socket.on('error', () => undefined).on('data', (data) => {
		const lines = (rest + data.toString()).split('\r\n');
		rest = lines.pop()!;
		lines.forEach(hear);
	});
	say('220 post office');
}

test('a mail is a row first: without a mail server it waits in the outbox', async () => {
	const id = await database.transaction((tx) => writeMail(tx, clock, letter('a@example.org')));
	await sendWaiting(config(), database, clock);
	expect(await outbox(database.read)).toMatchObject([{ id, recipient: 'a@example.org', sentAt: null, failure: null }]);
});

test('the outbox is read page by page, newest first', async () => {
	for (const name of ['b', 'c', 'd']) await writeMail(database.read, clock, letter(`${name}@example.org`));
	const first = await outbox(database.read, undefined, 2);
	const second = await outbox(database.read, first[1]!.id, 2);
	expect([...first, ...second].map(({ recipient }) => recipient[0])).toEqual(['d', 'c', 'b', 'a']);
});

test('a name or an address with line breaks in it makes no header and no letter of its own', async () => {
	const { url, taken } = await openPostOffice();
	const hostile = 'Чакыруу\r\nBcc: everybody@example.org\r\n\r\nБашка кат';
	await writeMail(database.read, clock, { to: 'victim@example.org', subject: hostile, body: `${hostile}\r\n.\r\nMAIL FROM:<evil@example.org>`, language: 'ky' });
	for (const to of ['x@example.org\r\nRCPT TO:<evil@example.org>', 'x@example.org, evil@example.org', 'x: evil@example.org;']) await writeMail(database.read, clock, letter(to));
	const before = taken.length;
	await sendWaiting(config(url), database, clock);
	const heads = taken.slice(before).map((one) => one.split('\n\n')[0]!);
	expect(heads.length).toBeGreaterThan(0);
	for (const head of heads) expect(head).not.toMatch(/^(bcc|cc):/im);
	expect(recipients.filter((line) => /<\s*(evil|everybody)@/.test(line))).toEqual([]);
	await database.pool.query(`delete from platform.mail where recipient ~ '^(victim|x)'`);
	await database.pool.query('update platform.mail set sent_at = null');
});

test('what waits is sent once; what is refused says why and waits on', async () => {
	await writeMail(database.read, clock, { ...letter('e@example.org'), attachments: [{ name: 'kadam.ics', type: 'text/calendar; charset=utf-8; method=REQUEST', content: 'BEGIN:VCALENDAR' }] });
	await writeMail(database.read, clock, letter('refused@example.org'));
	const { url, taken } = await openPostOffice();
	for (const _ of [1, 2]) await sendWaiting(config(url), database, clock);
	expect(taken).toHaveLength(5);
	expect(taken.filter((text) => text.includes('Content-Type: text/calendar; charset=utf-8; method=REQUEST') && text.includes('filename=kadam.ics'))).toHaveLength(1);
	expect(Buffer.from(/\n\n([\w+/=\n]+)$/.exec(taken[0]!)?.[1] ?? '', 'base64').toString()).toContain('Саламатсызбы!');
	const [refused, ...sent] = await outbox(database.read);
	expect(refused).toMatchObject({ sentAt: null, failure: expect.stringContaining('550') as string });
	expect(sent.every(({ sentAt }) => sentAt?.getTime() === clock.now().getTime())).toBe(true);
});

test('a letter of a kind says in its head where its reader stops the kind', async () => {
	const office = await openPostOffice();
	await writeMail(database.read, clock, { ...letter('stop@example.org'), unsubscribe: 'https://kadam.example.kg/reminders/abc' });
	await sendWaiting(config(office.url), database, clock);
	expect(office.taken.filter((text) => text.includes('List-Unsubscribe: <https://kadam.example.kg/reminders/abc>'))).toHaveLength(1);
	expect(office.taken.filter((text) => text.includes('stop@example.org'))).toHaveLength(1);
});
