/** Which events somebody waits for. What happens then stands in `reactions.server.ts`, where every name here has its handler. */
export const awaitedEvents = [
	'register/password-changed',
	'register/password-reset',
	'register/authenticator-set',
	'register/authenticator-removed',
	'register/recovery-codes-renewed',
	'register/passkey-added',
	'register/passkey-removed',
	'register/second-factor-cleared',
	'register/erasure-asked',
	'register/person-exported',
	'register/consent-withdrawn',
	'profiling/submitted',
	'profiling/returned',
	'profiling/confirmed',
	'diagnostics/requested',
	'diagnostics/scheduled',
	'diagnostics/rescheduled',
	'diagnostics/second-assessor-appointed',
	'diagnostics/withdrawn',
	'diagnostics/conflict-declared',
	'reporting/sent',
	'reporting/replied',
	'reporting/reply-waived',
	'reporting/issued',
	'reporting/disputed',
	'reporting/batch-ordered',
	'planning/sent-for-agreement',
	'planning/agreed',
	'planning/returned',
	'planning/approved',
	'planning/action-status-changed',
	'diagnostics/done',
	'eligibility/opened',
	'eligibility/rule-set-published',
	'eligibility/override-proposed',
	'eligibility/override-confirmed',
	'eligibility/override-refused',
	'eligibility/override-ended',
	'eligibility/override-expired',
	'eligibility/appealed',
	'eligibility/appeal-answered',
	'eligibility/target-voting-opened',
	'eligibility/targets-announced',
	'eligibility/target-chosen',
	'eligibility/target-not-chosen'
] as const;

/** After these an organisation may perhaps take part in more than before, or in less. */
export const changingEligibility: readonly AwaitedEvent[] = [
	'profiling/confirmed', 'diagnostics/requested', 'diagnostics/scheduled', 'diagnostics/withdrawn', 'diagnostics/done', 'reporting/issued', 'planning/approved', 'planning/action-status-changed',
	'eligibility/override-confirmed', 'eligibility/override-ended', 'eligibility/override-expired'
];

export type AwaitedEvent = (typeof awaitedEvents)[number];

export function reactsTo(event: string): event is AwaitedEvent {
	return (awaitedEvents as readonly string[]).includes(event);
}
