/** All that the page of one report shows to this reader. Loads and arranges; decides nothing that the policy does not decide. */
import { dateInBishkek } from '#kernel/clock.ts';
import { daysBetween } from '#kernel/local-date.ts';
import { newId } from '#kernel/id.ts';
import { inLanguage, type Language } from '#kernel/localised.ts';
import { found } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import { hasRoleTowards } from '#register/actor.ts';
import { nameFor } from '#register/read.server.ts';
import { actTitle, type PersonalAct } from './acts.server.ts';
import { assembleDocument } from './assemble.ts';
import type { ReportDocument } from './document.ts';
import { editingOf } from './editing.server.ts';
import type { PaperDocument, ReportLink, ReportPage, ShownState } from './page.ts';
import { pageCharts } from './page-charts.ts';
import { abilitiesIn, maySeeShares } from './policy.ts';
import { issuesOf } from './read.server.ts';
import { type Report, replyUntil, versionInWork } from './report.ts';
import { shownDocument, visibleReport } from './shown-document.server.ts';
import { regionOf } from './source-of.server.ts';
import { timelineOf } from './timeline.server.ts';
import { formatDate } from './words.ts';
import type { ReportAct } from './workflow.ts';

export async function reportPage(ctx: Context, id: string, { language, version }: { language: Language; version?: number | undefined }): Promise<ReportPage> {
	const shown = await visibleReport(ctx, id);
	const { report, organisation } = shown;
	const of = found(await caseById(ctx.read, report.caseId));
	const abilities = abilitiesIn(ctx.actor, report, of, ctx.clock.today());
	const editing = abilities.edit && version === undefined ? await editingOf(ctx, report, of, language) : null;
	const document = editing ? assembleDocument(editing.source, editing.texts, language) : await shownDocument(ctx, shown, language, version);
	const until = { until: report.replyUntil ? formatDate(report.replyUntil) : '' };
	return {
		report: stateOf(ctx, report, abilities.staff),
		organisation: {
			id: organisation.id, number: organisation.number,
			name: nameFor(ctx.actor, report.programme, organisation, ctx.language), region: inLanguage(regionOf(organisation), ctx.language)
		},
		language,
		document: document && paper(document),
		charts: document && pageCharts(document),
		editing: editing?.shown ?? null,
		timeline: await timelineOf(ctx, report, abilities.staff),
		links: version === undefined ? linksOf(ctx, report, { ...abilities, document }) : [],
		issues: (await issuesOf(ctx.read, report.id)).map((issue) => ({ version: issue.version, on: dateInBishkek(issue.issuedAt), changes: issue.changes })),
		acts: version === undefined ? personal(abilities.acts).map((act) => ({ act, label: actTitle(act, report, ctx.language) })) : [],
		obstacles: version === undefined ? abilities.obstacles.map(({ act, problem }) => ({ act, text: problemText(problem, until, ctx.language) })) : [],
		command: newId()
	};
}

/** Only what this reader can open. */
function linksOf(ctx: Context, report: Report, { staff, edit, document }: { staff: boolean; edit: boolean; document: ReportDocument | null }): ReportLink[] {
	const isOwn = maySeeShares(ctx.actor, report) === true;
	const isDisputable = isOwn ? report.sendings > 0 : staff && report.sendings > 0;
	return [
		...(document?.plain ? [{ page: 'plain' as const, open: 0 }] : []),
		...(staff ? [{ page: 'comments' as const, open: report.open.comments }] : []),
		...(isDisputable ? [{ page: 'disputes' as const, open: report.open.disputes }] : []),
		...(edit && document?.comparison ? [{ page: 'looking-back' as const, open: 0 }] : []),
		...(isOwn && report.issuedVersion > 0 ? [{ page: 'shares' as const, open: 0 }] : [])
	];
}

function personal(acts: readonly ReportAct[]): PersonalAct[] {
	return acts.filter((act) => act !== 'withdraw');
}

function paper({ charts: { narrative, radar, gap, radarLegend }, ...rest }: ReportDocument): PaperDocument {
	return { ...rest, charts: { narrative, radar, gap, radarLegend } };
}

function stateOf(ctx: Context, report: Report, isStaff: boolean): ShownState {
	const today = ctx.clock.today();
	return {
		id: report.id,
		status: report.status,
		version: versionInWork(report),
		issuedVersion: report.issuedVersion,
		isStaff,
		isOwn: !isStaff && hasRoleTowards(ctx.actor, report, 'head', 'member'),
		returnedBecause: isStaff && report.status === 'draft' && report.correction !== report.statusReason ? (report.statusReason ?? '') : '',
		correction: report.correction,
		sentOn: report.sentAt && dateInBishkek(report.sentAt),
		replyUntil: report.replyUntil,
		daysLeft: report.replyUntil && daysBetween(today, report.replyUntil),
		replyUntilIfSent: replyUntil(today),
		reply: report.status === 'sent' && report.reply ? { isWaived: report.reply.text === null, on: dateInBishkek(new Date(report.reply.at)) } : null
	};
}
