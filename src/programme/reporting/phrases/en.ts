/** In English. */
import type { Level } from '#programme/diagnostics/instrument.ts';
import { english, sentences } from './grammar.ts';
import type { Days, Phrases } from './phrases.ts';

const words: Record<Level, string> = { 1: 'Initial', 2: 'Emerging', 3: 'Established', 4: 'Mature' };
const level = (at: Level): string => `level ${at} (${words[at]})`;
const orHigher = 'at level 3 (Established) or higher';
const low = 'at level 1 (Initial) or 2 (Emerging)';
const indicators = (count: number): string => `${count} ${english(count, 'indicator', 'indicators')}`;
const during = ({ from, to }: Days): string => (from === to ? `on ${from}` : `between ${from} and ${to}`);

export const en: Phrases = {
	labels: {
		title: 'Report on the state of the CSO',
		boardTitle: 'Summary for the governing body',
		draft: 'Draft: this report has not been issued',
		number: 'Number',
		region: 'Region',
		programme: 'Programme',
		round: 'Round of diagnostics',
		assessed: 'Dates of the assessment',
		issued: 'Date of issue',
		version: 'Version of the report',
		anchor: 'Journal check mark',
		consent: 'Consent',
		noConsent: 'No consent has been recorded.',
		consentBy: 'Consent given by:',
		consentVersion: 'version of the text:',
		sections: {
			method: 'How the assessment was made',
			summary: 'Summary',
			charts: 'The results in pictures',
			comparison: 'Compared with the previous diagnostic',
			people: 'People and what they can do',
			parameters: 'Parameter by parameter',
			priorities: 'Recommendations in order of priority',
			limits: 'Limits of this report',
			annex: 'Annex: all scores'
		},
		participants: 'Who took part',
		participantsUnknown: 'Who took part has not been recorded.',
		role: 'Role in the organisation',
		women: 'Women',
		men: 'Men',
		total: 'Total',
		assessors: 'Assessors',
		lead: 'lead assessor',
		documents: 'Documents seen',
		noDocuments: 'Documents seen have not been recorded.',
		instrument: 'Instrument',
		overall: 'Overall mean score',
		noOverall: 'No overall score',
		strengths: 'Strengths',
		weaknesses: 'Weaknesses',
		causes: 'What lies behind',
		change: 'Change',
		lookingBack: 'Looking back',
		compared: 'Compared',
		radarTitle: 'Mean scores of the parameters',
		barsTitle: 'Levels of the indicators',
		gapTitle: 'Consensus score and verified score',
		mean: 'Mean score',
		lowest: 'Lowest',
		scored: 'Scored',
		before: 'Before',
		condition: 'Condition',
		works: 'What works',
		lacks: 'What is lacking',
		evidence: 'Evidence seen',
		noEvidence: 'No evidence has been accepted for this parameter.',
		next: 'What the next level looks like',
		recommendation: 'Recommendation',
		indicator: 'Indicator',
		parameter: 'Parameter',
		now: 'Now',
		target: 'Target',
		firstStep: 'Action',
		result: 'What it will bring',
		critical: 'critical',
		reply: 'Reply of the organisation',
		noReply: 'The organisation has not yet used its right of reply, or has not replied.',
		dissents: 'Dissenting views',
		dissentsIntro: 'Said in the session by those who did not share what the group decided; who said it is not recorded.',
		disputes: 'Levels the organisation does not agree with',
		disputeAnswer: 'Answer of the assessors',
		disputeKept: 'level unchanged',
		disputeChanged: 'level reconsidered',
		disputeOpen: 'Not answered yet.',
		consensus: 'Consensus score',
		verified: 'Verified score',
		evidenceCount: 'Evidence',
		notApplicable: 'not applicable',
		dontKnow: 'don’t know',
		notScored: 'not scored',
		unproven: 'unproven',
		ladder: 'Levels',
		page: 'page',
		fullReport: 'The evidence, the state of each parameter and all scores are in the full report.'
	},
	levelWords: words,
	bandWords: { critical: 'critical', weak: 'weak', satisfactory: 'satisfactory', strong: 'strong' },
	level,
	levelShort: (at) => `${at} — ${words[at]}`,
	lead: (name, at) => `${name} (level ${at}, ${words[at]}).`,
	leadPlain: (name) => `${name}.`,
	instrument: (name, version) => `${name}, version ${version}`,
	notes: {
		assessor: [
			(text) => `The assessor’s view: ${text}`,
			(text) => `The assessor noted: ${text}`,
			(text) => `Written down during the assessment: ${text}`
		],
		group: [(text) => `The group’s view: ${text}`, (text) => `In the discussion it was said: ${text}`],
		evidence: (count, names) => (count === 1 ? `This is borne out by ${names}.` : `These bear it out: ${names}.`),
		critical: 'This indicator is critical, so it comes before everything else.',
		criticalMany: (count, all) => `${all ? 'All of these' : `The first ${count}`} are critical indicators, so the work should start with them.`
	},
	method: (facts) =>
		[
			`The organisation asked for this diagnostic itself. It was assessed with the instrument ${facts.instrument}, version ${facts.version}, which has ${facts.parameters} ${english(facts.parameters, 'parameter', 'parameters')} and ${indicators(facts.indicators)}, each measured on four levels.`,
			facts.verified
				? 'First the people of the organisation talked each indicator over and agreed on a consensus score. Then the assessors looked at documents, asked how things work in practice, and verified the scores.'
				: 'The people of the organisation talked each indicator over and agreed on a consensus score. The assessors have not verified these scores yet.',
			'Where the organisation stood between two levels, the lower one was chosen. Level 3 (Established) or higher is verified only if at least one item of evidence has been accepted. “Not applicable” and “don’t know” never count as a low score.'
		].join('\n\n'),
	story: {
		opening: (name, days, people) => {
			const who = people === 0 ? '' : `${people} ${english(people, 'person', 'people')} from the organisation took part`;
			const held = days === null ? '' : `The assessment was held ${during(days)}`;
			const both = held && who ? `${held}; ${who}.` : held ? `${held}.` : who ? `In the assessment ${who}.` : '';
			return sentences(`${name} came to this diagnostic of its own accord.`, both);
		},
		overall: ({ mean, band, verified }) => {
			const meaning = {
				critical: 'This means that its capacity is still very weak and calls for urgent measures.',
				weak: 'This means that its capacity is still weak, though some first steps have been taken.',
				satisfactory: 'This means that its capacity is satisfactory: the main work is in order.',
				strong: 'This means that its capacity is strong: the main work runs steadily.'
			}[band];
			return `The mean of all ${verified ? 'verified' : 'consensus'} scores is ${mean}, the highest possible being 4. ${meaning}`;
		},
		noOverall: (parameters, least) => `No overall score is given: it takes scores in at least ${least} parameters, and so far there are only ${parameters}.`,
		strongest: (names, count) => (count === 1 ? `It stands firmest in ${names}.` : `It stands firmest in these parameters: ${names}.`),
		weakest: (names, count) => (count === 1 ? `Most of the work lies ahead in ${names}.` : `Most of the work lies ahead in these parameters: ${names}.`),
		bestIndicator: (name, at) => `What deserves mention first is the indicator ${name}: ${level(at)}.`,
		firstWeakness: (name, at) => `What needs attention first is the indicator ${name}: ${level(at)}.`,
		gap: (above, below) => {
			if (above === 0 && below === 0) return 'The group’s own scores agreed with the verified ones throughout.';
			if (below === 0) return `The group scored itself higher than was verified on ${indicators(above)}.`;
			if (above === 0) return `The group scored itself lower than was verified on ${indicators(below)}.`;
			return `The group scored itself higher than was verified on ${indicators(above)} and lower on ${below}.`;
		},
		change: (date, up, down, same) => {
			const said = ([[up, 'rose'], [down, 'fell'], [same, 'stayed the same']] as const)
				.filter(([count]) => count > 0)
				.map(([count, verb], place) => `${count} ${place === 0 ? `${english(count, 'parameter', 'parameters')} ` : ''}${verb}`);
			const last = said.pop() ?? '';
			return `Compared with the previous diagnostic (${date}), ${said.length > 0 ? `${said.join(', ')} and ${last}` : last}.`;
		},
		nothing: 'No indicator has a level yet, so it is too early for conclusions about the state of the organisation.'
	},
	summary: {
		strengths: (count) => (count === 1 ? 'The clearest strength of the organisation is this.' : 'The clearest strengths of the organisation are these.'),
		strengthsEmerging: 'No indicator has reached level 3 (Established) yet. But a start has been made that can be built on.',
		strengthsInitial: 'All the indicators scored are still at level 1 (Initial). The strength of the organisation is that it is ready to see its own position openly and to change it.',
		weaknesses: (count) =>
			count === 1 ? 'One weakness needs attention before anything else.' : 'These weaknesses need attention first; they are listed in order of importance.',
		noWeaknesses: 'Of the indicators scored, none is below level 3 (Established). What matters now is to keep what has been achieved and to review it from time to time.',
		weaknessesEnough: 'Some indicators stand at a low level, but for an organisation like this that is enough for now, so they do not count as weaknesses.',
		unscoredStrengths: 'No indicator has a level, so there is nothing yet on which to base strengths.',
		unscoredWeaknesses: 'No indicator has a level, so there is nothing yet on which to base weaknesses.'
	},
	charts: {
		radar: (count) => `The first picture shows the mean score of ${count} ${english(count, 'parameter', 'parameters')}: the farther a point is from the centre, the higher the score.`,
		earlier: (date) => `The dashed line is the previous diagnostic (${date}).`,
		bars: 'The second picture gives the level of each indicator.',
		gap: 'The third picture shows how far the group’s consensus score differs from the verified score.',
		noGap: 'There are no verified scores yet, so the group’s scores cannot be compared with them.',
		widest: (name, self, verified) => `They are farthest apart on the indicator ${name}: the group gave ${level(self)}, verified was ${level(verified)}.`,
		narrow: 'Nowhere does the difference exceed one level.',
		agreed: 'The group’s scores differed nowhere from the verified ones.'
	},
	parameter: {
		worksAll: [
			(count) => (count === 1 ? `The only indicator scored here stands ${orHigher}.` : `All ${count} indicators scored here stand ${orHigher}.`),
			() => `The organisation stands firm here: everything that was scored is ${orHigher}.`,
			() => `This is what the organisation can lean on. Everything that was scored is ${orHigher}.`
		],
		worksSome: [
			(count, of) => `Of the ${of} indicators scored, ${count} ${english(count, 'stands', 'stand')} ${orHigher}.`,
			() => 'There is something to build on here.',
			() => 'In this area the organisation already has a settled practice.',
			() => 'Part of the work already runs reliably.'
		],
		worksAlso: [
			(names, count) => `The ${english(count, 'indicator', 'indicators')} ${names} ${english(count, 'is', 'are')} in order too.`,
			(names) => `Things also go well as regards ${names}.`,
			(names, count) => `To this can be added the ${english(count, 'indicator', 'indicators')} ${names}.`
		],
		worksEmerging: [
			(name) => `No indicator here has reached level 3 (Established) yet. The one farthest along is ${name}: ${level(2)}.`,
			(name) => `Nothing is fully settled yet, but a start has been made. It is ${name}: ${level(2)}.`,
			(name) => `The first steps have been taken. One can build on ${name}: ${level(2)}.`
		],
		worksInitial: [
			(count) =>
				count === 1
					? 'Work in this area is only beginning: the only indicator scored is at level 1 (Initial).'
					: `Work in this area is only beginning: all ${count} indicators scored are at level 1 (Initial).`,
			() => 'There is no settled practice here yet: everything that was scored is at level 1 (Initial). The foundation has to be laid first.'
		],
		lacksSome: [
			(count, of) =>
				of === 1
					? `The only indicator scored stands ${low}.`
					: count === of
						? `All ${of} indicators scored stand ${low}.`
						: `Of the ${of} indicators scored, ${count} ${english(count, 'stands', 'stand')} ${low}.`,
			() => 'What holds the organisation back here is the following.',
			() => 'This is what has yet to be put in order.',
			() => 'So far the following is missing.'
		],
		lacksAlso: [
			(names, count) => `The ${english(count, 'indicator', 'indicators')} ${names} ${english(count, 'needs', 'need')} attention as well.`,
			(names) => `There is work ahead as regards ${names} too.`,
			(names) => `Together with this, ${names} should be improved.`
		],
		lacksNone: [
			() => 'No weakness was found among the indicators scored.',
			() => 'No weakness was seen in this area. What matters now is to keep what has been achieved and to go on improving it.',
			() => 'There are no serious gaps; what remains is to make the practice last.'
		],
		enough: [
			(names, count) =>
				count === 1
					? `The present level of the indicator ${names} is enough for an organisation like this for now; it does not count as a weakness.`
					: `The present levels of the indicators ${names} are enough for an organisation like this for now; they do not count as weaknesses.`,
			(names) => `As regards ${names}, no higher level is expected of an organisation like this yet.`,
			(names, count) => `The ${english(count, 'level', 'levels')} of ${names} may be low, but given the size or age of the organisation this is no shortcoming.`
		],
		unproven: [
			(names, count) =>
				`The group gave the ${english(count, 'indicator', 'indicators')} ${names} ${level(3)} or higher, but no evidence has been accepted for it.`,
			(names) => `The group scored itself high on ${names} (${level(3)} or higher), yet no evidence was accepted to bear it out.`
		],
		next: [
			() => 'At the next level it looks like this.',
			() => 'One step up, the picture is as follows.',
			() => 'The nearest step is this.'
		],
		nextFirm: [
			() => 'At the next level it looks like this.',
			() => 'To go up one step means the following.',
			() => 'The next level is reached when the organisation can say this of itself.'
		],
		nextOnTheWay: (target) => `Here ${level(2)} is only a step on the way; the target is ${level(target)}.`,
		nextTop: [
			() => 'All the indicators scored are at the highest level: 4 (Mature). The task is to review the practice at least once in two years and to hold this level.',
			() => 'There is no higher level: everything that was scored is at level 4 (Mature). The organisation can now teach others.'
		],
		recommend: [
			() => 'We recommend starting here.',
			() => 'For the coming year we recommend the following.',
			() => 'Our recommendation is this.',
			() => 'This step would help the organisation.'
		],
		recommendFallback: (at) => `What to reach on this indicator is ${level(at)}.`,
		recommendTop: [
			() => 'We recommend keeping the present practice and having the governing body look once a year at how it is followed.',
			() => 'We recommend writing the experience down and sharing it with other organisations. Then it will not depend on one person.'
		],
		silent: {
			notApplicable: (count) =>
				count === 1
					? 'The indicator of this parameter was found not applicable to the organisation, so nothing can be said of what works here.'
					: `All ${count} indicators of this parameter were found not applicable to the organisation, so nothing can be said of what works here.`,
			unknown: () => 'No indicator of this parameter has a level, so there is nothing yet on which to say what works.',
			lacks: 'Without a level no weakness can be named either. A missing score is not a low score.',
			next: 'The next level can be described only once the indicators have been scored.',
			recommendation: 'We recommend scoring the indicators of this parameter at the next meeting.',
			recommendationNotApplicable: 'Should the work of the organisation change, we recommend coming back to this parameter at the next diagnostic.'
		}
	},
	priorities: {
		intro: 'These recommendations are the basis of the capacity development plan. Critical indicators at level 1 (Initial) come first, then those farthest from their target. The organisation and the programme settle dates and responsible people together in the plan itself.',
		none: 'All the indicators scored have reached their target level. The capacity development plan will make what has been achieved last and develop the areas that the organisation chooses itself.',
		unscored: 'As long as the indicators have no levels, recommendations cannot be put in order of priority. The first step is to complete the assessment.'
	},
	limits: {
		state: (days) => `This report describes the state of the organisation ${days === null ? 'at the time of the assessment' : during(days)}.`,
		purpose: 'The scores were given for the development of the organisation. They are not meant for comparing organisations with one another or for deciding on grants.',
		notVerified: 'The scores have not been verified yet: the report rests on the group’s consensus scores alone.',
		fewPeople: (count) => `${count} ${english(count, 'person', 'people')} took part in the assessment. The views of at least 5 people would give a fuller picture.`,
		peopleUnknown: 'How many people took part in the assessment has not been recorded.',
		first: 'This is the first diagnostic of the organisation, so there is nothing yet to compare it with.',
		compared: (date) => `The diagnostic of ${date} was taken for comparison.`,
		otherVersion: (version) => `It was made with another version of the instrument (version ${version}), so the comparison is approximate.`,
		withoutLevel: (count) => `${indicators(count)} ${english(count, 'has', 'have')} no level and ${english(count, 'is', 'are')} not part of any mean.`,
		notApplicable: (reason, names) => sentences(`Not applicable: ${names}.`, reason === '' ? '' : `Reason: ${reason}`),
		dontKnow: (names) => `Answered with “don’t know”: ${names}.`,
		notScored: (names) => `Not scored: ${names}.`,
		more: (count) => `${indicators(count)} more ${english(count, 'is', 'are')} marked in the annex.`,
		complete: 'All indicators have a level.',
		disagreements: (count, shown) =>
			`The group’s score differs from the verified score on ${indicators(count)}. ${
				shown === 0 ? 'Nowhere does the difference exceed one level; every case is marked in the annex.' : 'By more than one level they differ here.'
			}`,
		disagreement: (name, self, verified) => `${name}: the group gave ${level(self)}, verified was ${level(verified)}.`
	},
	alts: {
		radar: (values) => `Radar chart of the mean scores of the parameters on a scale from 1 to 4. ${values}`,
		bars: (values) => `Chart of the levels of the indicators on a scale from 1 to 4. ${values}`,
		gap: (values) => `Chart of the differences between the group’s consensus score and the verified score. ${values}`,
		none: 'There are no scores to show.'
	}
};
