/** The disk of a running Kadam fills up and is emptied again: nothing is said to be saved that is not, and work goes on by itself. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { newId } from '#kernel/id.ts';
import { readConfig } from '#platform/config.server.ts';
import { ensureBuilt } from '../../src/cli/build.ts';
import { databaseProcess } from './support/database-process.ts';
import { type Author, makeInstallation } from './support/installation.ts';
import { freePort, webProcess } from './support/web-process.ts';

const mayMount = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;

test.skipIf(!mayMount)('on a disk that fills up no save is acknowledged that was not kept, and once there is room work goes on', { timeout: 240_000 }, async () => {
	await ensureBuilt();
	const disk = mkdtempSync(join(process.env['KADAM_TEST_DIR'] ?? tmpdir(), 'kadam-disk-'));
	expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=260m', 'tmpfs', disk]).status).toBe(0);
	chmodSync(disk, 0o755);
	const database = await databaseProcess('embedded', disk);
	const web = webProcess(database.environment, await freePort());
	try {
		const author = (await makeInstallation(readConfig({ ...database.environment, PUBLIC_URL: web.address }), 1))[0]!;
		await web.start();
		const acknowledged: string[] = [];
		const refused = new Set<number>();
		const filler = join(disk, 'filler');
		const isFull = async () => {
			for (let n = 0; n < 12; n++) await save(web.address, author, acknowledged, refused);
			return refused.size > 0;
		};
		spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M']);
		for (let round = 0; round < 40 && !(await isFull()); round++) spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k', 'oflag=append', 'conv=notrunc']);
		expect([...refused], 'it says that it could not be saved').toEqual([503]);
		rmSync(filler);
		await vi.waitFor(async () => expect(await web.isReady()).toBe(true), { timeout: 60_000, interval: 200 });
		const before = acknowledged.length;
		await vi.waitFor(async () => {
			await save(web.address, author, acknowledged, new Set());
			expect(acknowledged.length).toBeGreaterThan(before);
		}, { timeout: 60_000, interval: 200 });
		web.signal('SIGTERM');
		expect(await web.ended).toBe(0);
		const opened = await database.open();
		const { rows } = await opened.pool.query('select value from questionnaires.answer_version v join profiling.profile p on p.response_id = v.response_id where p.id = $1 order by version', [author.profile]);
		await opened.close();
		const kept = rows.map((row) => String(row['value']).slice(0, 36));
		expect(acknowledged.filter((text) => !kept.includes(text))).toEqual([]);
	} finally {
		await web.kill();
		await database.stop();
		spawnSync('umount', ['-l', disk]);
		rmSync(disk, { recursive: true, force: true });
	}
});

/** A long text, so that the disk is felt soon. */
async function save(address: string, author: Author, acknowledged: string[], refused: Set<number>): Promise<void> {
	const command = newId<'command'>();
	const body = new URLSearchParams({ command, 'q.accessibilityNeeds': `${command} ${'я'.repeat(900)}`, 'q.accessibilityNeeds.base': String(acknowledged.length) });
	const answer = await fetch(`${address}/profiling/${author.profile}/contacts`, { method: 'POST', body, headers: { accept: 'application/json', cookie: author.cookie, origin: address } });
	const told = (await answer.json()) as { saved?: { versions: Record<string, number> } };
	if (told.saved?.versions['accessibilityNeeds']) acknowledged.push(command);
	else refused.add(answer.status);
}
