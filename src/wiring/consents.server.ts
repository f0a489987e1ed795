/** Consents as pages show them: with the very text that was agreed to, and the way to take it back. */
import { dateInBishkek } from '#kernel/clock.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { formatDate } from '#i18n/format.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { consentScope as diagnosticsScope, consentText } from '#programme/diagnostics/consent-text.server.ts';
import { trainingConsent, trainingConsentText } from '#programme/diagnostics/training-consent.server.ts';
import { openCase } from '#programme/diagnostics/read.server.ts';
import { caseOfTrainingConsent } from '#programme/diagnostics/read-human-capacity.server.ts';
import { hasWithdrawn, participationConsent } from '#register/consent.server.ts';
import type { Context } from '#register/context.server.ts';
import { mayGiveConsent, mayKnowName, mayWithdrawConsent } from '#register/policy.ts';
import type { allConsents } from '#register/read-consents.server.ts';
import { nameFor } from '#register/read.server.ts';

type Row = Awaited<ReturnType<typeof allConsents>>[number];
type Text = (words: object, options: { locale: Language }) => string;

export interface ShownConsent {
	readonly id: string;
	readonly organisation: string;
	readonly organisationId: string;
	readonly programmeId: string;
	readonly scope: string;
	readonly programme: string;
	/** Who, when, which version, in which language. */
	readonly given: string;
	readonly withdrawnOn: string | null;
	readonly text: string;
	/** Taken back by this form, or on that page, or not at all. */
	readonly withdraw: 'here' | { readonly href: string; readonly label?: string } | null;
	readonly mayGiveAgain: boolean;
}

export async function showConsents(ctx: Context, rows: readonly Row[]): Promise<ShownConsent[]> {
	const shown: ShownConsent[] = [];
	for (const row of rows) shown.push(await showConsent(ctx, row));
	return shown;
}

async function showConsent(ctx: Context, { consent, organisation, programme, person }: Row): Promise<ShownConsent> {
	const locale = ctx.language;
	const catalogue = texts as unknown as Record<string, Text | undefined>;
	const isKnown = !organisation.masked || (programme !== null && mayKnowName(ctx.actor, { organisation: organisation.id, programme: programme.id }));
	const languageName = catalogue[`common_language_${consent.language}`]?.({}, { locale }) ?? consent.language;
	return {
		id: consent.id,
		organisation: isKnown && programme ? `${nameFor(ctx.actor, programme.id, organisation, locale)} · ${organisation.number}` : organisation.number,
		organisationId: organisation.id,
		programmeId: programme?.id ?? '',
		scope: catalogue[`register_consent_scope_${consent.scope}`]?.({}, { locale }) ?? consent.scope,
		programme: inLanguage(programme?.name, locale),
		given: texts.register_consent_given({ person: isKnown ? person : organisation.number, date: formatDate(dateInBishkek(consent.givenAt)), version: consent.textVersion, language: languageName }, { locale }),
		withdrawnOn: consent.withdrawnAt && formatDate(dateInBishkek(consent.withdrawnAt)),
		text: agreedText(consent, inLanguage(programme?.name, consent.language)),
		...(await whatMayBeDone(ctx, consent))
	};
}

/** In the language in which it was agreed to, word for word. */
function agreedText({ scope, textVersion, language: locale }: Row['consent'], programme: string): string {
	if (scope === diagnosticsScope) return consentText(textVersion)[locale];
	if (scope === trainingConsent.scope) return trainingConsentText(textVersion)[locale];
	return scope === participationConsent.scope && textVersion === participationConsent.textVersion ? texts.register_consent_participation({ programme }, { locale }) : '';
}

async function whatMayBeDone(ctx: Context, consent: Row['consent']): Promise<Pick<ShownConsent, 'withdraw' | 'mayGiveAgain'>> {
	if (!consent.programmeId) return { withdraw: null, mayGiveAgain: false };
	const of = { organisation: consent.organisationId, programme: consent.programmeId };
	if (consent.scope === participationConsent.scope) {
		const mayGive = consent.withdrawnAt !== null && mayGiveConsent(ctx.actor, of) === true && (await hasWithdrawn(ctx.read, of));
		return { withdraw: consent.withdrawnAt === null && mayWithdrawConsent(ctx.actor, { ...of, person: consent.personId }) === true ? 'here' : null, mayGiveAgain: mayGive };
	}
	if (consent.scope === trainingConsent.scope) return { withdraw: await ownInvitation(ctx, consent), mayGiveAgain: false };
	const open = consent.withdrawnAt === null && mayGiveConsent(ctx.actor, of) === true ? await openCase(ctx.read, consent.organisationId) : undefined;
	return { withdraw: open?.consentId === consent.id ? { href: `/diagnostics/${open.id}/withdraw` } : null, mayGiveAgain: false };
}

/** Whether somebody may be invited by name is theirs alone to say, on the page where they rated themselves. */
async function ownInvitation(ctx: Context, { id, personId, withdrawnAt }: Row['consent']): Promise<ShownConsent['withdraw']> {
	const caseId = withdrawnAt === null && personId === ctx.actor.personId ? await caseOfTrainingConsent(ctx.read, id) : undefined;
	return caseId ? { href: `/diagnostics/${caseId}/people`, label: texts.register_consent_withdraw({}, { locale: ctx.language }) } : null;
}
