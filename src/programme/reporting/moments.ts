/** Which moments of a report's life others than those who work on it may follow, wherever they are shown. */
import type { Entry } from '#journal/happening.ts';

export const momentsForEverybody = [
	'reporting/sent', 'reporting/replied', 'reporting/reply-waived', 'reporting/issued', 'reporting/reopened', 'reporting/returned',
	'reporting/disputed', 'reporting/dispute-answered', 'reporting/shared', 'reporting/share-opened', 'reporting/share-revoked'
] as const;
export const momentsForStaff = [...momentsForEverybody, 'reporting/drafted', 'reporting/reviewed', 'reporting/withdrawn', 'reporting/commented', 'reporting/comment-answered', 'reporting/comment-settled'] as const;

/** That a reviewed draft went back to its writers is nothing to the organisation; that its own copy was taken back is. */
export function concernsOrganisation({ event, data }: Pick<Entry, 'event' | 'data'>): boolean {
	if (event === 'reporting/returned') return data?.['from'] === 'sent';
	return (momentsForEverybody as readonly string[]).includes(event);
}

/** Why a report went back to its writers is their own matter; why an issued one is corrected, everybody's who may read it. */
export function reasonShown({ event, reason = '' }: Pick<Entry, 'event' | 'reason'>, isStaff: boolean): string {
	return isStaff || event === 'reporting/reopened' ? reason : '';
}
