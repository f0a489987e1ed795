/** The plan as a Word file, from the same document as the paper, in the same order. */
import { type Cell, heading, lead, paragraph, quoted, spacer, table, titleOf, wordDocument, type WordPart } from '#platform/word.server.ts';
import type { PlanDocument, PrintedAction, PrintedObjective } from './plan-document.ts';

export function renderPlanWord(document: PlanDocument): Promise<Uint8Array> {
	const { title, organisation, number, programme, language, notInForce, labels } = document;
	return wordDocument({
		title: `${title}: ${organisation}`, author: programme || 'Kadam', language,
		head: [organisation, title, notInForce].filter(Boolean).join(' · '),
		foot: `${number} · ${programme}`, pageWord: labels.page,
		parts: [...openingOf(document), ...objectivesOf(document), ...actionsOf(document), ...laterOf(document), ...signaturesOf(document)]
	});
}

function openingOf({ programme, title, organisation, notInForce, facts, goal, labels }: PlanDocument): WordPart[] {
	return [
		paragraph(programme, { bold: true }),
		...(notInForce ? [paragraph(notInForce, { bold: true })] : []),
		paragraph(title, { soft: true, large: true }),
		titleOf(organisation),
		...facts.map(({ label, text }) => lead(`${label}: `, text)),
		heading(1, labels.goal),
		quoted(goal)
	];
}

function objectivesOf({ objectives, labels }: PlanDocument): WordPart[] {
	return [heading(1, labels.objectives), ...objectives.flatMap((one) => objectiveOf(one, labels))];
}

function objectiveOf({ title, ownPriority, why, voices, targets }: PrintedObjective, labels: PlanDocument['labels']): WordPart[] {
	return [
		heading(2, ownPriority ? `${title} (${labels.ownPriority})` : title),
		...(why ? [lead(`${labels.why}: `, why)] : []),
		...(voices ? [lead(`${labels.voices}: `, voices)] : []),
		table([5, 1, 1, 7], [labels.indicator, labels.now, labels.target, labels.then], targets.map((one) => [`${one.code} ${one.name}`, String(one.current), String(one.desired), one.statement])),
		spacer()
	];
}

function actionsOf({ actions, cost, priorityNote, labels }: PlanDocument): WordPart[] {
	return [
		heading(1, labels.actions, { newPage: true }),
		paragraph(priorityNote, { soft: true, small: true }),
		...(actions.length > 0 ? [table([1, 6, 6, 4, 4], ['№', labels.action, labels.result, labels.responsible, labels.dates], actions.map((one) => rowOf(one, labels)))] : []),
		...(cost ? [lead(`${labels.costTotal}: `, cost)] : [])
	];
}

function rowOf(one: PrintedAction, labels: PlanDocument['labels']): (Cell | string)[] {
	const lines = (...parts: (string | false)[]) => parts.filter(Boolean).join('\n');
	return [
		{ text: String(one.rank), bold: true },
		lines(one.title, one.critical && labels.critical, one.chosen, [one.step, one.type, `${labels.priority} ${one.priority}`].filter(Boolean).join(' · '), one.status),
		lines(one.output && `${labels.output}: ${one.output}`, one.means && `${labels.means}: ${one.means}`),
		lines(one.responsible, one.supporter),
		lines(one.dates, one.cost)
	];
}

function laterOf({ later, labels }: PlanDocument): WordPart[] {
	if (later.length === 0) return [];
	return [heading(1, labels.later), paragraph(labels.laterBody, { soft: true, small: true }), table([1, 12, 3], ['№', labels.action, labels.indicator], later.map(({ rank, title, step }) => [String(rank), title, step]))];
}

/** Lines to sign on, for whoever keeps a paper. */
function signaturesOf({ signatures, labels }: PlanDocument): WordPart[] {
	const blank = '____________________________';
	return [
		heading(1, labels.signatures),
		...signatures.flatMap(({ heading: who, record }) => [heading(2, who), paragraph(record), ...[labels.name, labels.signature, labels.date].map((label) => lead(`${label}: `, blank))])
	];
}
