/** What docs/security.md promises about data of its own: the checklist, excuses for known holes, and where things are shown. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { excuses, unexcused } from '../../scripts/audit.ts';

const root = dirname(dirname(import.meta.dirname));
const statuses = ['met', 'partly', 'not applicable', 'not yet'];

/** A row a line; cells with commas stand in quotation marks. */
function rowsOf(csv: string): Record<string, string>[] {
	const [head, ...lines] = csv.trim().split('\n').map((line) => Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
	return lines.map((cells) => Object.fromEntries(head!.map((name, index) => [name, cells[index] ?? ''])));
}

const items = rowsOf(readFileSync(join(root, 'docs/security/asvs.csv'), 'utf8'));

describe('the checklist of OWASP ASVS 5.0', () => {
	test('has every item once, in order, with a status', () => {
		const ids = items.map((row) => row['item']!);
		expect(new Set(ids).size).toBe(ids.length);
		expect(items.filter((row) => !statuses.includes(row['status']!) || !['1', '2'].includes(row['level']!) || !row['about'])).toEqual([]);
		expect(ids).toEqual(ids.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
	});

	test('shows what it says is met, and what it names exists', () => {
		const shown = items.map((row) => ({ item: row['item'], status: row['status'], files: row['shown by']!.split(' ').filter(Boolean) }));
		expect(shown.filter(({ status, files }) => ['met', 'partly'].includes(status!) && files.length === 0)).toEqual([]);
		expect(shown.flatMap(({ item, files }) => files.filter((file) => !existsSync(join(root, file))).map((file) => `${item}: ${file}`))).toEqual([]);
	});

	/** The standard's own table, where somebody laid it beside the project. */
	const table = join(root, '..', 'shared', 'reference', 'asvs-5.0.0.csv');

	test.skipIf(!existsSync(table))('is complete: levels 1 and 2, nothing else', () => {
		const wanted = Array.from(readFileSync(table, 'utf8').matchAll(/,V(\d+\.\d+\.\d+),(?:"(?:[^"]|"")*"|[^,\n]*),([12])\r?$/gm), ([, id, level]) => `${id} ${level}`);
		expect(wanted).toHaveLength(253);
		expect(items.map((row) => `${row['item']} ${row['level']}`).sort()).toEqual(wanted.sort());
	});
});

describe('known holes', () => {
	const report = { vulnerabilities: { a: { via: [{ name: 'a', title: 'A hole', severity: 'high', url: 'https://github.com/advisories/GHSA-1' }] }, b: { via: ['a'] } } };
	const excuse = { advisory: 'GHSA-1', package: 'a', because: 'only in what we do not use', until: '2026-12-31' };

	test('are said once each, unless excused until a day that has not passed', () => {
		expect(unexcused(report, [], '2026-11-22')).toEqual(['a: A hole (high) https://github.com/advisories/GHSA-1']);
		expect(unexcused(report, [excuse], '2026-12-31')).toEqual([]);
		expect(unexcused(report, [excuse], '2027-01-01')).toHaveLength(1);
		expect(unexcused(report, [{ ...excuse, package: 'c' }], '2026-11-22')).toHaveLength(1);
	});

	test('are excused with a reason and a day', () => {
		for (const { because, until } of excuses) expect(because.length > 20 && /^\d{4}-\d\d-\d\d$/.test(until)).toBe(true);
	});
});
