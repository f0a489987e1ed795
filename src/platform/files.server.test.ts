import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { createFiles, largestFile, recogniseKind } from './files.server.ts';

const { database, settableClock: clock } = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'kadam-files-'));
const files = createFiles(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (...start: number[]) => new Uint8Array([...start, ...Array.from({ length: 64 }, (_, at) => at)]);
const pdf = bytes(0x25, 0x50, 0x44, 0x46, 0x2d);
const keep = (content: Uint8Array) => database.transaction((tx) => files.keep(tx, clock, content));

test.each([
	['application/pdf', pdf],
	['image/jpeg', bytes(0xff, 0xd8, 0xff)],
	['image/png', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
	['image/webp', bytes(0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50)],
	['application/zip', bytes(0x50, 0x4b, 0x03, 0x04)],
	[null, new TextEncoder().encode('<script>alert(1)</script>')],
	[null, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
	[null, new Uint8Array()]
])('%s is told by the bytes themselves', (kind, content) => {
	expect(recogniseKind(content)).toBe(kind);
});

test('a file that is kept can be opened, byte for byte', async () => {
	const stored = await keep(pdf);
	expect(stored).toMatchObject({ size: pdf.length, mediaType: 'application/pdf' });
	expect(files.has(stored.hash)).toBe(true);
	expect(new Uint8Array(await new Response(files.open(stored.hash)).arrayBuffer())).toEqual(pdf);
});

test('the same bytes are kept once, and nothing unfinished stays behind', async () => {
	const twice = await Promise.all([keep(bytes(0xff, 0xd8, 0xff, 1)), keep(bytes(0xff, 0xd8, 0xff, 1))]);
	expect(twice[0]).toEqual(twice[1]);
	expect(readdirSync(join(folder, 'files', twice[0].hash.slice(0, 2)))).toEqual([twice[0].hash]);
});

test('what is no document or picture, or too large, is refused', async () => {
	await expect(keep(new TextEncoder().encode('#!/bin/sh'))).rejects.toMatchObject({ code: 'common/file-kind-refused' });
	const large = new Uint8Array(largestFile + 1);
	large.set(pdf);
	await expect(keep(large)).rejects.toMatchObject({ code: 'common/file-too-large' });
});
