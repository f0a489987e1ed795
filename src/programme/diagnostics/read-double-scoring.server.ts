/** The pages of double scoring: who scores besides whom, one's own sheet, and both side by side once both have handed in. */
import { newId, type PersonId } from '#kernel/id.ts';
import { demand, found } from '#kernel/problem.ts';
import { problemText } from '#i18n/problem-text.server.ts';
import type { Context } from '#register/context.server.ts';
import { peopleById, staffOf } from '#register/read.server.ts';
import type { Case, Rater } from './case.ts';
import { lacking } from './completeness.ts';
import { agreementOf, type Comparison, compareMarks, raterOf } from './double-scoring.ts';
import type { ComparedRow, ComparisonView, ReconcilingView, SecondView, SheetView } from './double-scoring-views.ts';
import { indicatorsOf, type Instrument } from './instrument.ts';
import { maySeeBothMarks } from './policy.ts';
import { progress } from './progress.ts';
import { namesWithoutCalibration } from './read-calibration-quality.server.ts';
import { headFor, viewedCase } from './read-case.server.ts';
import { instrumentOf } from './read.server.ts';
import { guideOf, readLayer, readScoring, showScore } from './read-scoring.server.ts';
import { levelOf } from './score.ts';
import { showRaters } from './show-raters.server.ts';
import { sheetOf } from './store-double-scoring.server.ts';
import { asProof, evidenceOf } from './store-evidence.server.ts';
import { scoresOf } from './store-scores.server.ts';
import { type ScoringView, showMark } from './views.ts';

const ownHref = (caseId: string, code: string) => `/diagnostics/${caseId}/independent/${code}`;
const comparisonHref = (caseId: string, code: string) => `/diagnostics/${caseId}/compare/${code}`;

export async function readSecond(ctx: Context, id: string): Promise<SecondView> {
	const of = await viewedCase(ctx, id);
	const head = await headFor(ctx, of);
	const unfit = new Set(of.assessors.filter(({ isLead, declaredConflictAt }) => isLead || declaredConflictAt).map(({ person }) => person));
	const staff = new Map((await staffOf(ctx.read, of.programme, 'assessor', 'leadAssessor')).map((person) => [person.id, person.name]));
	return {
		head, raters: await showRaters(ctx.read, of),
		options: [...staff].filter(([person]) => !unfit.has(person)).map(([value, label]) => ({ value, label })),
		second: of.raters?.find(({ isSecond }) => isSecond)?.person ?? '',
		uncalibrated: await namesWithoutCalibration(ctx, of.programme),
		mayChoose: !of.raters?.some(({ begunAt }) => begunAt) && (await scoresOf(ctx.read, of.id)).verified.length === 0,
		commands: { appoint: newId<'command'>(), end: newId<'command'>() }
	};
}

/** The case and the place of this reader among its two; for everybody else there is no such sheet. */
async function ownSheet(ctx: Context, id: string): Promise<{ of: Case; own: Rater; other: Rater }> {
	const of = await viewedCase(ctx, id);
	const own = found(raterOf(of, ctx.actor.personId));
	return { of, own, other: of.raters!.find(({ person }) => person !== own.person)! };
}

/** All of one's own marks, with what is missing before they can be handed in. */
export async function readSheet(ctx: Context, id: string): Promise<SheetView> {
	const { of, own, other } = await ownSheet(ctx, id);
	const base = await readLayer(ctx, id, 'verified');
	const instrument = await instrumentOf(ctx.read, of);
	const [scores, proof] = [await sheetOf(ctx.read, of.id, own.person), asProof(await evidenceOf(ctx.read, of.id))];
	const missing = lacking(instrument, 'verified', scores, proof);
	const given = new Map(scores.map((score) => [score.indicator, score.mark]));
	const { parameters, ...total } = progress(instrument, 'verified', scores, proof);
	const names = new Map(indicatorsOf(instrument).map(({ code, name }) => [code, name[ctx.language]]));
	const people = await peopleById(ctx.read, [other.person]);
	return {
		head: base.head, total,
		parameters: base.parameters.map((parameter, index) => ({
			...parameter, done: parameters[index]!.done,
			indicators: parameter.indicators.map((row) => ({
				...row, verified: showMark(given.get(row.code) ?? null), href: ownHref(of.id, row.code),
				isLacking: given.has(row.code) && missing.some(({ indicator }) => indicator === row.code)
			}))
		})),
		missing: missing.map(({ indicator, problem }) => ({ text: `${indicator} ${names.get(indicator)}: ${problemText(problem, {}, ctx.language)}`, href: ownHref(of.id, indicator) })),
		goOn: ownHref(of.id, missing[0]?.indicator ?? indicatorsOf(instrument)[0]!.code),
		canWrite: base.head.abilities.scoreIndependently, handedInAt: own.handedInAt,
		other: { name: people.get(other.person)?.name ?? '', hasHandedIn: other.handedInAt !== null },
		command: base.command
	};
}

