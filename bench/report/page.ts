/** The same report as a web page for printing: what one would hand to a browser if the product did not set its own documents. */
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { svgText, type SvgNode } from '#design/charts/svg.ts';
import type { ReportPictures } from '#programme/reporting/charts.ts';
import type { LevelWord, ReportDocument } from '#programme/reporting/document.ts';
import type { Narrative } from '#programme/reporting/narrative.ts';

export function reportPage(document: ReportDocument, pictures: ReportPictures): string {
	const { labels: words, cover } = document;
	const picture = (node: SvgNode | null, alt: string): string => (node ? `<figure role="img" aria-label="${escape(alt)}">${svgText(node, 'print')}</figure>` : '');
	return `<!doctype html><html lang="${document.language}"><meta charset="utf-8"><title>${escape(`${words.title}: ${cover.organisation}`)}</title><style>${style}</style>
<section class="cover"><p>${escape(cover.programme)}</p><p>${escape(words.title)}</p><h1>${escape(cover.organisation)}</h1>
<dl>${cover.facts.map(({ label, text }) => `<dt>${escape(label)}<dd>${escape(text)}`).join('')}</dl><aside><h2>${escape(words.consent)}</h2><p>${escape(cover.consent?.text ?? words.noConsent)}</aside></section>
<h2>${escape(words.sections.method)}</h2>${narrative(document.method.narrative)}${participants(document)}
<div class="two"><div><h3>${escape(words.assessors)}</h3>${items(document.method.assessors)}</div><div><h3>${escape(words.documents)}</h3>${items(document.method.documents)}</div></div>
<h2>${escape(words.sections.summary)}</h2><p class="overall"><b>${document.summary.overall.text}</b> ${escape(words.overall)}</p>${narrative(document.summary.story)}
<h3>${escape(words.strengths)}</h3>${narrative(document.summary.strengths)}<h3>${escape(words.weaknesses)}</h3>${narrative(document.summary.weaknesses)}
<h2>${escape(words.sections.charts)}</h2>${narrative(document.charts.narrative)}
<div class="two">${picture(pictures.radar, document.charts.alts.radar)}${picture(pictures.gap, document.charts.alts.gap)}</div>
<div class="two page">${picture(pictures.bars[0], document.charts.alts.bars[0])}${picture(pictures.bars[1], document.charts.alts.bars[1])}</div>
<h2>${escape(words.sections.parameters)}</h2>${document.parameters.map((one) => parameter(document, one)).join('')}
<h2>${escape(words.sections.priorities)}</h2>${narrative(document.priorities.intro)}${priorities(document)}
<h2>${escape(words.sections.limits)}</h2>${narrative(document.limits.narrative)}<h3>${escape(words.reply)}</h3>${document.limits.reply ? narrative(document.limits.reply.narrative) : `<p>${escape(words.noReply)}`}
<h2>${escape(words.sections.annex)}</h2>${annex(document)}`;
}

function parameter({ labels: words }: ReportDocument, one: ReportDocument['parameters'][number]): string {
	const half = (word: string, blocks: Narrative): string => `<div><h4>${escape(word)}</h4>${narrative(blocks)}</div>`;
	return `<section><h3>${one.code}. ${escape(one.name)}</h3>
<p class="small"><b>${one.mean.text}</b> ${one.facts.map(({ label, text }) => `${escape(label)}: <b>${escape(text)}</b>`).join(' ')}</p>
<p class="small">${one.indicators.map(({ code, level }) => `${code} ${chip(level)}`).join(' ')}</p>
<div class="two">${half(words.works, one.works)}${half(words.lacks, one.lacks)}</div>
<p class="small">${escape(words.evidence)}: ${escape(one.evidence.join('; ') || words.noEvidence)}</p>
<div class="two wash">${half(words.next, one.next)}${half(words.recommendation, one.recommendation)}</div></section>`;
}

