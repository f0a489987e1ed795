import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startKadam } from './kadam-process.ts';

test('it is started, answers and is gone afterwards with all it kept', async () => {
	const kadam = await startKadam({ entry: 'tests/support/stand-ins/answers.ts' });
	expect((await fetch(`${kadam.address}/healthz`)).status).toBe(200);
	await kadam.stop();
	await expect(fetch(kadam.address)).rejects.toThrow('fetch failed');
	expect(existsSync(kadam.dataDir)).toBe(false);
});

test('a Kadam that does not start says why', async () => {
	await expect(startKadam({ entry: 'tests/support/stand-ins/fails.ts' })).rejects.toThrow('the data directory is not ours');
});

test('a Kadam that stops with an error is an error', async () => {
	const kadam = await startKadam({ entry: 'tests/support/stand-ins/leaves-badly.ts' });
	await expect(kadam.stop()).rejects.toThrow('ended with 1');
});
