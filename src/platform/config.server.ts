/** What an installation is told from outside, read once from the environment. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Config {
	/** Everything an installation owns on disk: the embedded database, files, the secret. */
	readonly dataDir: string;
	/** A PostgreSQL of one's own (15 or later); absent: the embedded one. */
	readonly databaseUrl: string | undefined;
	readonly host: string;
	readonly port: number;
	/** The address people type, without a trailing slash. Decides cookies, links in mails and which origins may post. */
	readonly publicUrl: string;
	/** How many reverse proxies of one's own stand before this process; each adds to `X-Forwarded-For`. */
	readonly proxies: number;
	/** SMTP as `smtps://user:password@host`; absent: mails stay in the outbox page. */
	readonly smtpUrl: string | undefined;
	readonly mailFrom: string;
	readonly secret: string;
	/** Another house's sign-in by OpenID Connect; absent: people sign in here alone. */
	readonly oidc?: Oidc;
	/** The demonstration shows its sign-ins and lets anyone read the outbox. Never set it for real data. */
	readonly demonstration: boolean;
	readonly logLevel: string;
}

export interface Oidc {
	/** The issuer's address, as in its discovery document. */
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** What people call it; stands on the button. */
	readonly name: string;
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
	const dataDir = resolve(environment['DATA_DIR'] ?? 'data');
	const port = Number(environment['PORT'] ?? 3000);
	const host = environment['HOST'] ?? '127.0.0.1';
	return {
		dataDir,
		databaseUrl: environment['DATABASE_URL'],
		host,
		port,
		publicUrl: (environment['PUBLIC_URL'] ?? `http://${host}:${port}`).replace(/\/$/, ''),
		proxies: Number(environment['PROXIES'] ?? 0),
		smtpUrl: environment['SMTP_URL'],
		mailFrom: environment['MAIL_FROM'] ?? 'Kadam <kadam@localhost>',
		secret: environment['KADAM_SECRET'] ?? keptSecret(dataDir),
		...oidcOf(environment),
		demonstration: environment['KADAM_DEMONSTRATION'] === '1',
		logLevel: environment['LOG_LEVEL'] ?? 'info'
	};
}

function oidcOf(environment: NodeJS.ProcessEnv): { oidc?: Oidc } {
	const [issuer, clientId, clientSecret] = [environment['OIDC_ISSUER'], environment['OIDC_CLIENT_ID'], environment['OIDC_CLIENT_SECRET']];
	if (!issuer || !clientId || !clientSecret) return {};
	return { oidc: { issuer, clientId, clientSecret, name: environment['OIDC_NAME'] ?? new URL(issuer).hostname } };
}

/** Signs sessions and links. Made once and kept beside the data, so that a restart signs nobody out. */
function keptSecret(dataDir: string): string {
	const path = join(dataDir, 'secret');
	if (existsSync(path)) return readFileSync(path, 'utf8');
	mkdirSync(dataDir, { recursive: true });
	const secret = randomBytes(32).toString('base64url');
	writeFileSync(path, secret, { mode: 0o600 });
	return secret;
}
