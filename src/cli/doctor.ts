import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { file } from '#platform/tables.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import type { Answer } from './output.ts';

interface Finding {
	readonly what: string;
	readonly sound: boolean;
	readonly detail: string;
}

/** Looks at what can be wrong without anybody noticing. Exit code 1 when something is. */
export async function doctor(runtime: Runtime): Promise<Answer> {
	const findings = [await databaseVersion(runtime), await missingFiles(runtime), builtPages(), mailTransport(runtime)];
	if (findings.some(({ sound }) => !sound)) process.exitCode = 1;
	const text = findings.map(({ what, sound, detail }) => `${sound ? 'sound ' : 'BROKEN'}  ${what}: ${detail}`).join('\n');
	return { json: findings, text };
}

async function databaseVersion({ database, config }: Runtime): Promise<Finding> {
	const { rows } = await database.read.execute<{ version: string; number: number }>(sql`select version(), current_setting('server_version_num')::int as number`);
	const { version, number } = rows[0]!;
	const detail = `${version.split(' ').slice(0, 2).join(' ')}, ${config.databaseUrl ? 'by DATABASE_URL' : `embedded in ${config.dataDir}`}`;
	return { what: 'database', sound: number >= 150_000, detail };
}

/** Every file that a record names must lie in the data directory. */
async function missingFiles({ database, files }: Runtime): Promise<Finding> {
	const rows = await database.read.select({ hash: file.hash }).from(file);
	const missing = rows.filter(({ hash }) => !files.has(hash));
	return { what: 'files', sound: missing.length === 0, detail: missing.length === 0 ? `${rows.length}, all there` : `${missing.length} of ${rows.length} missing, e.g. ${missing[0]?.hash}` };
}

function builtPages(): Finding {
	const folder = join(import.meta.dirname, '../../build');
	const built = existsSync(join(folder, 'handler.js')) && readdirSync(folder).length > 0;
	return { what: 'pages', sound: true, detail: built ? 'built' : 'not built yet; the next start builds them' };
}

function mailTransport({ config }: Runtime): Finding {
	return { what: 'mail', sound: true, detail: config.smtpUrl ? 'sent by SMTP' : 'no SMTP_URL: mails stay in the outbox page' };
}
