/** Evidence in the database: a document, and for each indicator it is to prove, what the assessors decided. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import { newId, type OrganisationId, type PersonId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { found } from '#kernel/problem.ts';
import type { Reader, Tx } from '#platform/database.server.ts';
import { file } from '#platform/tables.server.ts';
import type { Evidence } from './score.ts';
import { evidence, evidenceIndicator } from './tables.server.ts';

export interface EvidenceLink {
	readonly indicator: string;
	/** `null` until an assessor decided. */
	readonly accepted: boolean | null;
	readonly provesReview: boolean;
	readonly note: string;
	readonly decidedBy: PersonId | null;
	/** ISO 8601. */
	readonly decidedAt: string | null;
	readonly version: number;
}

export interface EvidenceItem {
	readonly id: string;
	readonly title: string;
	readonly note: string;
	/** `null` for a document that was seen and described, not kept. */
	readonly file: { readonly name: string; readonly hash: string; readonly size: number; readonly mediaType: string } | null;
	readonly addedBy: PersonId;
	/** Brought by an assessor, not by the organisation. */
	readonly byAssessor: boolean;
	readonly addedAt: Date;
	/** The last day on which it holds; `null` where it does not end. */
	readonly validUntil: LocalDate | null;
	/** The document of the round before that was brought again. */
	readonly reusedFrom: string | null;
	readonly links: readonly EvidenceLink[];
}

/** A document of the round before, with the indicators of this round that it was offered for there under whatever code. */
export interface ReusableEvidence extends Pick<EvidenceItem, 'id' | 'title' | 'note' | 'file' | 'validUntil'> {
	readonly indicators: readonly string[];
}

const columns = {
	row: evidence,
	size: file.size,
	mediaType: file.mediaType,
	links: sql<EvidenceLink[]>`coalesce((
		select json_agg(json_build_object('indicator', l.indicator, 'accepted', l.accepted, 'provesReview', l.proves_review, 'note', l.note,
			'decidedBy', l.decided_by, 'decidedAt', l.decided_at, 'version', l.version) order by string_to_array(l.indicator, '.')::int[])
		from ${evidenceIndicator} l where l.evidence_id = ${evidence}.id), '[]')`
};

type Row = { row: typeof evidence.$inferSelect; size: number | null; mediaType: string | null; links: EvidenceLink[] };

function toItem({ row, size, mediaType, links }: Row): EvidenceItem {
	const kept = row.fileHash && { name: row.fileName ?? row.title, hash: row.fileHash, size: size ?? 0, mediaType: mediaType ?? 'application/octet-stream' };
	return { id: row.id, title: row.title, note: row.note, file: kept || null, addedBy: row.addedBy, byAssessor: row.byAssessor, addedAt: row.addedAt, validUntil: row.validUntil, reusedFrom: row.reusedFrom, links };
}

/** In the order in which they were added. */
export async function evidenceOf(read: Reader, caseId: string): Promise<EvidenceItem[]> {
	const rows = await read.select(columns).from(evidence).leftJoin(file, eq(file.hash, evidence.fileHash))
		.where(eq(evidence.caseId, caseId)).orderBy(evidence.addedAt, evidence.id);
	return rows.map(toItem);
}

export async function evidenceById(read: Reader, caseId: string, id: string): Promise<EvidenceItem> {
	const [row] = await read.select(columns).from(evidence).leftJoin(file, eq(file.hash, evidence.fileHash))
		.where(and(eq(evidence.caseId, caseId), eq(evidence.id, id)));
	return found(row && toItem(row));
}

/** The same as scoring looks at it: one entry an indicator. */
export function asProof(items: readonly EvidenceItem[]): Evidence[] {
	return items.flatMap(({ title, links }) =>
		links.map(({ indicator, accepted, provesReview }) => ({ indicator, title, accepted, provesReview })));
}

/** Brings documents of an earlier round into this one, each for the indicators that it is to prove here; nothing that was decided comes along. */
export async function copyEvidence(tx: Tx, items: readonly ReusableEvidence[], into: { case: string; organisation: OrganisationId; by: PersonId; byAssessor: boolean; at: Date }): Promise<void> {
	const copies = items.map((item) => ({ item, id: newId<'evidence'>() }));
	await tx.insert(evidence).values(copies.map(({ item, id }) => ({
		id, organisationId: into.organisation, caseId: into.case, title: item.title, note: item.note, fileHash: item.file?.hash ?? null, fileName: item.file?.name ?? null,
		addedBy: into.by, byAssessor: into.byAssessor, addedAt: into.at, validUntil: item.validUntil, reusedFrom: item.id
	})));
	await tx.insert(evidenceIndicator).values(copies.flatMap(({ item, id }) => item.indicators.map((indicator) => ({ evidenceId: id, indicator }))));
}

export async function link(tx: Tx, evidenceId: string, indicators: readonly string[]): Promise<void> {
	if (indicators.length === 0) return;
	await tx.insert(evidenceIndicator).values(indicators.map((indicator) => ({ evidenceId, indicator }))).onConflictDoNothing();
}

export async function unlink(tx: Tx, evidenceId: string, indicators: readonly string[]): Promise<void> {
	if (indicators.length === 0) return;
	await tx.delete(evidenceIndicator).where(and(eq(evidenceIndicator.evidenceId, evidenceId), inArray(evidenceIndicator.indicator, [...indicators])));
}

/** The file of a document stays in the store of files: others may refer to the same bytes. */
export async function deleteEvidence(tx: Tx, id: string): Promise<void> {
	await tx.delete(evidenceIndicator).where(eq(evidenceIndicator.evidenceId, id));
	await tx.delete(evidence).where(eq(evidence.id, id));
}
