/** Puts a report together from what is known and from its written parts, drafted or edited. Computes no score and words no sentence. */
import { inLanguage, type Language } from '#kernel/localised.ts';
import { levels, type Level } from '#programme/diagnostics/instrument.ts';
import { assembleAnnex, assembleCharts, assemblePriorities, levelWord } from './assemble-figures.ts';
import { assembleComparison } from './assemble-comparison.ts';
import { assembleDissents, assembleDisputes } from './assemble-disputes.ts';
import type { Cover, Fact, Method, ParameterSection, ReportDocument } from './document.ts';
import { humanCapacitySection } from './human-capacity.ts';
import { parseNarrative, type Narrative } from './narrative.ts';
import { parameterPart, type PartKey, type Parts } from './parts.ts';
import { plainSummary } from './plain.ts';
import { accepted, type ParameterReading } from './reading.ts';
import type { ReportSource } from './source.ts';
import { oneLine, organisationName, voiceOf, type Voice } from './voice.ts';
import { formatDate, formatDates, formatMean } from './words.ts';

/** A part that is absent or empty is left out of the report, with its heading. */
export function assembleDocument(source: ReportSource, parts: Parts, language: Language): ReportDocument {
	const voice = voiceOf(source, language);
	const leads = leadsOf(voice);
	const part = (key: PartKey): Narrative => parseNarrative(parts[key] ?? '', leads);
	const { overall, band } = voice.reading.result;
	return {
		language,
		version: source.version,
		issuedOn: source.issuedOn,
		...(source.anchor === null ? {} : { anchor: source.anchor }),
		labels: voice.say.labels,
		cover: cover(voice),
		method: method(voice, part('method')),
		summary: {
			story: part('story'),
			strengths: part('strengths'),
			weaknesses: part('weaknesses'),
			causes: part('causes'),
			overall: { ...figure(overall, voice), band, bandWord: band === null ? '' : voice.say.bandWords[band] }
		},
		charts: assembleCharts(voice, part('charts')),
		comparison: assembleComparison(voice, part('change')),
		parameters: voice.reading.parameters.map((one) => parameterSection(voice, one, part)),
		humanCapacity: humanCapacitySection(source.humanCapacity, language),
		priorities: { intro: part('priorities'), rows: assemblePriorities(voice) },
		limits: {
			narrative: part('limits'),
			dissents: assembleDissents(voice),
			reply: source.reply && { by: `${oneLine(source.reply.by)}, ${formatDate(source.reply.on)}`, narrative: parseNarrative(source.reply.text) },
			disputes: assembleDisputes(voice)
		},
		annex: assembleAnnex(voice, instrumentName(voice)),
		plain: plainSummary(voice)
	};
}

function cover({ source, say, language }: Voice): Cover {
	const { labels } = say;
	const { consent } = source;
	return {
		organisation: organisationName(source, language),
		programme: oneLine(inLanguage(source.programme, language)),
		facts: known([
			[labels.number, source.organisation.number],
			[labels.region, inLanguage(source.organisation.region, language)],
			[labels.round, String(source.round)],
			[labels.assessed, source.assessed ? formatDates(source.assessed.from, source.assessed.to) : ''],
			[labels.issued, source.issuedOn ? formatDate(source.issuedOn) : ''],
			[labels.version, String(source.version)]
		]),
		consent: consent && {
			text: inLanguage(consent.text, language),
			by: `${labels.consentBy} ${oneLine(consent.by)}, ${formatDate(consent.on)}; ${labels.consentVersion} ${consent.textVersion}.`
		}
	};
}

function method(voice: Voice, narrative: Narrative): Method {
	const { source, say, language } = voice;
	const groups = source.participants;
	const sum = (of: 'women' | 'men'): string => {
		const counts = groups.map((group) => group[of]);
		return counts.includes(null) ? '–' : String(counts.reduce<number>((all, count) => all + (count ?? 0), 0));
	};
	const count = (number: number | null): string => (number === null ? '–' : String(number));
	return {
		narrative,
		participants: groups.length === 0 ? null : {
			rows: groups.map(({ role, women, men, total }) => ({
				role: oneLine(inLanguage(role, language)), women: count(women), men: count(men), total: String(total)
			})),
			total: { women: sum('women'), men: sum('men'), total: String(groups.reduce((all, { total }) => all + total, 0)) }
		},
		assessors: source.assessors.map(({ name, organisation, lead }) =>
			[name, organisation, lead ? say.labels.lead : ''].map(oneLine).filter((text) => text !== '').join(', ')
		),
		documents: source.documents.map(oneLine).filter((title) => title !== ''),
		instrument: instrumentName(voice)
	};
}

function parameterSection(voice: Voice, one: ParameterReading, part: (key: PartKey) => Narrative): ParameterSection {
	const { say, language } = voice;
	const { code, name } = one.parameter;
	const { mean, lowest, band, scored, of } = one.result;
	const titles = one.indicators.flatMap(accepted).map(oneLine).filter((title) => title !== '');
	return {
		code, band,
		name: name[language],
		bandWord: band === null ? '' : say.bandWords[band],
		mean: figure(mean, voice),
		facts: known([
			[say.labels.lowest, lowest === null ? '' : say.levelShort(lowest)],
			[say.labels.scored, `${scored} / ${of}`],
			[say.labels.before, one.earlierMean === null ? '' : formatMean(one.earlierMean, language)]
		]),
		indicators: one.indicators.map((reading) => ({
			code: reading.indicator.code,
			name: reading.indicator.name[language],
			level: levelWord(voice, reading.result[voice.reading.layer]),
			critical: reading.indicator.critical
		})),
		works: part(parameterPart(code, 'works')),
		lacks: part(parameterPart(code, 'lacks')),
		evidence: [...new Set(titles)],
		next: part(parameterPart(code, 'next')),
		recommendation: part(parameterPart(code, 'recommendation'))
	};
}

/** What the items of the drafted lists begin with, for setting it bold. */
function leadsOf({ source, say, language }: Voice): readonly string[] {
	return source.instrument.parameters.flatMap(({ indicators }) =>
		indicators.flatMap(({ name }) => [say.leadPlain(name[language]), ...levels.map((level: Level) => say.lead(name[language], level))])
	);
}

function instrumentName({ source, say, language }: Voice): string {
	return say.instrument(source.instrument.name[language], source.instrument.version);
}

function figure(value: number | null, { language }: Voice): { value: number | null; text: string } {
	return { value, text: value === null ? '–' : formatMean(value, language) };
}

function known(facts: readonly (readonly [label: string, text: string])[]): readonly Fact[] {
	return facts.map(([label, text]) => ({ label, text: oneLine(text) })).filter(({ text }) => text !== '');
}
