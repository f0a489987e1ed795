/** Drafts what stands before the parameters: how it was done, the story, strengths, weaknesses, how to read the pictures. */
import { indicatorsOf, parametersForOverall } from '#programme/diagnostics/instrument.ts';
import { sentences } from './phrases/grammar.ts';
import type { ParameterReading } from './reading.ts';
import { daysOf, evidenceOf, listOf, nameOf, organisationName, paragraphs, peopleIn, rubric, stateOf, type Voice } from './voice.ts';
import { formatDate, formatMean, namesInQuotes, quoted } from './words.ts';

export function draftMethod({ say, source, reading, language }: Voice): string {
	return say.method({
		instrument: quoted(source.instrument.name[language], language),
		version: source.instrument.version,
		parameters: source.instrument.parameters.length,
		indicators: indicatorsOf(source.instrument).length,
		verified: reading.layer === 'verified'
	});
}

/** One paragraph that can be read aloud: who, how it stands, where it is firm, where it is not, how sure that is, what changed. */
export function draftStory(voice: Voice): string {
	const { say, source, reading, language } = voice;
	const opening = say.story.opening(organisationName(source, language), daysOf(source), peopleIn(source));
	if (reading.result.parametersScored === 0) return sentences(opening, say.story.nothing);
	const { overall, band } = reading.result;
	const standing =
		overall === null || band === null
			? say.story.noOverall(reading.result.parametersScored, parametersForOverall(source.instrument))
			: say.story.overall({ mean: formatMean(overall, language), band, verified: reading.layer === 'verified' });
	return sentences(opening, standing, areas(voice), examples(voice), sureness(voice), change(voice));
}

export function draftStrengths(voice: Voice): string {
	const { say, reading } = voice;
	if (reading.result.parametersScored === 0) return say.summary.unscoredStrengths;
	const best = reading.strengths;
	if (best.length > 0) {
		const items = best.map((one) => sentences(stateOf(voice, one), evidenceOf(voice, one, 2)));
		return paragraphs(say.summary.strengths(best.length), listOf(items));
	}
	const begun = reading.parameters.flatMap(({ indicators }) => indicators.filter(({ level }) => level === 2)).slice(0, 3);
	if (begun.length === 0) return say.summary.strengthsInitial;
	return paragraphs(say.summary.strengthsEmerging, listOf(begun.map((one) => stateOf(voice, one))));
}

export function draftWeaknesses(voice: Voice): string {
	const { say, reading } = voice;
	if (reading.result.parametersScored === 0) return say.summary.unscoredWeaknesses;
	const first = reading.weaknesses;
	if (first.length === 0) {
		const low = reading.parameters.some(({ enough }) => enough.length > 0);
		return low ? say.summary.weaknessesEnough : say.summary.noWeaknesses;
	}
	const critical = first.filter(({ indicator, level }) => indicator.critical && level === 1);
	const items = first.map((one) => sentences(stateOf(voice, one), critical.length === 1 && one === critical[0] ? say.notes.critical : ''));
	const many = critical.length > 1 ? say.notes.criticalMany(critical.length, critical.length === first.length) : '';
	return paragraphs(say.summary.weaknesses(first.length), listOf(items), many);
}

export function draftCharts({ say, source, reading, language }: Voice): string {
	return sentences(
		say.charts.radar(reading.result.parametersScored || source.instrument.parameters.length),
		reading.earlier ? say.charts.earlier(formatDate(reading.earlier.on)) : '',
		say.charts.bars,
		reading.layer === 'consensus' ? say.charts.noGap : sentences(say.charts.gap, widestGap({ say, reading, language }))
	);
}

function widestGap({ say, reading, language }: Pick<Voice, 'say' | 'reading' | 'language'>): string {
	const widest = reading.disagreements[0];
	if (!widest) return reading.findings.gaps.length > 0 ? say.charts.agreed : '';
	if (Math.abs(widest.gap.gap) === 1) return say.charts.narrow;
	return say.charts.widest(quoted(widest.reading.indicator.name[language], language), widest.gap.self, widest.gap.verified);
}

/** Up to two parameters that are at least satisfactory, and up to two others that are not strong. */
function areas({ say, reading, language }: Voice): string {
	const ranked = reading.parameters
		.filter(({ result }) => result.mean !== null)
		.toSorted((a, b) => (b.result.mean ?? 0) - (a.result.mean ?? 0));
	const firm = ranked.filter(({ result }) => result.band === 'strong' || result.band === 'satisfactory').slice(0, 2);
	const frail = ranked.filter((one) => !firm.includes(one) && one.result.band !== 'strong').slice(-2).reverse();
	const named = (all: readonly ParameterReading[]): string =>
		namesInQuotes(all.map(({ parameter }) => parameter.name[language]), language, (_, at) => ` (${formatMean(all[at]?.result.mean ?? 0, language)})`);
	return sentences(
		firm.length > 0 ? say.story.strongest(named(firm), firm.length) : '',
		frail.length > 0 ? say.story.weakest(named(frail), frail.length) : ''
	);
}

/** The numbers become an organisation: its best practice and its first weakness, in the rubric's words. */
function examples(voice: Voice): string {
	const { say, reading, language } = voice;
	const [best] = reading.strengths;
	const [first] = reading.weaknesses;
	return sentences(
		best?.level ? sentences(say.story.bestIndicator(quoted(nameOf(voice, best), language), best.level), rubric(voice, best, best.level)) : '',
		first?.level ? sentences(say.story.firstWeakness(quoted(nameOf(voice, first), language), first.level), rubric(voice, first, first.level)) : ''
	);
}

function sureness({ say, reading }: Voice): string {
	if (reading.layer === 'consensus' || reading.findings.gaps.length === 0) return '';
	const above = reading.findings.gaps.filter(({ gap }) => gap < 0).length;
	return say.story.gap(above, reading.findings.gaps.filter(({ gap }) => gap > 0).length);
}

function change({ say, reading }: Voice): string {
	if (!reading.earlier || !reading.comparison) return '';
	const changes = reading.comparison.parameters.map(({ before, now }) => (Math.abs(now - before) < 1e-9 ? 0 : now - before));
	const up = changes.filter((by) => by > 0).length;
	const down = changes.filter((by) => by < 0).length;
	return say.story.change(formatDate(reading.earlier.on), up, down, changes.length - up - down);
}
