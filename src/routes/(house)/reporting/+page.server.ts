import { redirect } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import { dateInBishkek } from '#kernel/clock.ts';
import { draftReport } from '#programme/reporting/draft-report.server.ts';
import { draftReport as schema, reportFilter } from '#programme/reporting/input.ts';
import { mayOrderBatch } from '#programme/reporting/policy.ts';
import { reportCounts, reportsVisibleTo } from '#programme/reporting/read.server.ts';
import { toBeDrafted } from '#programme/reporting/read-waiting.server.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import { nameFor } from '#register/read.server.ts';
import { choiceLabel, choicesOf } from '#wiring/choices.ts';
import { acting, reading } from '#wiring/door.server.ts';

const pageSize = 50;

export async function load(event) {
	const { status, region, after } = reportFilter.parse(Object.fromEntries(event.url.searchParams));
	const wanted = event.url.searchParams.get('case');
	const { programme } = event.locals;
	return reading(event, async (ctx) => {
		if (!programme) return { isOwn: false, mayOrderBatch: false, rows: [], filter: { status: null, region: null, isLaterPage: false }, counts: [], regions: [], next: null, toDraft: [] };
		const [since, id] = after?.split('~') ?? [];
		const place = since && id && !Number.isNaN(Date.parse(since)) ? { after: { since: new Date(since), id } } : {};
		const rows = await reportsVisibleTo(ctx.read, ctx.actor, programme, { status, region, ...place }, pageSize + 1);
		const isOwn = ctx.actor.memberships.length > 0 && ctx.actor.programmeRoles.length === 0;
		if (isOwn && rows.length === 1) redirect(303, `/reporting/${rows[0]!.report.id}`);
		const last = rows[pageSize - 1]?.report;
		const toDraft = await toBeDrafted(ctx.read, ctx.actor, programme);
		return {
			isOwn,
			mayOrderBatch: mayOrderBatch(ctx.actor, programme) === true,
			filter: { status: status ?? null, region: region ?? null, isLaterPage: after !== undefined },
			counts: isOwn ? [] : await reportCounts(ctx.read, ctx.actor, programme),
			regions: choicesOf(vocabularies(), 'regions', ctx.language),
			next: rows.length > pageSize && last ? `${last.statusSince.toISOString()}~${last.id}` : null,
			toDraft: toDraft.sort((a, b) => Number(b.case === wanted) - Number(a.case === wanted)).map(({ case: of, organisation, since: verified }) => ({
				case: of, name: nameFor(ctx.actor, programme, organisation, ctx.language), number: organisation.number, since: dateInBishkek(verified), command: newId()
			})),
			rows: rows.slice(0, pageSize).map(({ report, organisation }) => ({
				id: report.id, status: report.status, issuedVersion: report.issuedVersion, replyUntil: report.replyUntil,
				since: dateInBishkek(report.statusSince), number: organisation.number,
				name: nameFor(ctx.actor, programme, organisation, ctx.language),
				region: choiceLabel(vocabularies(), 'regions', organisation.region, ctx.language)
			}))
		};
	});
}

export const actions = {
	draft: (event) => acting(event, schema, draftReport, { then: (report) => `/reporting/${report}` })
};
