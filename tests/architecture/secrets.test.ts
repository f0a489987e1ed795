/** No secret, no dump and nobody's data lies in the repository: neither among its files nor anywhere in its history. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = dirname(dirname(import.meta.dirname));
const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'latin1', maxBuffer: 1024 * 1024 * 1024 }).stdout;
/** Put together, so that this file does not find itself. */
const joined = (...parts: string[]) => parts.join('');

const secrets: Readonly<Record<string, RegExp>> = {
	'private key': new RegExp(joined('-----BEGIN (RSA |EC |DSA |OPENSSH |PGP |ENCRYPTED )?PRIVATE', ' KEY')),
	'cloud key': new RegExp(joined(String.raw`\b(AKIA|ASIA)`, '[0-9A-Z]{16}', String.raw`\b`)),
	'token of a code host': new RegExp(joined(String.raw`\b(gh[pousr]_`, '[A-Za-z0-9]{36}|github_pat_', String.raw`\w{60,}|glpat-[\w-]{20})`)),
	'chat token': new RegExp(joined('xox[abprs]', String.raw`-[0-9A-Za-z-]{20,}`)),
	'npm token': new RegExp(joined('npm_', '[A-Za-z0-9]{36}')),
	'signed token': new RegExp(joined('eyJ', String.raw`[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}`)),
	'password in an address': new RegExp(joined(String.raw`\b(postgres(ql)?|smtps?|https?|mysql)://`, String.raw`[^\s/:@"'${'`'}<>{}$]+:(?!password@|secret@|geheim@|\*+@|…@)[^\s/@"'${'`'}<>{}$]{3,}@(?!localhost|127\.|example|[\w.-]*\.(example|invalid|test)\b)`)),
	'database dump': new RegExp(joined('-- PostgreSQL database', ' dump|^COPY ', String.raw`[\w.]+ \([^)]+\) FROM stdin;`), 'm'),
	'backup of Kadam': new RegExp(joined('^KADAM', 'BK1'))
};

/** By name alone: nothing of this kind belongs here, whatever is in it. */
const names = /(^|\/)(\.env(\.(?!example$)[\w.]+)?|id_(rsa|ed25519)|secret|[^/]+\.(pem|key|p12|pfx|jks|keystore|dump|bak|sqlite3?|db|backup|kadam|har|pgpass))$/i;

/** Invented people have addresses that cannot exist, or of so few letters that nobody has them. */
const address = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
const invented = /@([\w-]+\.)*(example(\.(org|com|net|kg))?|invalid|test|localhost|internal)$|@(localhost|kadam\.local)|^(noreply|root)@|\.(ts|svelte|js|png|git)$|^git@|@\d|^\w{1,2}@\w\.kgz?$/i;

interface Blob {
	readonly path: string;
	readonly text: string;
}

const isRepository = existsSync(join(root, '.git'));

/** Every version of every file that any branch ever held. */
function everyBlob(): Blob[] {
	const listed = git('rev-list', '--objects', '--all').split('\n').map((line) => [line.slice(0, 40), line.slice(41)] as const).filter(([, path]) => path);
	const { stdout } = spawnSync('git', ['cat-file', '--batch'], { cwd: root, input: listed.map(([id]) => id).join('\n'), maxBuffer: 1024 * 1024 * 1024 });
	const blobs: Blob[] = [];
	let at = 0;
	for (const [, path] of listed) {
		const end = stdout.indexOf(10, at);
		const [, kind, size] = stdout.subarray(at, end).toString().split(' ');
		if (size === undefined) break;
		if (kind === 'blob') blobs.push({ path, text: stdout.subarray(end + 1, end + 1 + Number(size)).toString('latin1') });
		at = end + 2 + Number(size);
	}
	return blobs;
}

function secretsIn({ path, text }: Blob): string[] {
	const found = Object.entries(secrets).filter(([, pattern]) => pattern.test(text)).map(([kind]) => `${path}: ${kind}`);
	return names.test(path) ? [...found, `${path}: a file of this name`] : found;
}

describe.skipIf(!isRepository)('the repository', () => {
	const blobs = isRepository ? everyBlob() : [];

	test('holds no secret and no dump, today or ever', () => {
		expect(blobs.length).toBeGreaterThan(500);
		expect([...new Set(blobs.flatMap(secretsIn))]).toEqual([]);
	});

	test('holds no large file that nobody looked into', () => {
		const large = blobs.filter(({ path, text }) => text.length > 1_000_000 && !/\.(png|woff2)$/.test(path));
		expect([...new Set(large.map(({ path }) => path))]).toEqual([]);
	});

	test('holds nobody’s address', () => {
		const real = blobs
			.filter(({ path }) => !/^(package-lock\.json|LICENSE)$|\.(png|woff2)$/.test(path))
			.flatMap(({ path, text }) => [...new Set(text.match(address))].filter((one) => !invented.test(one)).map((one) => `${path}: ${one}`));
		expect([...new Set(real)]).toEqual([]);
	});
});

describe('the scanner', () => {
	test.each<[string, string]>([
		['private key', joined('-----BEGIN RSA PRIVATE', ' KEY-----')],
		['cloud key', joined('AKIA', 'ABCDEFGHIJKLMNOP')],
		['token of a code host', joined('ghp_', 'a'.repeat(36))],
		['password in an address', joined('postgres://kadam:', 'hunter22@db.internal/kadam')],
		['database dump', joined('-- PostgreSQL database', ' dump')],
		['signed token', joined('eyJ', 'a'.repeat(30), '.eyJ', 'b'.repeat(30), '.', 'c'.repeat(30))]
	])('finds a %s', (kind, text) => {
		expect(secretsIn({ path: 'a.ts', text })).toEqual([`a.ts: ${kind}`]);
	});

	test.each(['.env', 'keys/server.pem', 'data/kadam.dump', 'id_rsa', '.env.production'])('does not like a file called %s', (path) => {
		expect(secretsIn({ path, text: '' })).toHaveLength(1);
	});
});
