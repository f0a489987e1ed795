/** Facts that an earlier stage asks for and only a later one knows; the page that needs one hands it over. */
import type { ReportIssued } from '#programme/diagnostics/withdraw-diagnostics.server.ts';
import { issuedReportOf } from '#programme/reporting/read.server.ts';

export const reportIssued: ReportIssued = async (read, caseId) => (await issuedReportOf(read, caseId)) !== undefined;
