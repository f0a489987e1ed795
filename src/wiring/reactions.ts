/** Which events somebody waits for. What happens then stands in `reactions.server.ts`, where every name here has its handler. */
export const awaitedEvents = [
	'register/consent-withdrawn',
	'profiling/submitted',
	'profiling/returned',
	'profiling/confirmed',
	'diagnostics/requested',
	'diagnostics/scheduled',
	'diagnostics/rescheduled',
	'diagnostics/withdrawn',
	'reporting/sent',
	'reporting/replied',
	'reporting/reply-waived',
	'reporting/issued',
	'reporting/disputed',
	'reporting/batch-ordered',
	'planning/sent-for-agreement',
	'planning/agreed',
	'planning/returned',
	'planning/approved'
] as const;

export type AwaitedEvent = (typeof awaitedEvents)[number];

export function reactsTo(event: string): event is AwaitedEvent {
	return (awaitedEvents as readonly string[]).includes(event);
}
