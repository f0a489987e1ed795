/** Where people disagreed, as the report prints it: in the session with the group, and the organisation with a level, with the answer to it. */
import { indicatorsOf } from '#programme/diagnostics/instrument.ts';
import { levelWord } from './assemble-figures.ts';
import type { Dispute } from './dispute.ts';
import type { DisputeSection, DissentSection } from './document.ts';
import { oneLine, type Voice } from './voice.ts';
import { formatDate } from './words.ts';

export function assembleDissents({ source, language }: Voice): readonly DissentSection[] {
	return indicatorsOf(source.instrument).flatMap(({ code, name }) =>
		source.dissents.filter((one) => one.indicator === code).map(({ text }) => ({ code, indicator: name[language], text: oneLine(text) })));
}

export function assembleDisputes(voice: Voice): readonly DisputeSection[] {
	const { source, say, language } = voice;
	const names = new Map(source.instrument.parameters.flatMap(({ indicators }) => indicators.map(({ code, name }) => [code, name[language]])));
	const signed = (name: string, on: Dispute['on']): string => [oneLine(name), formatDate(on)].filter((text) => text !== '').join(', ');
	return source.disputes.map(({ indicator, level, text, by, on, answer }) => ({
		code: indicator,
		indicator: names.get(indicator) ?? indicator,
		level: levelWord(voice, level === null ? null : { kind: 'level', level }),
		text,
		by: signed(by, on),
		answer: answer && { outcome: answer.outcome === 'kept' ? say.labels.disputeKept : say.labels.disputeChanged, text: answer.text, by: signed(answer.by, answer.on) }
	}));
}
