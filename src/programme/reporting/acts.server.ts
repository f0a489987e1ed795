/** The steps of a report in words: what a button says, and what the page before the step tells the person who is about to take it. */
import { m } from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import { found, isProblem } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor } from '#register/read.server.ts';
import type { Confirmation } from './page.ts';
import { advance } from './policy.ts';
import { type Report, replyUntil, versionInWork } from './report.ts';
import { visibleReport } from './shown-document.server.ts';
import { formatDate } from './words.ts';
import type { ReportAct } from './workflow.ts';

/** What a person does on the page of a step; `withdraw` is Kadam's own. */
export type PersonalAct = Exclude<ReportAct, 'withdraw'>;

const texts: Readonly<Record<PersonalAct, (report: Report, until: string, locale: Language) => { title: string; consequences: string; button?: string }>> = {
	review: (_report, _until, locale) => ({ title: m.reporting_act_review({}, { locale }), consequences: m.reporting_act_review_body({}, { locale }) }),
	send: (_report, until, locale) => ({ title: m.reporting_act_send({}, { locale }), consequences: m.reporting_act_send_body({ until }, { locale }) }),
	return: ({ status }, _until, locale) => ({
		title: m.reporting_act_return({}, { locale }),
		consequences: status === 'sent' ? m.reporting_act_return_sent_body({}, { locale }) : m.reporting_act_return_body({}, { locale })
	}),
	issue: (report, _until, locale) => ({ title: m.reporting_act_issue({}, { locale }), consequences: m.reporting_act_issue_body({ version: versionInWork(report) }, { locale }) }),
	reopen: (_report, _until, locale) => ({ title: m.reporting_act_reopen({}, { locale }), consequences: m.reporting_act_reopen_body({}, { locale }) }),
	reply: (_report, _until, locale) => ({
		title: m.reporting_to_reply({}, { locale }), consequences: m.reporting_reply_body({}, { locale }), button: m.reporting_reply_send({}, { locale })
	}),
	waiveReply: (_report, _until, locale) => ({
		title: m.reporting_waive({}, { locale }), consequences: m.reporting_waive_body({}, { locale }), button: m.reporting_waive_do({}, { locale })
	})
};

export function actTitle(act: PersonalAct, report: Report, locale: Language): string {
	return texts[act](report, '', locale).title;
}

export async function confirmationOf(ctx: Context, id: string, act: PersonalAct): Promise<Confirmation> {
	const { report, organisation } = await visibleReport(ctx, id);
	const today = ctx.clock.today();
	const of = found(await caseById(ctx.read, report.caseId));
	const locale = ctx.language;
	const { title, consequences, button = title } = texts[act](report, formatDate(replyUntil(today)), locale);
	return {
		report: report.id,
		organisation: { number: organisation.number, name: nameFor(ctx.actor, report.programme, organisation, locale) },
		act, title, button,
		consequences: consequences.split('\n'),
		blocked: refusalOf(() => advance(ctx.actor, report, of, act, { today, reason: '-' }), locale),
		warning: ''
	};
}

/** Why the step cannot be taken now, in words; '' when it can. What was typed for it stays on the page meanwhile. */
function refusalOf(step: () => unknown, locale: Language): string {
	try {
		step();
		return '';
	} catch (problem) {
		if (!isProblem(problem)) throw problem;
		return problemText(problem.code, problem.params, locale);
	}
}
