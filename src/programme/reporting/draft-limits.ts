/** Drafts what a careful reader must know before relying on the report, and what stands above the list of recommendations. */
import type { Missing } from '#programme/diagnostics/findings.ts';
import { smallestGroup } from '#programme/diagnostics/findings.ts';
import { sentence, sentences } from './phrases/grammar.ts';
import { daysOf, listOf, oneLine, paragraphs, peopleIn, type Voice } from './voice.ts';
import { formatDate, namesInQuotes, quoted } from './words.ts';

export function draftPriorities({ say, reading }: Voice): string {
	if (reading.result.parametersScored === 0) return say.priorities.unscored;
	return reading.priorities.length > 0 ? say.priorities.intro : say.priorities.none;
}

export function draftLimits(voice: Voice): string {
	const { say, source, reading } = voice;
	return paragraphs(
		sentences(say.limits.state(daysOf(source)), say.limits.purpose, reading.layer === 'consensus' ? say.limits.notVerified : ''),
		sentences(people(voice), comparison(voice)),
		missing(voice),
		disagreements(voice)
	);
}

function people({ say, source }: Voice): string {
	const count = peopleIn(source);
	if (count === 0) return say.limits.peopleUnknown;
	return count < smallestGroup ? say.limits.fewPeople(count) : '';
}

function comparison({ say, source, reading: { earlier } }: Voice): string {
	if (!earlier) return source.round === 1 ? say.limits.first : '';
	const other = earlier.instrument.version !== source.instrument.version || earlier.instrument.key !== source.instrument.key;
	return sentences(say.limits.compared(formatDate(earlier.on)), other ? say.limits.otherVersion(earlier.instrument.version) : '');
}

/** So many names are printed before the reader is sent to the annex. */
const namedAtMost = 6;

function missing(voice: Voice): string {
	const { say, reading } = voice;
	const all = reading.findings.missing;
	if (all.length === 0) return say.limits.complete;
	const byReason = Map.groupBy(all.filter(({ kind }) => kind === 'notApplicable'), ({ reason }) => oneLine(reason));
	const groups = [
		...[...byReason].map(([reason, group]) => ({
			group,
			text: (names: string) => say.limits.notApplicable(sentence(reason), names)
		})),
		{ group: all.filter(({ kind }) => kind === 'dontKnow'), text: say.limits.dontKnow },
		{ group: all.filter(({ kind }) => kind === 'notScored'), text: say.limits.notScored }
	].filter(({ group }) => group.length > 0);
	const shown = groups.slice(0, namedAtMost).map(({ group, text }) => ({ named: group.slice(0, namedAtMost), text }));
	const rest = all.length - shown.reduce((sum, { named }) => sum + named.length, 0);
	return paragraphs(
		say.limits.withoutLevel(all.length),
		listOf([...shown.map(({ named, text }) => text(names(voice, named))), ...(rest > 0 ? [say.limits.more(rest)] : [])])
	);
}

const disagreementsAtMost = 4;

function disagreements({ say, reading, language }: Voice): string {
	const all = reading.disagreements;
	if (all.length === 0) return '';
	const shown = all.filter(({ gap }) => Math.abs(gap.gap) > 1).slice(0, disagreementsAtMost);
	return paragraphs(
		say.limits.disagreements(all.length, shown.length),
		listOf(shown.map(({ reading: { indicator }, gap }) => say.limits.disagreement(quoted(indicator.name[language], language), gap.self, gap.verified)))
	);
}

function names({ reading, language }: Voice, all: readonly Missing[]): string {
	const byCode = new Map(reading.parameters.flatMap(({ indicators }) => indicators.map(({ indicator }) => [indicator.code, indicator.name[language]])));
	return namesInQuotes(all.map(({ indicator }) => byCode.get(indicator) ?? indicator), language);
}
