/** The report as a Word file, from the same document as page and PDF, in the same order. */
import { print, svgText, type SvgNode } from '#design/charts/svg.ts';
import { type Cell, heading, lead, paragraph, picturesOf, point, quoted, spacer, table, titleOf, wordDocument, type WordPart } from '#platform/word.server.ts';
import type { ReportPictures } from './charts.ts';
import type { LevelWord, ParameterSection, ReportDocument } from './document.ts';
import type { Narrative } from './narrative.ts';

export async function renderWord(document: ReportDocument, pictures: ReportPictures): Promise<Uint8Array> {
	const { cover, labels, language, version, issuedOn } = document;
	const parts = [...coverOf(document), ...methodOf(document), ...summaryOf(document), ...(await chartsOf(document, pictures)), ...comparisonOf(document), ...parametersOf(document), ...peopleOf(document), ...prioritiesOf(document), ...limitsOf(document), ...annexOf(document)];
	return wordDocument({
		title: `${labels.title}: ${cover.organisation}`, author: cover.programme || 'Kadam', language,
		head: issuedOn === null ? `${cover.organisation} · ${labels.draft}` : cover.organisation,
		foot: `${labels.title} · ${labels.version}: ${version}`, pageWord: labels.page, parts
	});
}

function narrative(blocks: Narrative): WordPart[] {
	return blocks.flatMap((block) => (block.kind === 'paragraph' ? [paragraph(block.text)] : block.items.map((item) => point(item.lead, item.text))));
}

/** Under its heading, or nothing at all. */
function titled(level: 2 | 3, title: string, blocks: Narrative): WordPart[] {
	return blocks.length === 0 ? [] : [heading(level, title), ...narrative(blocks)];
}

function coverOf({ cover, labels, issuedOn, anchor }: ReportDocument): WordPart[] {
	return [
		paragraph(cover.programme, { bold: true }),
		...(issuedOn === null ? [paragraph(labels.draft, { bold: true })] : []),
		paragraph(labels.title, { soft: true, large: true }),
		titleOf(cover.organisation),
		...cover.facts.map(({ label, text }) => lead(`${label}: `, text)),
		heading(3, labels.consent),
		...(cover.consent ? [quoted(cover.consent.text), paragraph(cover.consent.by, { soft: true })] : [paragraph(labels.noConsent)]),
		...(anchor ? [paragraph(`${labels.anchor}: ${anchor}`, { soft: true, small: true })] : [])
	];
}

function methodOf({ method, labels }: ReportDocument): WordPart[] {
	const { participants } = method;
	const total = participants && [labels.total, participants.total.women, participants.total.men, participants.total.total].map((text): Cell => ({ text, bold: true }));
	return [
		heading(1, labels.sections.method, { newPage: true }),
		...narrative(method.narrative),
		heading(3, labels.participants),
		participants && total
			? table([5, 1, 1, 1], [labels.role, labels.women, labels.men, labels.total], [...participants.rows.map((row) => [row.role, row.women, row.men, row.total]), total])
			: paragraph(labels.participantsUnknown),
		heading(3, labels.assessors),
		...(method.assessors.length > 0 ? method.assessors.map((name) => point('', name)) : [paragraph('–')]),
		heading(3, labels.instrument),
		paragraph(method.instrument),
		heading(3, labels.documents),
		...(method.documents.length > 0 ? method.documents.map((name) => point('', name)) : [paragraph(labels.noDocuments)])
	];
}

function summaryOf({ summary, labels }: ReportDocument): WordPart[] {
	const { overall, story, strengths, weaknesses, causes = [] } = summary;
	return [
		heading(1, labels.sections.summary),
		lead(`${labels.overall}: ${overall.text}. `, overall.value === null ? labels.noOverall : `${labels.condition}: ${overall.bandWord}`),
		...narrative(story),
		...titled(2, labels.strengths, strengths),
		...titled(2, labels.weaknesses, weaknesses),
		...titled(2, labels.causes, causes)
	];
}

async function chartsOf({ charts, labels }: ReportDocument, { radar, gap, bars }: ReportPictures): Promise<WordPart[]> {
	const { alts } = charts;
	const drawn = (picture: SvgNode, title: string, description: string, share: number) =>
		({ svg: svgText(picture, 'print'), width: Number(picture.attributes['width']), height: Number(picture.attributes['height']), title, description, share });
	return [
		heading(1, labels.sections.charts),
		...narrative(charts.narrative),
		heading(3, gap ? `${labels.radarTitle} · ${labels.gapTitle}` : labels.radarTitle),
		await picturesOf([drawn(radar, labels.radarTitle, alts.radar, gap ? 0.53 : 0.7), ...(gap ? [drawn(gap, labels.gapTitle, alts.gap, 0.45)] : [])]),
		heading(3, labels.barsTitle),
		await picturesOf(bars.map((half, at) => drawn(half, labels.barsTitle, alts.bars[at]!, 0.49)))
	];
}

function parametersOf({ parameters, labels }: ReportDocument): WordPart[] {
	return [heading(1, labels.sections.parameters, { newPage: true }), ...parameters.flatMap((one) => parameterOf(one, labels))];
}

