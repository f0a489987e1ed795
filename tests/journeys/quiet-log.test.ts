/** What people type never comes out of the process: neither in its log, however talkative, nor on a page of errors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KadamProcess, startKadam } from '../support/kadam-process.ts';

let kadam: KadamProcess;
beforeAll(async () => { kadam = await startKadam({ environment: { LOG_LEVEL: 'trace' } }); });
afterAll(() => kadam.stop());

const canary = { name: 'Канарбүбү Сынакова', email: 'kanarbubu@example.org', password: 'kanar-syrsozu-9317', token: 'kanarTokenKanarToken', phone: '+996777424242' };
const leaks = /канарб|сынаков|kanar|424242/i;

/** As a browser sends a form of a page, from the page's own address. */
async function post(path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
	return fetch(`${kadam.address}${path}`, { method: 'POST', redirect: 'manual', headers: { origin: kadam.address, 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields) });
}

test('neither when it works nor when it fails', async () => {
	const { name, email, password, token, phone } = canary;
	const answers = [
		await post('/first-run', { name, email, password, 'programme.ky': name, language: 'ky' }),
		await post('/sign-in?/password', { email, password: `${password}!` }),
		await post('/sign-in?/password', { email, password }),
		await post('/sign-in?/link', { email }),
		await post('/sign-in/reset?/request', { email }),
		await post('/sign-in/reset?/change', { token, password }),
		await post('/sign-up', { name, email, password, phone }),
		await post('/sign-in?/nothing', { email }),
		await post('/sign-in?/password', { email }, { 'content-type': 'application/json' }),
		await post('/sign-in?/password', { email }, { origin: 'https://evil.example' }),
		await fetch(`${kadam.address}/invitations/${token}`),
		await fetch(`${kadam.address}/sign-in/link?token=${token}`),
		await fetch(`${kadam.address}/organisations?q=${encodeURIComponent(name)}`, { headers: { cookie: `kadam.session_token=${token}; kadam-programme=${token}`, 'user-agent': phone } }),
		await fetch(`${kadam.address}/%E0%A4%A?q=${token}`),
		await fetch(`${kadam.address}/profiling/${token}/${token}`)
	];
	expect(answers.some(({ status }) => status === 303 || status === 200)).toBe(true);
	expect(answers.filter(({ status }) => status >= 400).length).toBeGreaterThan(2);
	expect(kadam.output().split('\n').filter((line) => leaks.test(line))).toEqual([]);
}, 300_000);

test('a page of errors shows no trace of the program', async () => {
	for (const path of ['/nowhere', '/%E0%A4%A', '/profiling/x/y', '/healthz/x']) {
		const page = await (await fetch(`${kadam.address}${path}`)).text();
		expect(/\bat \S+ \(|node_modules|\.server\.ts|file:\/\//.test(page), path).toBe(false);
	}
});
