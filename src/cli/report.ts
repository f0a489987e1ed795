import { writeFile } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { isLanguage } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import { organisationByNumber } from '#register/read.server.ts';
import { renderIssued } from '#programme/reporting/render-issued.server.ts';
import { reportsOf } from '#programme/reporting/read.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import type { Answer } from './output.ts';

/** The newest issued report of an organisation, as the page would give it. */
export async function writeReport({ database }: Runtime, options: Record<string, string | undefined>): Promise<Answer> {
	const { organisation: number = '', out = '', language = 'ky' } = options;
	if (!isLanguage(language)) throw new Problem('common/invalid', { status: 400 });
	const organisation = found(await organisationByNumber(database.read, number));
	const report = found((await reportsOf(database.read, organisation.id)).find(({ issuedVersion }) => issuedVersion > 0));
	const kind = options['word'] !== undefined ? 'word' : options['summary'] !== undefined ? 'summary' : 'report';
	const bytes = found(await renderIssued(database.read, report, language, kind));
	await writeFile(out, bytes);
	return { json: { organisation: number, version: report.issuedVersion, language, out, bytes: bytes.length }, text: `${out}: ${number}, version ${report.issuedVersion}, ${bytes.length} bytes` };
}
