/** Being invited to trainings by name: what is agreed to, and how it is given and taken back. A changed text is a new version. */
import { eq } from 'drizzle-orm';
import { m } from '#i18n/paraglide/messages.js';
import { demand, found, Problem } from '#kernel/problem.ts';
import type { Language, Trilingual } from '#kernel/localised.ts';
import type { PersonId } from '#kernel/id.ts';
import type { Tx } from '#platform/database.server.ts';
import { giveConsent, withdrawConsent } from '#register/consent.server.ts';
import type { Context } from '#register/context.server.ts';
import { namePerson } from '#register/name-person.server.ts';
import type { GiveTrainingConsent, LinkOnly } from './people-input.ts';
import { caseById } from './read.server.ts';
import { type ColleagueRow, colleagueByLink, colleagueByLinkToChange } from './store-people.server.ts';
import { holdCase } from './store-respondents.server.ts';
import { colleague } from './tables.server.ts';

export const trainingConsent = { scope: 'trainingInvitation', textVersion: 1 };

const versions: Readonly<Record<number, (language: Language) => string>> = {
	1: (locale) => m.diagnostics_people_consent_text_1({}, { locale })
};

/** The text of a version in all three languages. Throws for a version that never was. */
export function trainingConsentText(version: number): Trilingual {
	const text = versions[version];
	if (!text) throw new RangeError(`There is no version ${version} of the consent to be invited`);
	return { ky: text('ky'), ru: text('ru'), en: text('en') };
}

/** Whoever rated themselves says that they may be invited by name, and only then says the name. */
export async function giveTrainingConsent(ctx: Context, input: GiveTrainingConsent): Promise<void> {
	return ctx.transact(async (tx) => {
		const { row, of } = await held(tx, input.token);
		demand(row.handedInOn !== null || 'diagnostics/nothing-rated');
		if (of.status === 'withdrawn') throw new Problem('diagnostics/rating-closed');
		if (row.consentId !== null) return;
		const person = row.personId ?? (await named(ctx, tx, input));
		const consent = await giveConsent(tx, { organisation: of.organisation, programme: of.programme, person, ...trainingConsent, language: ctx.language, at: ctx.clock.now() });
		await tx.update(colleague).set({ personId: person, consentId: consent }).where(eq(colleague.id, row.id));
		await ctx.record(tx, { event: 'diagnostics/training-consent-given', subject: { type: 'consent', id: consent }, organisation: of.organisation, programme: of.programme, data: { textVersion: trainingConsent.textVersion } });
	});
}

/** By the same link, at any time: the name leaves every list. That it was given stays in the ledger of consents. */
export async function withdrawTrainingConsent(ctx: Context, { token }: LinkOnly): Promise<void> {
	return ctx.transact(async (tx) => {
		const { row, of } = await held(tx, token);
		demand(row.consentId !== null || 'diagnostics/no-training-consent');
		const consent = found(row.consentId);
		await withdrawConsent(tx, consent, ctx.clock.now());
		await tx.update(colleague).set({ consentId: null }).where(eq(colleague.id, row.id));
		await ctx.record(tx, { event: 'diagnostics/training-consent-withdrawn', subject: { type: 'consent', id: consent }, organisation: of.organisation, programme: of.programme });
	});
}

async function held(tx: Tx, token: string) {
	const { caseId } = found(await colleagueByLink(tx, token));
	await holdCase(tx, caseId);
	const row: ColleagueRow = await colleagueByLinkToChange(tx, token);
	return { row, of: found(await caseById(tx, caseId)) };
}

async function named({ language, clock }: Context, tx: Tx, { name, phone }: GiveTrainingConsent): Promise<PersonId> {
	if (name === '') throw new Problem('diagnostics/consent-without-name', { status: 400, fields: [{ field: 'name', code: 'diagnostics/consent-without-name' }] });
	return namePerson(tx, { name, phone: phone || null, language, at: clock.now() });
}
