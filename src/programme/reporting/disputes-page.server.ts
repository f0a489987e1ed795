/** The levels that an organisation disputes, as their page shows them: to say so, to answer, to read. */
import { newId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { caseById, instrumentOf, resultOf } from '#programme/diagnostics/read.server.ts';
import { levelIn } from '#programme/diagnostics/result.ts';
import type { Context } from '#register/context.server.ts';
import type { DisputesPage } from './around-pages.ts';
import { nameFor } from '#register/read.server.ts';
import { phrasesOf } from './phrases/of.ts';
import { mayAnswerDispute, mayDispute, mayReadDisputes } from './policy.ts';
import { visibleReport } from './shown-document.server.ts';
import { disputesOf } from './store-disputes.server.ts';

export async function disputesPage(ctx: Context, id: string): Promise<DisputesPage> {
	const { report, organisation } = await visibleReport(ctx, id);
	found(mayReadDisputes(ctx.actor, report) === true ? report : null);
	const of = found(await caseById(ctx.read, report.caseId));
	const instrument = await instrumentOf(ctx.read, of);
	const { levelShort } = phrasesOf[ctx.language];
	const disputes = await disputesOf(ctx.read, report.id);
	const disputed = new Set(disputes.map(({ indicator }) => indicator));
	const mine = mayDispute(ctx.actor, report) === true;
	const levels = new Map((mine ? (await resultOf(ctx.read, of.id, 'verified')).parameters : []).flatMap(({ indicators }) => indicators.map((one) => [one.code, levelIn('verified', one)])));
	const named = instrument.parameters.map(({ code, name, indicators }) => ({
		label: `${code}. ${name[ctx.language]}`,
		options: indicators.filter((one) => !disputed.has(one.code)).map((one) => {
			const level = levels.get(one.code);
			return { value: one.code, label: `${one.code} ${one.name[ctx.language]}${level ? ` · ${levelShort(level)}` : ''}` };
		})
	}));
	const nameOf = new Map(instrument.parameters.flatMap(({ indicators }) => indicators.map(({ code, name }) => [code, name[ctx.language]])));
	return {
		report: report.id,
		organisation: { number: organisation.number, name: nameFor(ctx.actor, report.programme, organisation, ctx.language) },
		mayDispute: mine,
		mayAnswer: mayAnswerDispute(ctx.actor, report, of) === true,
		indicators: mine ? named : [],
		command: newId(),
		disputes: disputes.map((one) => ({
			...one, name: nameOf.get(one.indicator) ?? one.indicator, level: one.level, levelWord: one.level === null ? '' : phrasesOf[ctx.language].levelWords[one.level], command: newId()
		}))
	};
}