/** One indicator of one's own sheet, as it is verified otherwise. */
export async function readIndependent(ctx: Context, id: string, code: string): Promise<ScoringView> {
	const { of, own } = await ownSheet(ctx, id);
	const base = await readScoring(ctx, id, 'verified', code);
	const instrument = await instrumentOf(ctx.read, of);
	const [scores, proof] = [await sheetOf(ctx.read, of.id, own.person), asProof(await evidenceOf(ctx.read, of.id))];
	const missing = new Set(lacking(instrument, 'verified', scores, proof).map(({ indicator }) => indicator));
	const given = new Map(scores.map((score) => [score.indicator, score]));
	const name = (await peopleById(ctx.read, [own.person])).get(own.person)?.name ?? '';
	const order = indicatorsOf(instrument).map((indicator) => indicator.code);
	const [before, after] = [order[order.indexOf(code) - 1], order[order.indexOf(code) + 1]];
	const { parameters, ...total } = progress(instrument, 'verified', scores, proof);
	const score = given.get(code);
	return {
		...base, overview: `/diagnostics/${of.id}/independent`, total,
		rail: base.rail.map((item, index) => {
			const codes = instrument.parameters[index]!.indicators.map((indicator) => indicator.code);
			return { ...item, done: parameters[index]!.done, href: ownHref(of.id, codes.find((one) => missing.has(one)) ?? codes[0]!) };
		}),
		siblings: base.siblings.map((one) => ({
			...one, href: ownHref(of.id, one.code), level: levelOf(given.get(one.code)?.mark), isScored: given.has(one.code), isLacking: given.has(one.code) && missing.has(one.code)
		})),
		score: score ? showScore(score, () => name) : null, fallen: false,
		previous: before ? ownHref(of.id, before) : null, next: after ? ownHref(of.id, after) : `/diagnostics/${of.id}/independent`,
		storageKey: `kadam/score/${own.person}/${of.id}/independent`, canWrite: base.head.abilities.scoreIndependently
	};
}

async function bothSheets(ctx: Context, id: string) {
	const of = await viewedCase(ctx, id);
	demand(maySeeBothMarks(ctx.actor, of));
	const [first, second] = of.raters as [Rater, Rater];
	const instrument = await instrumentOf(ctx.read, of);
	const [one, two] = [await sheetOf(ctx.read, of.id, first.person), await sheetOf(ctx.read, of.id, second.person)];
	const people = await peopleById(ctx.read, [first.person, second.person]);
	const nameOf = (person: PersonId) => people.get(person)?.name ?? '';
	return {
		of, head: await headFor(ctx, of), instrument, one, two, names: { first: nameOf(first.person), second: nameOf(second.person) },
		compared: compareMarks(one, two, indicatorsOf(instrument).map(({ code }) => code)), verified: (await scoresOf(ctx.read, of.id)).verified
	};
}

/** Both sheets, what differs first, and how far the two agree. */
export async function readComparison(ctx: Context, id: string): Promise<ComparisonView> {
	const { of, head, instrument, names, compared, verified } = await bothSheets(ctx, id);
	const standing = new Map(verified.map((score) => [score.indicator, score.mark]));
	const rows = compared.map((one) => rowOf(ctx, of, instrument, one, standing.get(one.indicator)));
	return {
		head, names, agreement: agreementOf(compared),
		differing: rows.filter(({ agrees }) => !agrees), alike: rows.filter(({ agrees }) => agrees),
		toTake: rows.filter(({ agrees, verified: now }) => agrees && now.kind === 'none').length,
		canWrite: head.abilities.reconcile, command: newId<'command'>()
	};
}

function rowOf({ language }: Context, of: Case, instrument: Instrument, { indicator, first, second, agrees }: Comparison, verified: Parameters<typeof showMark>[0] | undefined): ComparedRow {
	const name = indicatorsOf(instrument).find(({ code }) => code === indicator)!.name[language];
	return { code: indicator, name, first: showMark(first.mark), second: showMark(second.mark), verified: showMark(verified ?? null), agrees, href: comparisonHref(of.id, indicator) };
}

/** One indicator that both scored, with what each said. */
export async function readReconciling(ctx: Context, id: string, code: string): Promise<ReconcilingView> {
	const { of, head, instrument, one, two, names, compared, verified } = await bothSheets(ctx, id);
	const indicator = found(indicatorsOf(instrument).find((known) => known.code === code));
	const comparison = found(compared.find((row) => row.indicator === code));
	const settled = new Set(verified.map((score) => score.indicator));
	const open = compared.filter((row) => !row.agrees && !settled.has(row.indicator) && row.indicator !== code);
	const standing = verified.find((score) => score.indicator === code);
	const author = standing && (await peopleById(ctx.read, [standing.author as PersonId])).get(standing.author as PersonId);
	return {
		head, agrees: comparison.agrees,
		indicator: { code, name: indicator.name[ctx.language], levels: ([1, 2, 3, 4] as const).map((value) => ({ value, text: indicator.levels[value][ctx.language] })) },
		guide: guideOf(ctx, indicator),
		first: { by: names.first, score: showScore(one.find((score) => score.indicator === code)!, () => names.first) },
		second: { by: names.second, score: showScore(two.find((score) => score.indicator === code)!, () => names.second) },
		verified: standing ? showScore(standing, () => author?.name ?? '') : null,
		next: open[0] ? comparisonHref(of.id, open[0].indicator) : `/diagnostics/${of.id}/compare`,
		canWrite: head.abilities.reconcile, command: newId<'command'>()
	};
}
