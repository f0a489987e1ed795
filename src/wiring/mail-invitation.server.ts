/** Sends the invitation to the address it is for: the token leaves the house only in that mail. */
import type { ProgrammeId, OrganisationId } from '#kernel/id.ts';
import { inLanguage } from '#kernel/localised.ts';
import { found, Problem } from '#kernel/problem.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { admitMail, mailboxIsFull } from '#platform/attempts.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import type { Context } from '#register/context.server.ts';
import type { InvitePerson } from '#register/input.ts';
import { nameInMail } from '#register/masking.ts';
import { organisationById, programmeById } from '#register/read.server.ts';
import { theRuntime } from './runtime.server.ts';

type RoleText = (params: object, options: { locale: InvitePerson['language'] }) => string;

export function roleName(role: string, locale: InvitePerson['language']): string {
	return (texts as unknown as Record<string, RoleText>)[`register_role_${role}`]!({}, { locale });
}

/** To what somebody is invited. A masked organisation is its number: a link is forwarded easily. */
export async function placeOf({ read, language }: Pick<Context, 'read' | 'language'>, { organisationId, programmeId }: { organisationId?: OrganisationId | null | undefined; programmeId?: ProgrammeId | null | undefined }): Promise<string> {
	if (organisationId) return nameInMail(found(await organisationById(read, organisationId)), language);
	return inLanguage(programmeId && (await programmeById(read, programmeId))?.name, language);
}

export async function mailInvitation(ctx: Context, input: InvitePerson, invite: (ctx: Context, input: InvitePerson, deliver: (tx: Tx, token: string) => Promise<void>) => Promise<unknown>): Promise<void> {
	const { clock, config, jobs } = theRuntime();
	const full = new Problem('register/too-many-mails', { status: 429 });
	if (await mailboxIsFull(ctx.read, clock, input.email)) throw full;
	const locale = input.language;
	const place = await placeOf({ ...ctx, language: locale }, { organisationId: input.organisation as OrganisationId | undefined, programmeId: input.programme as ProgrammeId | undefined });
	await invite(ctx, input, async (tx, token) => {
		const link = `${config.publicUrl}/invitations/${token}`;
		if (!(await admitMail(tx, clock, input.email))) throw full;
		await writeMail(tx, clock, {
			to: input.email,
			subject: texts.register_mail_invitation_subject({}, { locale }),
			body: texts.register_mail_invitation_body({ name: input.name, place, role: roleName(input.role, locale), link }, { locale }),
			language: locale
		});
		await jobs.send(tx, 'mail', {});
	});
}
