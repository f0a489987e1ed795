/** The result of a case as its page shows it: figures, and the same as pictures. */
import { dateInBishkek } from '#kernel/clock.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formatDate, formatNumber } from '#i18n/format.ts';
import { levelBars } from '#design/charts/level-bars.ts';
import { radar } from '#design/charts/radar.ts';
import { found } from '#kernel/problem.ts';
import type { Context } from '#register/context.server.ts';
import { agreementGrid } from './agreement-grid.ts';
import type { Case } from './case.ts';
import { type Instrument, indicatorsOf, parametersForOverall } from './instrument.ts';
import { comparable, type ComparedParameter, compare } from './instrument-comparison.ts';
import { headFor, viewedCase } from './read-case.server.ts';
import { indicatorHref } from './read-scoring.server.ts';
import { instrumentOf, previousDoneCase, resultOf } from './read.server.ts';
import { versionsOf } from './read-instruments.server.ts';
import { levelIn, type IndicatorResult, type Result, type ResultLayer } from './result.ts';
import { talliesOf } from './store-respondents.server.ts';
import type { Named, ResultRow } from './views.ts';

/** The verified result where this reader sees it, unless the agreed one is asked for. */
export async function readResult(ctx: Context, id: string, asked: string | null) {
	const of = await viewedCase(ctx, id);
	const head = await headFor(ctx, of);
	found(head.opened.result || undefined);
	const layer: ResultLayer = head.abilities.seeVerified && asked !== 'consensus' ? 'verified' : 'consensus';
	const [instrument, result] = [await instrumentOf(ctx.read, of), await resultOf(ctx.read, of.id, layer)];
	const earlier = await earlierRound(ctx, of, instrument, result);
	const rows = rowsOf(ctx, instrument, result, earlier?.parameters);
	return {
		head, layer, rows,
		overall: result.overall, band: result.band, parametersScored: result.parametersScored, parametersForOverall: parametersForOverall(instrument),
		earlierOn: earlier?.on ?? null,
		grid: gridOf(ctx, instrument, agreementGrid(instrument, result, of.sessionOn === null ? [] : await talliesOf(ctx.read, of.id))),
		...findingsOf(ctx, of, instrument, result),
		charts: chartsOf(ctx, of, instrument, result, rows, earlier?.on ?? null)
	};
}
export type ResultPage = Awaited<ReturnType<typeof readResult>>;

function gridOf({ language }: Context, { parameters }: Instrument, places: ReturnType<typeof agreementGrid>) {
	return places.map((place) => ({ ...place, name: parameters.find(({ code }) => code === place.parameter)!.name[language] }));
}

/** What stood earlier where it means the same now; `null` when no earlier round can be compared. */
async function earlierRound(ctx: Context, of: Case, instrument: Instrument, now: Result): Promise<{ on: string; parameters: readonly ComparedParameter[] } | null> {
	const before = await previousDoneCase(ctx.read, of);
	const known = before && comparable(instrument, await instrumentOf(ctx.read, before), await versionsOf(ctx.read, of.instrument.key));
	if (!before || !known || known.size === 0) return null;
	const on = formatDate(before.sessionOn ?? dateInBishkek(before.statusSince));
	return { on, parameters: compare(now, await resultOf(ctx.read, before.id, now.layer), known) };
}

/** Means of an earlier round are made of the indicators that can be compared. */
function rowsOf({ language }: Context, instrument: Instrument, result: Result, earlier: readonly ComparedParameter[] | undefined): ResultRow[] {
	return result.parameters.map(({ code, mean, lowest, scored, of, band }, index) => ({
		code, mean, lowest, scored, of, band,
		name: instrument.parameters[index]!.name[language],
		earlier: earlier?.find((parameter) => parameter.code === code)?.earlier ?? null
	}));
}

function findingsOf({ language }: Context, of: Case, instrument: Instrument, result: Result) {
	const critical = new Set(indicatorsOf(instrument).filter((indicator) => indicator.critical).map(({ code }) => code));
	const names = new Map(indicatorsOf(instrument).map(({ code, name }) => [code, name[language]]));
	const all = result.parameters.flatMap(({ indicators }) => indicators);
	const named = ({ code }: IndicatorResult): Named => ({ code, name: names.get(code) ?? '', href: indicatorHref(of.id, result.layer, code) });
	const low = (one: IndicatorResult) => levelIn(result.layer, one) === 1;
	return {
		critical: all.filter((one) => critical.has(one.code) && low(one)).map(named),
		notYetExpected: all.filter((one) => one.notYetExpected && low(one)).map(named),
		unproven: all.filter(({ unproven }) => unproven).map(named),
		differences: all.filter(({ gap }) => gap !== null && gap !== 0).map((one) => ({ ...named(one), gap: one.gap! })),
		without: all.filter((one) => levelIn(result.layer, one) === null).map(named)
	};
}

function chartsOf({ language }: Context, of: Case, instrument: Instrument, result: Result, rows: readonly ResultRow[], earlierOn: string | null) {
	const figure = (value: number | null) => (value === null ? '–' : formatNumber(value, language, 1));
	const axes = rows.map(({ mean, earlier }, index) => ({
		label: instrument.parameters[index]!.shortName[language],
		values: earlierOn ? [earlier, mean] : [mean],
		text: earlierOn ? `${figure(earlier)} → ${figure(mean)}` : figure(mean)
	}));
	const series = earlierOn ? [earlierOn, m.diagnostics_round({ round: of.round })] : [m.diagnostics_round({ round: of.round })];
	const picture = { title: m.diagnostics_chart_radar(), description: rows.map(({ name, mean }) => `${name}: ${figure(mean)}`).join('; '), axes, series };
	const groups = result.parameters.map(({ code, indicators }, index) => ({
		heading: `${code}. ${instrument.parameters[index]!.name[language]}`,
		rows: indicators.map((one, place) => {
			const level = levelIn(result.layer, one);
			return { label: `${one.code} ${instrument.parameters[index]!.indicators[place]!.name[language]}`, level, text: level === null ? wordFor(one, result.layer) : String(level) };
		})
	}));
	const bars = { title: m.diagnostics_chart_levels(), description: m.diagnostics_chart_levels_description(), groups };
	return { radar: radar(picture), radarNarrow: radar({ ...picture, radius: 84 }), levels: levelBars({ ...bars, width: 860 }), levelsNarrow: levelBars({ ...bars, width: 320 }) };
}

function wordFor(indicator: IndicatorResult, layer: ResultLayer): string {
	const kind = indicator[layer]?.kind;
	if (kind === 'notApplicable') return m.diagnostics_not_applicable();
	return kind === 'dontKnow' ? m.diagnostics_dont_know() : m.diagnostics_no_score();
}
