/**
 * Asks the registry about known holes in what is installed. `node scripts/audit.ts`: 0 when there is none, or each is excused with
 * a reason and a date in docs/security/excused-advisories.json; 1 when there is one; 2 when the registry does not answer.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);

interface Excuse {
	/** As the registry numbers it: `GHSA-…`, or its number. */
	readonly advisory: string;
	readonly package: string;
	readonly because: string;
	/** `YYYY-MM-DD`; after this day it is no excuse any more. */
	readonly until: string;
}

interface Via {
	readonly url?: string;
	readonly title?: string;
	readonly severity?: string;
	readonly name?: string;
}

interface Report {
	readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (Via | string)[] }>>;
}

export const excuses = JSON.parse(readFileSync(join(root, 'docs/security/excused-advisories.json'), 'utf8')) as readonly Excuse[];

/** One line an advisory that nobody has excused on this day. */
export function unexcused(report: Report, excused: readonly Excuse[], today: string): string[] {
	const advisories = Object.values(report.vulnerabilities ?? {}).flatMap(({ via }) => via.filter((one) => typeof one !== 'string'));
	const lines = advisories
		.filter(({ url = '', name }) => !excused.some((excuse) => excuse.until >= today && excuse.package === name && url.endsWith(`/${excuse.advisory}`)))
		.map(({ name, severity, title, url }) => `${name}: ${title} (${severity}) ${url}`);
	return [...new Set(lines)].sort();
}

if (import.meta.main) {
	const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8' });
	const report = JSON.parse(stdout || '{}') as Report;
	if (!report.vulnerabilities) {
		console.error('The registry did not answer; nothing is known about holes.');
		process.exitCode = 2;
	} else {
		const found = unexcused(report, excuses, new Date().toISOString().slice(0, 10));
		console.log(found.length === 0 ? 'No known hole that is not excused.' : found.join('\n'));
		process.exitCode = found.length === 0 ? 0 : 1;
	}
}
