/** The pages on which a layer is scored: one indicator, and the whole layer at once. */
import { newId, type PersonId } from '#kernel/id.ts';
import { found } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import type { Context } from '#register/context.server.ts';
import { organisationById, peopleById } from '#register/read.server.ts';
import { type Case, headcount } from './case.ts';
import { lacking, type Lacking } from './completeness.ts';
import { type Indicator, indicatorsOf, type Instrument } from './instrument.ts';
import type { StandingScore } from './merge.ts';
import { progress } from './progress.ts';
import { headOf, viewedCase } from './read-case.server.ts';
import { showEvidence } from './read-evidence.server.ts';
import { instrumentOf } from './read.server.ts';
import { controlOf, spreadShown } from './read-room-control.server.ts';
import { dissentOf } from './store-room.server.ts';
import type { IndicatorResult, Result, ResultLayer } from './result.ts';
import { levelOf } from './score.ts';
import { scoreWords } from './score-words.server.ts';
import { result } from './scoring.ts';
import { asProof, evidenceOf, type EvidenceItem } from './store-evidence.server.ts';
import { type LayeredScores, scoresOf } from './store-scores.server.ts';
import { type CaseHead, type IndicatorRow, type InterviewGuide, type LayerView, type RailItem, type ScoringView, showMark, type ShownScore } from './views.ts';

const segment: Readonly<Record<ResultLayer, string>> = { consensus: 'agree', verified: 'verify' };

export function indicatorHref(caseId: string, layer: ResultLayer, code: string): string {
	return `/diagnostics/${caseId}/${segment[layer]}/${code}`;
}

interface Everything {
	readonly of: Case;
	readonly head: CaseHead;
	readonly instrument: Instrument;
	readonly scores: LayeredScores;
	readonly items: readonly EvidenceItem[];
	readonly result: Result;
	readonly lacking: readonly Lacking[];
}

/** Verified scores are loaded only for readers who may see them. */
async function everything(ctx: Context, id: string, layer: ResultLayer): Promise<Everything> {
	const of = await viewedCase(ctx, id);
	const organisation = found(await organisationById(ctx.read, of.organisation));
	const head = headOf(ctx, of, organisation);
	found(head.opened[layer === 'consensus' ? 'agree' : 'verify'] || undefined);
	const instrument = await instrumentOf(ctx.read, of);
	const stored = await scoresOf(ctx.read, of.id);
	const scores = head.abilities.seeVerified ? stored : { ...stored, verified: [] };
	const items = await evidenceOf(ctx.read, of.id);
	const proof = asProof(items);
	return {
		of, head, instrument, scores, items,
		result: result(instrument, layer, { ...scores, evidence: proof }, organisation.paidStaff),
		lacking: lacking(instrument, layer, scores[layer], proof)
	};
}

/** One indicator of one layer. */
export async function readScoring(ctx: Context, id: string, layer: ResultLayer, code: string): Promise<ScoringView> {
	const all = await everything(ctx, id, layer);
	const { of, head, instrument, scores, items } = all;
	const order = indicatorsOf(instrument).map((indicator) => indicator.code);
	const parameter = found(instrument.parameters.find(({ indicators }) => indicators.some((indicator) => indicator.code === code)));
	const indicator = parameter.indicators.find((one) => one.code === code)!;
	const standing = { score: scores[layer].find((one) => one.indicator === code), agreed: scores.consensus.find((one) => one.indicator === code) };
	const people = await peopleById(ctx.read, [standing.score?.author, standing.agreed?.author].filter((author) => author !== undefined) as PersonId[]);
	const nameOf = (person: string) => people.get(person as PersonId)?.name ?? '';
	const [before, after] = [order[order.indexOf(code) - 1], order[order.indexOf(code) + 1]];
	const now = all.result.parameters.flatMap(({ indicators }) => indicators).find((one) => one.code === code)!;
	const open = new Set(all.lacking.map((one) => one.indicator));
	const overview = `/diagnostics/${of.id}/${segment[layer]}`;
	return {
		head, layer,
		...railOf(ctx, all, layer, parameter.code),
		parameter: { code: parameter.code, name: parameter.name[ctx.language] },
		siblings: parameter.indicators.map((one) => ({
			code: one.code, name: one.name[ctx.language], href: indicatorHref(of.id, layer, one.code), isCurrent: one.code === code,
			level: levelOf(scores[layer].find((score) => score.indicator === one.code)?.mark),
			isScored: scores[layer].some((score) => score.indicator === one.code), isLacking: open.has(one.code)
		})),
		indicator: describe(ctx, indicator, now), guide: guideOf(ctx, indicator),
		score: standing.score ? showScore(standing.score, nameOf) : null,
		agreed: layer === 'verified' && standing.agreed ? showScore(standing.agreed, nameOf) : null,
		spread: await spreadShown(ctx, of, code),
		room: layer === 'consensus' ? await controlOf(ctx, of, code) : null,
		dissent: await dissentOf(ctx.read, of.id, code),
		unproven: now.unproven,
		fallen: layer === 'verified' && standing.score !== undefined && now.verified === null,
		evidence: await showEvidence(ctx, of, head, instrument, items.filter(({ links }) => links.some((link) => link.indicator === code))),
		previous: before ? indicatorHref(of.id, layer, before) : null,
		next: after ? indicatorHref(of.id, layer, after) : overview,
		overview,
		storageKey: `kadam/score/${ctx.actor.personId}/${of.id}/${layer}`,
		words: scoreWords(ctx.language, layer),
		canWrite: layer === 'consensus' ? head.abilities.scoreConsensus : head.abilities.scoreVerified,
		commands: { score: newId<'command'>(), document: newId<'command'>(), dissent: layer === 'consensus' && head.abilities.scoreConsensus ? newId<'command'>() : null }
	};
}