function parameterOf(one: ParameterSection, labels: ReportDocument['labels']): WordPart[] {
	const facts = one.facts.map(({ label, text }) => `${label}: ${text}`).join(' · ');
	return [
		heading(2, `${one.code}. ${one.name}`),
		lead(`${labels.mean}: ${one.mean.text}${one.bandWord && ` (${one.bandWord})`}. `, facts),
		table([1, 8, 3], ['№', labels.indicator, labels.verified], one.indicators.map(({ code, name, level }) => [code, name, levelCell(level)])),
		spacer(),
		...titled(3, labels.works, one.works),
		...titled(3, labels.lacks, one.lacks),
		lead(`${labels.evidence}: `, one.evidence.length > 0 ? `${one.evidence.join('; ')}.` : labels.noEvidence),
		...titled(3, labels.next, one.next),
		...titled(3, labels.recommendation, one.recommendation)
	];
}

/** Colour always doubled by the number and the word. */
function levelCell({ level, text }: LevelWord): Cell {
	return level === null ? { text } : { text, bold: true, fill: print[`level-${level}`], colour: print[`on-level-${level}`] };
}

function prioritiesOf({ priorities, labels }: ReportDocument): WordPart[] {
	const rows = priorities.rows.map((row) => [
		{ text: String(row.rank), bold: true },
		`${row.code} ${row.indicator}${row.critical ? `\n${labels.critical}` : ''}`,
		levelCell(row.now), levelCell(row.target), row.action, row.output
	]);
	return [
		heading(1, labels.sections.priorities, { newPage: true }),
		...narrative(priorities.intro),
		...(rows.length > 0 ? [table([1, 5, 4, 4, 6, 5], ['№', labels.indicator, labels.now, labels.target, labels.firstStep, labels.result], rows)] : [])
	];
}

function limitsOf({ limits, labels }: ReportDocument): WordPart[] {
	const reply = limits.reply?.narrative.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items.map((item) => `– ${item.lead}${item.text}`))) ?? [];
	const { dissents = [], disputes = [] } = limits;
	return [
		heading(1, labels.sections.limits),
		...narrative(limits.narrative),
		...(dissents.length > 0 ? [heading(2, labels.dissents), paragraph(labels.dissentsIntro, { soft: true })] : []),
		...dissents.map(({ code, indicator, text }) => point(`${code} ${indicator}: `, text)),
		heading(2, labels.reply),
		...(limits.reply ? [...reply.map(quoted), paragraph(limits.reply.by, { soft: true })] : [paragraph(labels.noReply)]),
		...(disputes.length > 0 ? [heading(2, labels.disputes)] : []),
		...disputes.flatMap(({ code, indicator, level, text, by, answer }) => [
			paragraph(`${code} ${indicator} (${level.text})`, { bold: true }),
			quoted(text), paragraph(by, { soft: true }),
			...(answer ? [lead(`${labels.disputeAnswer} (${answer.outcome}): `, answer.text), paragraph(answer.by, { soft: true })] : [paragraph(labels.disputeOpen, { soft: true })])
		])
	];
}

/** Old, new and change of every parameter that can be compared; then what moved and by what evidence. */
function comparisonOf({ comparison, labels }: ReportDocument): WordPart[] {
	if (!comparison) return [];
	const { isLookedBack, before, now } = comparison;
	const rows = comparison.rows.map((row) => [row.code, row.name, row.before.text, ...(isLookedBack ? [row.lookingBack] : []), row.now.text, { text: row.change, bold: true }, row.compared]);
	return [
		heading(1, labels.sections.comparison),
		table([1, 7, 2, ...(isLookedBack ? [2] : []), 2, 2, 2], ['№', labels.parameter, before, ...(isLookedBack ? [labels.lookingBack] : []), now, labels.change, labels.compared], rows),
		spacer(),
		...narrative(comparison.narrative)
	];
}

/** Roles × competences; a colour is always doubled by its number. */
function peopleOf({ humanCapacity }: ReportDocument): WordPart[] {
	if (!humanCapacity) return [];
	const { title, intro, role, competences, rows, ladder, risk, gap } = humanCapacity;
	return [
		heading(1, title),
		paragraph(intro),
		paragraph(ladder.map(({ text }) => text).join(' · '), { small: true }),
		table([4, ...competences.map(() => 1)], [role, ...competences.map(({ code }) => code)], rows.map((row) => [row.role, ...row.cells.map(levelCell)])),
		paragraph(competences.map(({ code, name }) => `${code} — ${name}`).join('; '), { soft: true, small: true }),
		...(risk ? [paragraph(risk, { bold: true })] : []),
		...(gap ? [paragraph(gap)] : [])
	];
}

function annexOf({ annex, labels }: ReportDocument): WordPart[] {
	const rows = annex.parameters.flatMap((parameter) => [
		[{ text: `${parameter.code}. ${parameter.name}`, bold: true, span: 5, fill: print.wash }],
		...parameter.rows.map((row) => [row.code, row.critical ? `${row.name} (${labels.critical})` : row.name, levelCell(row.consensus), levelCell(row.verified), row.evidence])
	]);
	return [
		heading(1, labels.sections.annex, { newPage: true }),
		lead(`${labels.instrument}: `, annex.instrument),
		lead(`${labels.ladder}: `, annex.ladder.map(({ text }) => text).join(' · ')),
		table([1, 7, 4, 4, 2], ['№', labels.indicator, labels.consensus, labels.verified, labels.evidenceCount], rows)
	];
}
