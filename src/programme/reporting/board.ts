/** One page for the governing body: short enough to read before the meeting begins. Long texts are cut at a sentence; the full report has the rest. */
import type { Fact, Figure, PriorityRow, ReportDocument } from './document.ts';
import type { ReportLabels } from './phrases/labels.ts';
import { flatten, shorten, type ListItem, type Narrative } from './narrative.ts';
import type { Band } from '#programme/diagnostics/result.ts';

export interface BoardSummary {
	readonly labels: ReportLabels;
	readonly version: number;
	readonly issuedOn: string | null;
	readonly organisation: string;
	readonly programme: string;
	readonly facts: readonly Fact[];
	readonly overall: ReportDocument['summary']['overall'];
	readonly story: string;
	readonly strengths: readonly ListItem[];
	readonly weaknesses: readonly ListItem[];
	readonly parameters: readonly { readonly code: string; readonly name: string; readonly mean: Figure; readonly band: Band | null }[];
	readonly radarAlt: string;
	readonly priorities: readonly PriorityRow[];
}

export function boardSummary(document: ReportDocument): BoardSummary {
	return {
		labels: document.labels,
		version: document.version,
		issuedOn: document.issuedOn,
		organisation: shorten(document.cover.organisation, 120),
		programme: shorten(document.cover.programme, 90),
		facts: document.cover.facts.map(({ label, text }) => ({ label, text: shorten(text, 40) })),
		overall: document.summary.overall,
		story: shorten(flatten(document.summary.story), 620),
		strengths: points(document.summary.strengths, 3, 200),
		weaknesses: points(document.summary.weaknesses, 5, 190),
		parameters: document.parameters.map(({ code, name, mean, band }) => ({ code, name: shorten(name, 70), mean, band })),
		radarAlt: document.charts.alts.radar,
		priorities: document.priorities.rows.slice(0, 5).map((row) => ({ ...row, indicator: shorten(row.indicator, 80), action: shorten(row.action, 130) }))
	};
}

/** The items of the lists, or else the paragraphs, each cut to about a sentence. */
function points(narrative: Narrative, limit: number, length: number): readonly ListItem[] {
	const items = narrative.flatMap((block) => (block.kind === 'list' ? block.items : []));
	const all = items.length > 0 ? items : narrative.flatMap((block) => (block.kind === 'paragraph' ? [{ lead: '', text: block.text }] : []));
	return all.slice(0, limit).map(({ lead, text }) => ({ lead: shorten(lead, 100), text: shorten(text, length) }));
}
