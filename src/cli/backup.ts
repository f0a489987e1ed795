import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Problem } from '#kernel/problem.ts';
import { writeBackup } from '#platform/backup.server.ts';
import type { Closing } from '#platform/backup-contents.server.ts';
import { systemClock } from '#platform/clock.server.ts';
import type { Config } from '#platform/config.server.ts';
import { openDatabase } from '#platform/database.server.ts';
import { diskProblem } from '#platform/disk.server.ts';
import type { Answer } from './output.ts';

type Options = Readonly<Record<string, string | undefined>>;

/** Everything there is, of one moment, while Kadam may go on running. */
export async function backUp(config: Config, { out = '', passphraseFile }: Options): Promise<Answer> {
	demandInstallation(config);
	const passphrase = await readPassphrase(passphraseFile);
	const database = await openDatabase(config);
	try {
		const source = { pool: database.pool, clock: systemClock, dataDir: config.dataDir, secret: config.secret, demonstration: isDemonstration(config) };
		const { closing, bytes, sha256 } = await writeBackup(resolve(out), source, passphrase);
		const lines = [
			`${out}: ${contentsOf(closing)}, ${bytes} bytes, read back and found whole.`,
			...missingIn(closing),
			`SHA-256, to be kept elsewhere: ${sha256}`,
			passphrase === undefined ? 'It is not encrypted: whoever has it can read everything. Keep it as safe as the data.' : 'It is encrypted: without the passphrase nobody can open it, not even you.'
		];
		return { json: { out, bytes, sha256, rows: rowsIn(closing), files: closing.files }, text: lines.join('\n') };
	} finally {
		await database.close();
	}
}

/** A mistyped DATA_DIR must not become an empty installation. */
export function demandInstallation({ databaseUrl, dataDir }: Config): void {
	if (!databaseUrl && !existsSync(join(dataDir, 'postgres'))) throw new Problem('platform/no-installation', { params: { path: dataDir } });
}

/** The first line of the file. Never on the command line, where others see it. */
export async function readPassphrase(path: string | undefined): Promise<string | undefined> {
	if (path === undefined) return undefined;
	try {
		const passphrase = (await readFile(path, 'utf8')).split(/\r?\n/, 1)[0]!;
		if (passphrase.length < 12) throw new Problem('platform/passphrase-too-short');
		return passphrase;
	} catch (error) {
		throw diskProblem(error, path, 'platform/file-not-readable');
	}
}

function isDemonstration({ demonstration, dataDir }: Config): boolean {
	return demonstration || existsSync(join(dataDir, 'demonstration'));
}

export function rowsIn({ tables }: Closing): number {
	return tables.reduce((sum, { rows }) => sum + rows, 0);
}

export function contentsOf(closing: Closing): string {
	return `${rowsIn(closing)} rows in ${closing.tables.length} tables, ${closing.files.count} files (${closing.files.bytes} bytes)`;
}

export function missingIn({ files: { missing } }: Closing): string[] {
	return missing.length === 0 ? [] : [`MISSING: ${missing.length} files that are recorded were not there or not as recorded, e.g. ${missing[0]}`];
}
