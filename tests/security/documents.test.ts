/**
 * Words that only some may read are looked for where the matrix does not look: inside papers of every kind and language, in the
 * archive of a batch, in mails, in the journal, in what waits in queues. That they are found where they belong shows that the
 * looking itself is not blind.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { languages } from '#kernel/localised.ts';
import { awaitedEvents } from '#wiring/reactions.ts';
import { act, ask, type Who } from './support/browser.ts';
import { canaries } from './support/cast.ts';
import { readsPapers, wordsIn } from './support/inside.ts';
import { leaksIn, loadSecrets } from './support/leaks.ts';
import { actorOf, database } from './support/people.ts';
import { findRecord } from './support/records.ts';
import { closeTables, query } from './support/tables.ts';

const { organisations } = inject('world');

beforeAll(loadSecrets);
afterAll(async () => {
	await closeTables();
	await database.close();
});

const masked = () => findRecord('issued report of a masked organisation');
/** Some papers are made a few times an hour for one person; who asks here asks nowhere else. */
const knowing: Who = 'head:plan-active';

test.skipIf(!readsPapers)('the looking is not blind: whoever may know the name of a masked organisation finds it in every paper about it', async () => {
	const { id } = await masked();
	const plan = await findRecord('plan of a masked organisation');
	for (const path of [`/reporting/${id}/pdf`, `/reporting/${id}/word`, `/reporting/${id}/plain/text`, `/planning/${plan.id}/pdf`, `/planning/${plan.id}/word`]) {
		const answer = await ask(knowing, path);
		expect(answer.status, path).toBe(200);
		expect(wordsIn(answer), path).toContain(canaries.maskedName);
	}
	const profile = await findRecord('confirmed profile');
	expect((await ask('head:scores-verified', `/profiling/${profile.id}`)).body).toContain(canaries.personal);
	const draft = await findRecord('report being written');
	expect(wordsIn(await ask('lead', `/reporting/${draft.id}/pdf`)).length).toBeGreaterThan(2000);
});

test.skipIf(!readsPapers)('no paper in any language tells more than its reader may know', async () => {
	const papers = ['issued report', 'report being written', 'reviewed report'] as const;
	const wrong: string[] = [];
	let read = 0;
	for (const name of papers) {
		const { id } = await findRecord(name);
		for (const language of languages) for (const [kind, who] of [['pdf', 'consultant'], ['word', 'consultant'], ['summary', 'consultant'], ['pdf', 'assessor'], ['word', 'auditor'], ['pdf', 'donor'], ['word', 'other-officer']] as const) {
			const answer = await ask(who, `/reporting/${id}/${kind}?language=${language}`);
			if (answer.status !== 200) continue;
			read += 1;
			wrong.push(...leaksIn(await actorOf(who), id, wordsIn(answer)).map((leak) => `${name} as ${kind} in ${language} tells ${who} ${leak}`));
		}
	}
	const plan = await findRecord('plan of a masked organisation');
	for (const language of languages) {
		const answer = await ask('consultant', `/planning/${plan.id}/pdf?language=${language}`);
		expect(answer.status).toBe(200);
		expect(wordsIn(answer)).not.toContain(canaries.maskedName);
	}
	console.log(`${read} papers read`);
	expect(read).toBeGreaterThan(20);
	expect(wrong).toEqual([]);
});

test.skipIf(!readsPapers)('nor does the archive of all reports', async () => {
	const ordered = await act('officer', '/reporting/batch', 'default', { 'languages[]': ['ky', 'ru'], 'kinds[]': ['report', 'summary'] });
	expect(ordered.kind, ordered.body.slice(0, 300)).toBe('redirect');
	const [batch] = await query<{ id: string }>('select id from reporting.batch order by id desc limit 1');
	const path = `/reporting/batch/${batch!.id}/archive`;
	let answer = await ask('officer', path);
	for (let tries = 0; answer.status !== 200 && tries < 240; tries++) {
		await sleep(500);
		answer = await ask('officer', path);
	}
	const words = wordsIn(answer);
	expect(words).toContain(canaries.maskedName);
	expect(leaksIn(await actorOf('officer'), path, words)).toEqual([]);
	for (const strange of [canaries.verification, canaries.respondent, canaries.proof, canaries.sensitive, canaries.personal]) expect(words).not.toContain(strange);
	for (const who of ['lead', 'donor', 'other-officer', 'head:plan-active']) expect((await ask(who, path)).status, who).toBe(404);
}, 300_000);

