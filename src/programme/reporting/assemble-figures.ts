/** The parts of a report that are figures: what the pictures draw, the table of priorities, the annex with all scores. */
import { levels } from '#programme/diagnostics/instrument.ts';
import type { Mark } from '#programme/diagnostics/score.ts';
import type { Annex, Charts, LevelWord, PriorityRow, ScoreRow } from './document.ts';
import { adviceOn } from './draft-parameter.ts';
import type { Narrative } from './narrative.ts';
import { accepted, type IndicatorReading } from './reading.ts';
import { daysOf, type Voice } from './voice.ts';
import { formatDate, formatMean } from './words.ts';

export function levelWord({ say }: Voice, mark: Mark | null): LevelWord {
	if (mark === null) return { level: null, text: say.labels.notScored };
	if (mark.kind === 'level') return { level: mark.level, text: say.levelShort(mark.level) };
	return { level: null, text: mark.kind === 'notApplicable' ? say.labels.notApplicable : say.labels.dontKnow };
}

export function assembleCharts(voice: Voice, narrative: Narrative): Charts {
	const { reading, source, language } = voice;
	const short = (code: string): string => source.instrument.parameters.find((one) => one.code === code)?.shortName[language] ?? code;
	const pairs = new Map(reading.comparison?.parameters.map((one) => [one.parameter.code, one]));
	// Two rounds are drawn over the indicators that both have; the parameter's own mean stands in its section.
	const radar = reading.parameters.map(({ parameter, result, earlierMean }) => ({
		code: parameter.code, label: short(parameter.code), now: pairs.get(parameter.code)?.now ?? result.mean, earlier: earlierMean
	}));
	const bars = reading.parameters.map(({ parameter, indicators }) => ({
		code: parameter.code,
		label: short(parameter.code),
		indicators: indicators.map(({ indicator, result }) => ({
			code: indicator.code, name: indicator.name[language], level: levelWord(voice, result[reading.layer]), critical: indicator.critical
		}))
	}));
	const gap = reading.parameters.flatMap(({ parameter: { code } }) => {
		const consensus = source.consensus.parameters.find((one) => one.code === code)?.mean ?? null;
		const verified = source.verified.parameters.find((one) => one.code === code)?.mean ?? null;
		return consensus === null || verified === null ? [] : [{ code, label: short(code), consensus, verified }];
	});
	const charts = { narrative, radar, bars, gap, radarLegend: { now: daysOf(source)?.to ?? voice.say.labels.now, earlier: reading.earlier ? formatDate(reading.earlier.on) : '' } };
	return { ...charts, alts: altsOf(voice, charts) };
}

/** One row for each indicator below its target, most pressing first. */
export function assemblePriorities(voice: Voice): readonly PriorityRow[] {
	const { reading, say, source, language } = voice;
	return reading.priorities.slice(0, rowsAtMost).map(({ reading: one, weakness }, place) => {
		const entry = source.recommendations.find((each) => each.indicator === weakness.indicator && each.level === weakness.level);
		const to = weakness.level === 1 ? 2 : 3;
		return {
			rank: place + 1,
			code: weakness.indicator,
			indicator: one.indicator.name[language],
			critical: weakness.critical,
			now: { level: weakness.level, text: say.levelShort(weakness.level) },
			target: { level: weakness.target, text: say.levelShort(weakness.target) },
			action: entry ? entry.action.title[language] : adviceOn(voice, one, to),
			output: entry ? entry.action.output[language] : ''
		};
	});
}

/** More than a year's plan can hold would only frighten; the annex shows the rest. */
const rowsAtMost = 10;

export function assembleAnnex(voice: Voice, instrument: string): Annex {
	const { reading, say, language } = voice;
	return {
		instrument,
		ladder: levels.map((level) => ({ level, text: say.levelShort(level) })),
		parameters: reading.parameters.map(({ parameter, indicators }) => ({
			code: parameter.code,
			name: parameter.name[language],
			rows: indicators.map((one) => scoreRow(voice, one))
		}))
	};
}

function scoreRow(voice: Voice, one: IndicatorReading): ScoreRow {
	const { indicator, result } = one;
	const count = accepted(one).length;
	return {
		code: indicator.code,
		name: indicator.name[voice.language],
		critical: indicator.critical,
		consensus: levelWord(voice, result.consensus),
		verified: levelWord(voice, result.verified),
		evidence: count > 0 ? String(count) : result.unproven ? voice.say.labels.unproven : '–'
	};
}

/** The bars stand in two columns: how many parameters in the first. */
export function halfOf(groups: readonly unknown[]): number {
	return Math.ceil(groups.length / 2);
}

/** The pictures in words: every figure that they show. */
function altsOf({ say, language }: Voice, { radar, bars, gap }: Omit<Charts, 'alts'>): Charts['alts'] {
	const means = radar.flatMap(({ label, now, earlier }) =>
		now === null ? [] : [`${label}: ${formatMean(now, language)}${earlier === null ? '' : ` (${say.labels.before}: ${formatMean(earlier, language)})`}.`]
	);
	const or = (texts: readonly string[]): string => (texts.length === 0 ? say.alts.none : texts.join(' '));
	const inWords = (groups: Charts['bars']): string => {
		const scored = groups.flatMap(({ indicators }) => indicators);
		return or(
			levels.flatMap((level) => {
				const codes = scored.filter((one) => one.level.level === level).map(({ code }) => code);
				return codes.length === 0 ? [] : [`${say.levelShort(level)}: ${codes.join(', ')}.`];
			})
		);
	};
	const half = halfOf(bars);
	const gaps = gap.map(({ label, consensus, verified }) => `${label}: ${formatMean(consensus, language)} / ${formatMean(verified, language)}.`);
	return { radar: say.alts.radar(or(means)), bars: [say.alts.bars(inWords(bars.slice(0, half))), say.alts.bars(inWords(bars.slice(half)))], gap: say.alts.gap(or(gaps)) };
}
