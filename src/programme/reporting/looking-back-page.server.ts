/** The question about the round before, with the score of that time beside every parameter. */
import { newId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { caseById } from '#programme/diagnostics/read.server.ts';
import type { Context } from '#register/context.server.ts';
import type { LookingBackPage } from './around-pages.ts';
import { nameFor } from '#register/read.server.ts';
import { levels } from '#programme/diagnostics/instrument.ts';
import { phrasesOf } from './phrases/of.ts';
import { mayEdit } from './policy.ts';
import { read } from './reading.ts';
import { visibleReport } from './shown-document.server.ts';
import { sourceOf } from './source-of.server.ts';
import { formatMean } from './words.ts';

export async function lookingBackPage(ctx: Context, id: string): Promise<LookingBackPage> {
	const { report, organisation } = await visibleReport(ctx, id);
	const of = found(await caseById(ctx.read, report.caseId));
	demand(mayEdit(ctx.actor, report, of));
	const source = await sourceOf(ctx.read, of, report);
	const { comparison } = read(source);
	const { levelShort } = phrasesOf[ctx.language];
	return {
		report: report.id,
		organisation: { number: organisation.number, name: nameFor(ctx.actor, report.programme, organisation, ctx.language) },
		command: newId(),
		levels: levels.map((level) => ({ value: String(level), label: levelShort(level) })),
		parameters: (comparison?.parameters ?? []).map(({ parameter: { code, name }, before }) => ({
			code, name: name[ctx.language], mean: formatMean(before, ctx.language),
			level: String(source.retrospective.find(({ parameter }) => parameter === code)?.level ?? '')
		}))
	};
}
