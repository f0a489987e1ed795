/** A respondent's link by mail: it leaves the house only in that mail, and the address is kept nowhere else. */
import { languages } from '#kernel/localised.ts';
import { found, Problem } from '#kernel/problem.ts';
import * as texts from '#i18n/paraglide/messages.js';
import { admitMail, mailboxIsFull } from '#platform/attempts.server.ts';
import { writeMail } from '#platform/mail.server.ts';
import { makeRespondentLink } from '#programme/diagnostics/make-respondent-link.server.ts';
import type { RespondentLink } from '#programme/diagnostics/respondent-input.ts';
import type { Context } from '#register/context.server.ts';
import { nameInMail } from '#register/masking.ts';
import { organisationById } from '#register/read.server.ts';
import { theRuntime } from './runtime.server.ts';

/** Without an address the link is shown to whoever makes it. In which language a respondent reads nobody has asked: the letter speaks all three, that of its sender first. */
export async function giveRespondentLink(ctx: Context, { email, ...input }: RespondentLink): Promise<{ respondent: string; name: string; token: string; email: string }> {
	if (email === '') return { ...(await makeRespondentLink(ctx, input)), email };
	const { clock, config, jobs } = theRuntime();
	const full = new Problem('register/too-many-mails', { status: 429 });
	if (await mailboxIsFull(ctx.read, clock, email)) throw full;
	const order = [ctx.language, ...languages.filter((one) => one !== ctx.language)];
	const made = await makeRespondentLink(ctx, input, async (tx, { name, token, organisation: id }) => {
		if (!(await admitMail(tx, clock, email))) throw full;
		const organisation = found(await organisationById(tx, id));
		const link = `${config.publicUrl}/answer/${token}`;
		const bodies = order.map((locale) => `${texts.diagnostics_mail_respondent_body({ name, organisation: nameInMail(organisation, locale) }, { locale })}\n\n${link}`);
		await writeMail(tx, clock, {
			to: email,
			subject: texts.diagnostics_mail_respondent_subject({ organisation: nameInMail(organisation, ctx.language) }, { locale: ctx.language }),
			body: `${bodies.join('\n\n———\n\n')}\n`,
			language: ctx.language
		});
		await jobs.send(tx, 'mail', {});
	});
	return { ...made, email };
}
