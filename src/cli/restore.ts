import { resolve } from 'node:path';
import { verifyJournal } from '#journal/verify.server.ts';
import { openBackup } from '#platform/backup.server.ts';
import { checkBackup, restoreBackup } from '#platform/backup-restore.server.ts';
import type { Config } from '#platform/config.server.ts';
import { type Database, openDatabase } from '#platform/database.server.ts';
import { contentsOf, missingIn, readPassphrase, rowsIn } from './backup.ts';
import type { Answer } from './output.ts';

/** Whoever is in one of these uses the installation: nothing is restored over them. */
export const tablesOfPeople = ['register.person', 'identity.user'];

/** Only into an installation that nobody uses yet; with `--check` nothing is restored. */
export async function restore(config: Config, { from = '', passphraseFile, check }: Readonly<Record<string, string | undefined>>): Promise<Answer> {
	const passphrase = await readPassphrase(passphraseFile);
	const archive = openBackup(resolve(from), passphrase);
	if (check !== undefined) {
		const closing = await checkBackup(archive);
		return { json: { from, whole: true, rows: rowsIn(closing), files: closing.files }, text: [`${from} is whole: ${contentsOf(closing)}.`, ...missingIn(closing)].join('\n') };
	}
	const database = await openDatabase(config);
	try {
		const closing = await restoreBackup(archive, { pool: database.pool, dataDir: config.dataDir, emptyTables: tablesOfPeople });
		const secret = closing.secret === undefined ? ['Without the secret, which only an encrypted backup carries: everybody signs in anew.'] : [];
		const lines = [`Restored: ${contentsOf(closing)}.`, ...missingIn(closing), await journalIn(database), ...secret];
		return { json: { from, rows: rowsIn(closing), files: closing.files }, text: lines.join('\n') };
	} finally {
		await database.close();
	}
}

/** One sentence on the journal, and exit code 1 where it is not sound. */
export async function journalIn(database: Database): Promise<string> {
	const { fault, head } = await verifyJournal(database);
	if (!fault) return head ? `The journal is sound up to its last seal, ${head.number}:${head.hash}` : 'The journal is sound; nothing in it is sealed yet.';
	process.exitCode = 1;
	return `The journal is NOT sound (${fault.code}): it was not when the backup was made. See journal verify.`;
}