function describe({ language }: Context, indicator: Indicator, { notYetExpected }: IndicatorResult): ScoringView['indicator'] {
	const { code, name, critical, question, evidence, levels } = indicator;
	return {
		code, critical, notYetExpected, name: name[language], question: question[language], proof: evidence[language],
		levels: ([1, 2, 3, 4] as const).map((value) => ({ value, text: levels[value][language] }))
	};
}

export function guideOf({ language }: Context, { question, evidence, guidance }: Indicator): InterviewGuide {
	return { question: question[language], proof: evidence[language], advice: guidance?.[language] ?? null };
}

export function showScore({ mark, comment, version, author, at }: StandingScore, nameOf: (person: string) => string): ShownScore {
	return {
		mark: mark.kind === 'level' ? (String(mark.level) as ShownScore['mark']) : mark.kind,
		level: levelOf(mark), reason: mark.kind === 'notApplicable' ? mark.reason : '', comment, version, author: nameOf(author), at
	};
}

/** Each parameter leads to its first indicator that lacks something. */
function railOf(ctx: Context, { of, instrument, scores, items, result: now, lacking: open }: Everything, layer: ResultLayer, current: string): Pick<ScoringView, 'rail' | 'total'> {
	const { parameters, ...total } = progress(instrument, layer, scores[layer], asProof(items));
	const rail = instrument.parameters.map((parameter, index): RailItem => {
		const codes = parameter.indicators.map((indicator) => indicator.code);
		const first = open.find((one) => codes.includes(one.indicator))?.indicator ?? codes[0]!;
		return {
			code: parameter.code, name: parameter.shortName[ctx.language], href: indicatorHref(of.id, layer, first), isCurrent: parameter.code === current,
			done: parameters[index]!.done, of: parameters[index]!.of,
			unproven: now.parameters[index]!.indicators.filter((indicator) => indicator.unproven).length
		};
	});
	return { rail, total: { done: total.done, of: total.of, percent: total.percent } };
}

/** A whole layer: what stands everywhere, and what is missing. */
export async function readLayer(ctx: Context, id: string, layer: ResultLayer): Promise<LayerView> {
	const all = await everything(ctx, id, layer);
	const { of, head, instrument, items } = all;
	const { rail, total } = railOf(ctx, all, layer, '');
	const open = new Set(all.lacking.map(({ indicator }) => indicator));
	/** Scored, and still not whole. */
	const fallen = new Set(all.scores[layer].map(({ indicator }) => indicator).filter((code) => open.has(code)));
	const names = new Map(indicatorsOf(instrument).map(({ code, name }) => [code, name[ctx.language]]));
	const missing = all.lacking.map(({ indicator, problem }) => ({
		text: `${indicator} ${names.get(indicator)}: ${problemText(problem, {}, ctx.language)}`, href: indicatorHref(of.id, layer, indicator)
	}));
	const nobodyCame = layer === 'consensus' && headcount(of.participants).total === 0;
	return {
		head, layer, total,
		parameters: instrument.parameters.map(({ code, name, indicators }, index) => ({
			code, name: name[ctx.language], done: rail[index]!.done, of: rail[index]!.of,
			indicators: indicators.map((indicator, place) => rowOf(ctx, head, layer, indicator, all.result.parameters[index]!.indicators[place]!, items, fallen))
		})),
		missing: nobodyCame ? [...missing, { text: problemText('diagnostics/participants-missing', {}, ctx.language), href: `/diagnostics/${of.id}/agree#participants` }] : missing,
		participants: of.participants,
		canWrite: layer === 'consensus' ? head.abilities.scoreConsensus : head.abilities.scoreVerified,
		canComplete: layer === 'consensus' ? head.abilities.completeConsensus : head.abilities.completeVerification,
		goOn: indicatorHref(of.id, layer, all.lacking[0]?.indicator ?? indicatorsOf(instrument)[0]!.code),
		sessionOn: of.sessionOn,
		command: newId<'command'>()
	};
}

function rowOf({ language }: Context, head: CaseHead, layer: ResultLayer, { code, name, critical }: Indicator, now: IndicatorResult, items: readonly EvidenceItem[], fallen: ReadonlySet<string>): IndicatorRow {
	const links = items.flatMap((item) => item.links.filter((link) => link.indicator === code));
	return {
		code, critical, name: name[language], notYetExpected: now.notYetExpected, unproven: now.unproven,
		agreed: showMark(now.consensus), verified: head.abilities.seeVerified ? showMark(now.verified) : null,
		documents: { total: links.length, accepted: links.filter(({ accepted }) => accepted === true).length, pending: links.filter(({ accepted }) => accepted === null).length },
		href: indicatorHref(head.id, layer, code), isLacking: fallen.has(code)
	};
}
