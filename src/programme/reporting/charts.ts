/** Draws the pictures of a report, as SVG text for paper. The page draws the same trees with Chart.svelte. */
import { gap } from '#design/charts/gap.ts';
import { levelBars } from '#design/charts/level-bars.ts';
import { radar } from '#design/charts/radar.ts';
import type { SvgNode } from '#design/charts/svg.ts';
import { halfOf } from './assemble-figures.ts';
import type { Charts, ReportDocument } from './document.ts';
import { takeApart, type PaperChart } from './paper-chart.ts';
import { formatMean } from './words.ts';

export interface ReportPictures {
	readonly radar: SvgNode;
	/** The parameters in two halves, for two columns. */
	readonly bars: readonly [SvgNode, SvgNode];
	/** `null` while nothing is verified. */
	readonly gap: SvgNode | null;
}

export function drawCharts({ charts, labels, language }: Pick<ReportDocument, 'charts' | 'labels' | 'language'>): ReportPictures {
	const mean = (value: number | null): string => (value === null ? '–' : formatMean(value, language));
	const half = halfOf(charts.bars);
	return {
		radar: drawRadar(charts, labels.radarTitle, mean),
		bars: [bars(charts.bars.slice(0, half), labels.barsTitle, charts.alts.bars[0]), bars(charts.bars.slice(half), labels.barsTitle, charts.alts.bars[1])],
		gap: charts.gap.length === 0 ? null : gap({
			title: labels.gapTitle,
			description: charts.alts.gap,
			rows: charts.gap.map(({ label, consensus, verified }) => ({ label, agreed: consensus, verified, text: `${mean(consensus)} – ${mean(verified)}` })),
			names: { agreed: labels.consensus, verified: labels.verified },
			width: 400
		})
	};
}

/** What a template is handed: shapes as files, letters as data, both by name. */
export function onPaper(pictures: ReportPictures): { readonly files: Readonly<Record<string, string>>; readonly charts: Readonly<Record<string, PaperChart>> } {
	const named = { radar: pictures.radar, 'bars-1': pictures.bars[0], 'bars-2': pictures.bars[1], ...(pictures.gap && { gap: pictures.gap }) };
	const apart = Object.entries(named).map(([name, picture]) => [name, takeApart(picture)] as const);
	return {
		files: Object.fromEntries(apart.map(([name, { svg }]) => [`${name}.svg`, svg])),
		charts: Object.fromEntries(apart.map(([name, { chart }]) => [name, chart]))
	};
}

function drawRadar({ radar: axes, radarLegend, alts }: Charts, title: string, mean: (value: number | null) => string): SvgNode {
	const twoRounds = radarLegend.earlier !== '';
	return radar({
		title,
		description: alts.radar,
		axes: axes.map(({ label, now, earlier }) => ({
			label,
			values: twoRounds ? [earlier, now] : [now],
			text: twoRounds && earlier !== null ? `${mean(earlier)} – ${mean(now)}` : mean(now)
		})),
		series: twoRounds ? [radarLegend.earlier, radarLegend.now] : [radarLegend.now],
		radius: 115
	});
}

function bars(groups: Charts['bars'], title: string, description: string): SvgNode {
	return levelBars({
		title, description, width: 450,
		groups: groups.map(({ code, label, indicators }) => ({
			heading: `${code}. ${label}`,
			rows: indicators.map((one) => ({ label: `${one.code} ${one.name}`, level: one.level.level, text: one.level.level === null ? one.level.text : String(one.level.level) }))
		}))
	});
}
