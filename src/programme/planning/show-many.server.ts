/** The table in which many actions are reported on at once, and what became of each row. */
import { m } from '#i18n/paraglide/messages.js';
import { problemText } from '#i18n/problem-text.server.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { demand } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { gatherPlan } from './gather-plan.server.ts';
import { datesText, isOverdue, toneOf } from './plan-view.ts';
import type { Reported } from './report-on-many.server.ts';
import { topOf } from './show-plan.server.ts';
import { actionStateWord } from './words.ts';
import { mayReport, mayReportOnMany, percents } from './work.ts';

export async function showMany(ctx: Context, id: string) {
	const gathered = await gatherPlan(ctx, id);
	const { plan } = gathered;
	const { language: locale, actor } = ctx;
	demand(mayReportOnMany(actor, plan));
	const open = plan.actions.filter(({ start, status }) => start !== null && mayReport(actor, plan, status) === true);
	const choice = (value: number) => ({ value: String(value), label: m.planning_percent({ percent: value }, { locale }) });
	return {
		top: topOf(gathered, ctx),
		rows: open.map((action) => ({
			id: action.id, rank: action.rank, title: inLanguage(action.title, locale), dates: datesText(action),
			overdue: isOverdue(action, ctx.clock.today()), statusWord: actionStateWord(action.status, locale), tone: toneOf(action.status),
			seen: action.workVersion, percent: String(action.percent), percentText: m.planning_percent({ percent: action.percent }, { locale }),
			choices: [...new Set([...percents, action.percent])].sort((a, b) => a - b).map(choice)
		}))
	};
}

/** The problems of rows in words; what was typed stays. */
export function reportedInWords({ written, refused }: Reported, language: Language) {
	return { written, refused: refused.map(({ action, percent, text, problem }) => ({ action, percent: String(percent), text, problem: problemText(problem, {}, language) })) };
}
