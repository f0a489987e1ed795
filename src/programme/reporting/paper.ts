/** The papers that a report is made into, and what their files are called. */
import type { ReportDocument } from './document.ts';

export const paperKinds = ['report', 'summary', 'word'] as const;
/** The whole report as PDF, a page for the governing body, the whole report as Word. */
export type PaperKind = (typeof paperKinds)[number];

/** Later versions and drafts say what they are, so that two files of one report do not get mixed up on a desk. */
export function paperName(number: string, kind: PaperKind, { language, version, issuedOn }: Pick<ReportDocument, 'language' | 'version' | 'issuedOn'>): string {
	const which = issuedOn === null ? '-draft' : version > 1 ? `-v${version}` : '';
	return kind === 'word' ? `${number}-report${which}-${language}.docx` : `${number}-${kind}${which}-${language}.pdf`;
}