test('what somebody takes of themselves names nobody else', async () => {
	for (const who of ['trainer', 'head:umut']) {
		const answer = await ask(who, '/settings/my-data/export');
		expect(answer.status).toBe(200);
		expect(Object.values(canaries).filter((canary) => answer.body.includes(canary)), who).toEqual([]);
	}
});

test('no mail holds any of it; who is spoken to by name is whoever the mail is for', async () => {
	// The cast was made without anybody being told; now all that happened to the organisations with something to hide is told, as the queue would.
	const hiding = ['plan-active', 'report-reviewed', 'scores-verified'].map((key) => organisations[key]!.id);
	const awaited = awaitedEvents.filter((event) => event !== 'diagnostics/withdrawn' && event !== 'reporting/batch-ordered');
	const [earlier] = await query<{ last: string }>("select coalesce(max(id::text), '') as last from platform.mail");
	await query(`insert into pgboss.job (name, data) select 'reaction', jsonb_build_object('entry', id) from journal.entry where event = any($1) and organisation_id = any($2)`, [awaited, hiding]);
	const length = async () => (await query<{ n: number }>('select count(*)::int as n from platform.mail'))[0]!.n;
	for (let [before, now] = [-1, await length()]; before !== now || now < 12; ) {
		await sleep(4000);
		[before, now] = [now, await length()];
	}
	const mails = await query<{ recipient: string; words: string }>(`select recipient, concat_ws(' ', subject, body) as words from platform.mail`);
	// The demonstration's outbox is open to everybody: what was told for this test alone does not stay there.
	await query('delete from platform.mail where id::text > $1', [earlier!.last]);
	expect(mails.length).toBeGreaterThan(11);
	const own = organisations['plan-active']!.head;
	const told = mails.flatMap(({ recipient, words }) => Object.entries(canaries).filter(([name, canary]) => words.includes(canary) && !(name === 'maskedHead' && recipient === own)).map(([name]) => `${name} to ${recipient}`));
	expect(told).toEqual([]);
});

/** Where a word may stand because it is what the table is for. */
const keeps: Readonly<Record<string, readonly string[]>> = { 'journal.reason': [canaries.returnReason] };

test('neither the journal nor a queue nor what is kept of sign-ins holds any of it', async () => {
	const tables = await query<{ name: string }>(`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema in ('journal', 'pgboss', 'identity', 'platform') order by 1`);
	expect(tables.length).toBeGreaterThan(8);
	const found: string[] = [];
	for (const { name } of tables) {
		// A person's own name stands beside their own account, and mails have a test of their own.
		const mayHold = name === 'identity."user"' || name === 'platform.mail' ? [canaries.maskedHead] : (keeps[name] ?? []);
		for (const canary of Object.values(canaries)) {
			const [row] = await query<{ n: number }>(`select count(*)::int as n from ${name} t where to_jsonb(t)::text like '%' || $1 || '%'`, [canary]);
			if (row!.n > 0 && !mayHold.includes(canary)) found.push(`${canary} stands in ${name}`);
		}
	}
	expect(found).toEqual([]);
});

test('what one person answered alone stands nowhere beside who they are', async () => {
	const linked = await query<{ table: string; column: string }>(
		`select format('%I.%I', table_schema, table_name) as table, column_name as column from information_schema.columns
			where table_schema = 'diagnostics' and table_name like 'individual%' and column_name in ('respondent_id', 'person_id', 'token', 'token_hash', 'device', 'at', 'answered_on')`
	);
	expect(linked).toEqual([]);
	const drafts = await query<{ sealed: string }>('select sealed from diagnostics.individual_draft');
	for (const { sealed } of drafts) expect(sealed).not.toMatch(/dontKnow|"\d\.\d"/);
});
