/** What leaves the pages as a document, and what for. */
import type { Role } from './actor.ts';

export const handedDocuments = ['report', 'summary', 'plan', 'evidence', 'profileFile'] as const;
export type HandedDocument = (typeof handedDocuments)[number];

export const purposes = ['programmeWork', 'audit', 'accountability'] as const;
export type Purpose = (typeof purposes)[number];

/** Those who speak for the organisation take their own data; everybody else is given somebody's. */
export function isOwn(roles: readonly Role[]): boolean {
	return roles.includes('member') || roles.includes('head');
}

/** By the narrowest of the roles: whoever audits and assesses took it to work with it. */
export function purposeOf(roles: readonly Role[]): Purpose {
	if (roles.every((role) => role === 'auditor')) return 'audit';
	return roles.every((role) => role === 'donor' || role === 'evaluator') ? 'accountability' : 'programmeWork';
}
