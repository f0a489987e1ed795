/** Issued versions in the database: written once, never changed. */
import { and, desc, eq } from 'drizzle-orm';
import type { PersonId } from '#kernel/id.ts';
import type { Language } from '#kernel/localised.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import type { ReportDocument } from './document.ts';
import type { Report } from './report.ts';
import { issue } from './tables.server.ts';

export interface Issue {
	readonly version: number;
	readonly documents: readonly ReportDocument[];
	readonly issuedAt: Date;
	readonly issuedBy: PersonId;
	/** What this version corrects; '' in the first. */
	readonly changes: string;
}

export async function keepIssue(tx: Tx, of: Report, { documents, ...issued }: Issue): Promise<void> {
	await tx.insert(issue).values(documents.map((document) => ({
		organisationId: of.organisation, reportId: of.id, language: document.language, document, ...issued
	})));
}

/** The latest version where none is named. */
export async function issuedDocument(read: Reader, reportId: string, language: Language, version?: number): Promise<ReportDocument | undefined> {
	const [row] = await read.select({ document: issue.document }).from(issue)
		.where(and(eq(issue.reportId, reportId), eq(issue.language, language), version === undefined ? undefined : eq(issue.version, version)))
		.orderBy(desc(issue.version)).limit(1);
	return row?.document;
}

/** Every issued version, the newest first. */
export async function issuesOf(read: Reader, reportId: string): Promise<Omit<Issue, 'documents'>[]> {
	return read.selectDistinct({ version: issue.version, issuedAt: issue.issuedAt, issuedBy: issue.issuedBy, changes: issue.changes }).from(issue)
		.where(eq(issue.reportId, reportId)).orderBy(desc(issue.version));
}
