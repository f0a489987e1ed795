/** What each state of a report is called, in the reader's language, and in which colour it stands. */
import type { Chip } from '#design/types.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ReportState } from './workflow.ts';

export function statusChip(status: ReportState): Chip {
	const chips: Readonly<Record<ReportState, Chip>> = {
		draft: { label: m.reporting_status_draft(), tone: 'neutral' },
		reviewed: { label: m.reporting_status_reviewed(), tone: 'straw' },
		sent: { label: m.reporting_status_sent(), tone: 'lake' },
		issued: { label: m.reporting_status_issued(), tone: 'meadow' },
		withdrawn: { label: m.reporting_status_withdrawn(), tone: 'clay' }
	};
	return chips[status];
}
