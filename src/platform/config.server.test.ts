import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'kadam-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('without a word it is a private installation on this machine', () => {
	expect(readConfig({ KADAM_SECRET: 'x' })).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000', databaseUrl: undefined, smtpUrl: undefined, demonstration: false });
});

test('the public address has no slash at its end', () => {
	expect(readConfig({ KADAM_SECRET: 'x', PUBLIC_URL: 'https://kadam.kg/' }).publicUrl).toBe('https://kadam.kg');
});

test('a secret is made once and kept where nobody else reads it', () => {
	const DATA_DIR = join(folder, 'data');
	const first = readConfig({ DATA_DIR });
	expect(readConfig({ DATA_DIR }).secret).toBe(first.secret);
	expect(first.secret.length).toBeGreaterThanOrEqual(43);
	expect(readFileSync(join(DATA_DIR, 'secret'), 'utf8')).toBe(first.secret);
	expect(statSync(join(DATA_DIR, 'secret')).mode & 0o077).toBe(0);
});

test('it is a demonstration only when told so in so many words', () => {
	for (const KADAM_DEMONSTRATION of ['', '0', 'no', 'true']) expect(readConfig({ KADAM_SECRET: 'x', KADAM_DEMONSTRATION }).demonstration).toBe(false);
	expect(readConfig({ KADAM_SECRET: 'x', KADAM_DEMONSTRATION: '1' }).demonstration).toBe(true);
});

test('another house’s sign-in needs all three of its settings', () => {
	const all = { KADAM_SECRET: 'x', OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'kadam', OIDC_CLIENT_SECRET: 's' };
	expect(readConfig(all).oidc).toEqual({ issuer: 'https://id.example', clientId: 'kadam', clientSecret: 's', name: 'id.example' });
	expect(readConfig({ ...all, OIDC_NAME: 'Министрлик' }).oidc?.name).toBe('Министрлик');
	expect(readConfig({ ...all, OIDC_CLIENT_SECRET: undefined }).oidc).toBeUndefined();
});