function participants({ method, labels: words }: ReportDocument): string {
	if (!method.participants) return '';
	const rows = method.participants.rows.map(({ role, women, men, total }) => row([escape(role), women, men, total])).join('');
	return table([words.role, words.women, words.men, words.total], rows);
}

function priorities({ priorities: { rows }, labels: words }: ReportDocument): string {
	const cells = rows.map((one) => row([String(one.rank), escape(`${one.code} ${one.indicator}`), chip(one.now), chip(one.target), escape(one.action), escape(one.output)]));
	return table(['№', words.indicator, words.now, words.target, words.firstStep, words.result], cells.join(''));
}

function annex({ annex: { parameters }, labels: words }: ReportDocument): string {
	const rows = parameters.map(({ code, name, rows: scores }) => `<tr><th colspan="5">${code}. ${escape(name)}</th></tr>${scores
		.map((one) => row([one.code, escape(one.name), `${chip(one.consensus)} ${escape(one.consensus.text)}`, `${chip(one.verified)} ${escape(one.verified.text)}`, escape(one.evidence)]))
		.join('')}`);
	return table(['№', words.indicator, words.consensus, words.verified, words.evidenceCount], rows.join(''));
}

function narrative(blocks: Narrative): string {
	return blocks
		.map((block) => (block.kind === 'paragraph' ? `<p>${escape(block.text)}</p>` : `<ul>${block.items.map(({ lead, text }) => `<li><b>${escape(lead)}</b>${escape(text)}`).join('')}</ul>`))
		.join('');
}

function table(heads: readonly string[], rows: string): string {
	return `<table><thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table>`;
}

function row(cells: readonly string[]): string {
	return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function items(all: readonly string[]): string {
	return `<ul>${all.map((one) => `<li>${escape(one)}`).join('')}</ul>`;
}

function chip({ level }: LevelWord): string {
	return level === null ? '–' : `<i class="l${level}">${level}</i>`;
}

function escape(text: string): string {
	return text.replace(/[&<>"]/g, (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? found);
}

const face = (folder: string, file: string, weight: number): string =>
	`@font-face{font-family:"Noto Sans";font-weight:${weight};src:url("${pathToFileURL(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans/${folder}/${file}`)).href}")}`;

const style = `${face('400Regular', 'NotoSans_400Regular.ttf', 400)}${face('600SemiBold', 'NotoSans_600SemiBold.ttf', 600)}${face('700Bold', 'NotoSans_700Bold.ttf', 700)}
@page{size:A4;margin:20mm 18mm 18mm}body{margin:0;font:9.3pt/1.36 "Noto Sans";color:#1c232b;font-variant-numeric:tabular-nums}
.cover{height:255mm;break-after:page}h1{font-size:29pt;margin:60mm 0 5mm}h2{font-size:15pt;margin:5mm 0 3mm;color:#0e4c6d;break-after:avoid}h3{font-size:11.5pt;margin:3mm 0 2mm;color:#0e4c6d;break-after:avoid}h4{font-size:8pt;margin:2mm 0 1mm;color:#14628a;break-after:avoid}
p,ul{margin:0 0 2mm}ul{padding-left:4mm}.small{font-size:7.5pt}.two{display:grid;grid-template-columns:1fr 1fr;gap:6mm;font-size:8.6pt}.page{break-before:page}.wash{background:#f6f3ec;padding:2mm 3mm}
figure{margin:0}figure svg{width:100%;height:auto;max-height:234mm}table{width:100%;border-collapse:collapse;font-size:7.8pt}th,td{text-align:left;vertical-align:top;padding:1mm 1.4mm;border-bottom:.5pt solid #e4ded3}
i{font-style:normal;font-weight:700;padding:0 1.4mm;border-radius:2pt}.l1{background:#bd5433;color:#fff}.l2{background:#dda544}.l3{background:#7aaec4}.l4{background:#14628a;color:#fff}dl{display:grid;grid-template-columns:auto 1fr;gap:2mm 5mm}dd{margin:0}.overall b{font-size:24pt}`;
