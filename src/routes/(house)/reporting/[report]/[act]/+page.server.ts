import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { readChecks } from '#programme/diagnostics/read-checks.server.ts';
import { confirmationOf, type PersonalAct } from '#programme/reporting/acts.server.ts';
import { replyToReport as replySchema, reportOnly, reportWithReason } from '#programme/reporting/input.ts';
import { issueReport } from '#programme/reporting/issue-report.server.ts';
import { reportById } from '#programme/reporting/read.server.ts';
import { reopenReport } from '#programme/reporting/reopen-report.server.ts';
import { replyToReport } from '#programme/reporting/reply-to-report.server.ts';
import { returnReport } from '#programme/reporting/return-report.server.ts';
import { reviewReport } from '#programme/reporting/review-report.server.ts';
import { sendReport } from '#programme/reporting/send-report.server.ts';
import { waiveReply } from '#programme/reporting/waive-reply.server.ts';
import { acting, reading } from '#wiring/door.server.ts';

type Event = Parameters<typeof acting>[0] & { params: { report: string } };

const options = ({ params }: Event) => ({ fixed: { report: params.report }, then: () => `/reporting/${params.report}` });

const steps: Readonly<Record<PersonalAct, (event: Event) => ReturnType<typeof acting>>> = {
	review: (event) => acting(event, reportOnly, reviewReport, options(event)),
	send: (event) => acting(event, reportOnly, sendReport, options(event)),
	return: (event) => acting(event, reportWithReason, returnReport, options(event)),
	reply: (event) => acting(event, replySchema, replyToReport, options(event)),
	waiveReply: (event) => acting(event, reportOnly, waiveReply, options(event)),
	issue: (event) => acting(event, reportOnly, issueReport, options(event)),
	reopen: (event) => acting(event, reportWithReason, reopenReport, options(event))
};

function actIn({ act }: { act: string }): PersonalAct {
	return found(Object.hasOwn(steps, act) ? (act as PersonalAct) : null);
}

export async function load(event) {
	return reading(event, async (ctx) => {
		const act = actIn(event.params);
		const confirmation = await confirmationOf(ctx, event.params.report, act);
		const report = ['review', 'send', 'issue'].includes(act) ? found(await reportById(ctx.read, confirmation.report)) : null;
		return { command: newId(), confirmation, checks: report ? await readChecks(ctx, report.caseId) : [] };
	});
}

export const actions = {
	default: (event) => steps[actIn(event.params)](event)
};
