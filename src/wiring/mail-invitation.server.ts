/** Sends the invitation to the address it is for: the token leaves the house only in that mail. */
import type { ProgrammeId, OrganisationId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { writeMail } from '#platform/mail.server.ts';
import type { Context } from '#register/context.server.ts';
import type { InvitePerson } from '#register/input.ts';
import { organisationById, programmeById } from '#register/read.server.ts';
import { theRuntime } from './runtime.server.ts';

type RoleText = (params: object, options: { locale: InvitePerson['language'] }) => string;

export function roleName(role: string, locale: InvitePerson['language']): string {
	return (texts as unknown as Record<string, RoleText>)[`register_role_${role}`]!({}, { locale });
}

export async function mailInvitation(ctx: Context, input: InvitePerson, invite: (ctx: Context, input: InvitePerson) => Promise<{ id: string; token: string }>): Promise<void> {
	const { database, clock, config, jobs } = theRuntime();
	const { token } = await invite(ctx, input);
	const locale = input.language;
	const place = input.organisation
		? inLanguage((await organisationById(ctx.read, input.organisation as OrganisationId))?.name, locale)
		: inLanguage((await programmeById(ctx.read, input.programme as ProgrammeId))?.name, locale);
	const link = `${config.publicUrl}/invitations/${token}`;
	await database.transaction(async (tx) => {
		await writeMail(tx, clock, {
			to: input.email,
			subject: texts.register_mail_invitation_subject({}, { locale }),
			body: texts.register_mail_invitation_body({ name: input.name, place, role: roleName(input.role, locale), link }, { locale }),
			language: locale
		});
		await jobs.send(tx, 'mail', {});
	});
}
