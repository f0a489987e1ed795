import { Problem } from '#kernel/problem.ts';
import { refuseUsed, restoreBackup } from '#platform/backup-restore.server.ts';
import { backupOf } from '#platform/backup-write.server.ts';
import { systemClock } from '#platform/clock.server.ts';
import type { Config } from '#platform/config.server.ts';
import { openDatabase } from '#platform/database.server.ts';
import { contentsOf, demandInstallation, rowsIn } from './backup.ts';
import type { Answer } from './output.ts';
import { journalIn, tablesOfPeople } from './restore.ts';

/** Into another, empty database; the files stay in the data directory, and so does the database that was left. */
export async function move(config: Config, { to = '' }: Readonly<Record<string, string | undefined>>): Promise<Answer> {
	demandInstallation(config);
	const databaseUrl = to === 'embedded' ? undefined : to;
	if (databaseUrl === config.databaseUrl) throw new Problem('platform/move-onto-itself');
	const source = await openDatabase(config);
	try {
		await refuseUsed(source.pool);
		const target = await openDatabase({ dataDir: config.dataDir, databaseUrl });
		try {
			const closing = await restoreBackup(backupOf({ pool: source.pool, clock: systemClock }), { pool: target.pool, emptyTables: tablesOfPeople });
			const next = databaseUrl === undefined ? 'Start Kadam without DATABASE_URL and with the same DATA_DIR.' : 'Start Kadam with DATABASE_URL set to it and with the same DATA_DIR: the files stay there.';
			const lines = [`Moved: ${contentsOf(closing)}, each row compared.`, await journalIn(target), `${next} The old database is as it was; from now on nobody should write into it.`];
			return { json: { to: databaseUrl === undefined ? 'embedded' : 'postgres', rows: rowsIn(closing) }, text: lines.join('\n') };
		} finally {
			await target.close();
		}
	} finally {
		await source.close();
	}
}
