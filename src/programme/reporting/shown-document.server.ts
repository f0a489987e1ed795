/** Which text of a report a reader gets: an issued version as it was frozen, or what is being written, put together now. */
import { found } from '#kernel/problem.ts';
import type { Language } from '#kernel/localised.ts';
import { type Case, caseById } from '#programme/diagnostics/read.server.ts';
import type { Reader } from '#platform/database.server.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById, type Organisation } from '#register/read.server.ts';
import { assembleDocument } from './assemble.ts';
import type { ReportDocument } from './document.ts';
import { isStaff, mayReadDraft, mayViewReport } from './policy.ts';
import { reportById } from './read.server.ts';
import type { Report } from './report.ts';
import { sourceOf } from './source-of.server.ts';
import { issuedDocument } from './store-issues.server.ts';
import { partsOf, textsIn } from './store-parts.server.ts';

export interface Shown {
	readonly report: Report;
	readonly organisation: Organisation;
}

/** The report, for whoever may know of it; for everybody else there is none. */
export async function visibleReport(ctx: Context, id: string): Promise<Shown> {
	const report = found(await reportById(ctx.read, id));
	const organisation = found(await organisationById(ctx.read, report.organisation));
	return { report: found(mayViewReport(ctx.actor, report, organisation.masked) === true ? report : null), organisation };
}

/**
 * The version asked for; without one, what is being written for those who may read it, and otherwise what was issued last.
 * `null`: the organisation knows of its report, but has nothing to read while the draft is being corrected.
 */
export async function shownDocument(ctx: Context, { report }: Shown, language: Language, version?: number): Promise<ReportDocument | null> {
	if (version !== undefined) return found(await issuedDocument(ctx.read, report.id, language, version));
	if (report.status !== 'issued' && mayReadDraft(ctx.actor, report) === true) {
		const of = found(await caseById(ctx.read, report.caseId));
		// Scores that are being verified anew are the assessors' working paper again.
		if (of.status === 'done' || isStaff(ctx.actor, report)) return workingDocument(ctx.read, report, of, language);
	}
	return (await issuedDocument(ctx.read, report.id, language)) ?? null;
}

/** What would be issued, but without a date of issue: a draft, which is said on every page. */
export async function workingDocument(read: Reader, report: Report, of: Case, language: Language): Promise<ReportDocument> {
	const [source, parts] = [await sourceOf(read, of, report), await partsOf(read, report.id, language)];
	return assembleDocument(source, textsIn(parts, language), language);
}
