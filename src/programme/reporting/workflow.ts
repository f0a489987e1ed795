/** The life of a report: written by the assessors, reviewed by the lead, read and answered by the organisation, then issued for good. */
import type { Workflow } from '#kernel/workflow.ts';
import type { Role } from '#register/actor.ts';

export const reportStates = ['draft', 'reviewed', 'sent', 'issued', 'withdrawn'] as const;
export type ReportState = (typeof reportStates)[number];

/** A report comes into being when an assessor drafts it from the verified scores of a case. */
export const firstReportState: ReportState = 'draft';

export type ReportAct = 'review' | 'return' | 'send' | 'reply' | 'waiveReply' | 'issue' | 'reopen' | 'withdraw';

type ReportRole = Extract<Role, 'head' | 'officer' | 'leadAssessor' | 'system'>;

export const reportWorkflow: Workflow<ReportState, ReportAct, ReportRole> = [
	{ act: 'review', from: ['draft'], to: 'reviewed', by: ['leadAssessor'] },
	{ act: 'send', from: ['reviewed'], to: 'sent', by: ['leadAssessor', 'officer'] },
	// Also from the organisation's hands: what it is to answer again is sent to it again, with ten new days.
	{ act: 'return', from: ['reviewed', 'sent'], to: 'draft', by: ['leadAssessor', 'officer'], reason: 'required' },
	{ act: 'reply', from: ['sent'], to: 'sent', by: ['head'] },
	{ act: 'waiveReply', from: ['sent'], to: 'sent', by: ['head'] },
	{ act: 'issue', from: ['sent'], to: 'issued', by: ['leadAssessor', 'officer'] },
	// What is issued stays as it is: a correction is written as the next version.
	{ act: 'reopen', from: ['issued'], to: 'draft', by: ['leadAssessor', 'officer'], reason: 'required' },
	// The organisation left the diagnostic before its report was issued: what was written about it goes no further.
	{ act: 'withdraw', from: ['draft', 'reviewed', 'sent'], to: 'withdrawn', by: ['system'] }
];

/** States in which the organisation has something to read; earlier ones are the assessors' working paper. */
export const shownToOrganisation: readonly ReportState[] = ['sent', 'issued'];
