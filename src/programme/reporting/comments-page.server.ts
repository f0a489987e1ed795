/** The remarks on a report under review, as its page shows them. */
import { newId, type PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { caseById, instrumentOf } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import type { CommentsPage } from './around-pages.ts';
import { nameFor, peopleById } from '#register/read.server.ts';
import { anchorOf, partNames } from './part-names.ts';
import { phrasesOf } from './phrases/of.ts';
import { isStaff, mayAnswerComment, mayComment } from './policy.ts';
import { visibleReport } from './shown-document.server.ts';
import { commentsOf } from './store-comments.server.ts';
import { partsOf } from './store-parts.server.ts';

export async function commentsPage(ctx: Context, id: string, wanted: string | null): Promise<CommentsPage> {
	const { report, organisation } = await visibleReport(ctx, id);
	found(isStaff(ctx.actor, report) ? report : null);
	const of = found(await caseById(ctx.read, report.caseId));
	const rows = await commentsOf(ctx.read, report.id);
	const people = await peopleById(ctx.read, rows.flatMap(({ authorId, answeredBy, settledBy }) => [authorId, answeredBy, settledBy].filter((one) => one !== null)));
	const signed = (who: PersonId | null, at: Date | null) => (who && at ? { name: people.get(who)?.name ?? '', at: at.toISOString() } : null);
	const names = partNames(await instrumentOf(ctx.read, of), phrasesOf[ctx.language].labels, ctx.language);
	const written = new Set((await partsOf(ctx.read, report.id, 'ky')).map(({ key }) => key));
	return {
		report: report.id,
		organisation: { number: organisation.number, name: nameFor(ctx.actor, report.programme, organisation, ctx.language) },
		mayComment: mayComment(ctx.actor, report, of) === true,
		mayAnswer: mayAnswerComment(ctx.actor, report, of) === true,
		parts: names.filter(({ key }) => written.has(key)).map(({ key, name }) => ({ value: key, label: name })),
		wanted: wanted !== null && written.has(wanted as never) ? wanted : '',
		command: newId(),
		comments: rows.map((row) => ({
			id: row.id, text: row.text, answer: row.answer ?? '',
			state: row.settledAt ? ('settled' as const) : row.answer ? ('answered' as const) : ('open' as const),
			part: names.find(({ key }) => key === row.key)?.name ?? row.key, anchor: anchorOf(row.key),
			written: signed(row.authorId, row.at), answered: signed(row.answeredBy, row.answeredAt), settled: signed(row.settledBy, row.settledAt),
			command: newId()
		}))
	};
}
