/** The pictures of a report for a page: the same figures as on paper, drawn for a screen and again for a phone. */
import { gap } from '#design/charts/gap.ts';
import { levelBars } from '#design/charts/level-bars.ts';
import { radar } from '#design/charts/radar.ts';
import type { SvgNode } from '#design/charts/svg.ts';
import type { Charts, ReportDocument } from './document.ts';
import { formatMean } from './words.ts';

/** A picture and the same picture for a phone's width. */
export interface Drawn {
	readonly wide: SvgNode;
	readonly narrow: SvgNode;
}

export interface PageCharts {
	readonly radar: Drawn;
	/** One a parameter, narrow enough for a phone and for columns side by side. */
	readonly bars: readonly { readonly code: string; readonly chart: SvgNode }[];
	/** `null` while nothing is verified. */
	readonly gap: Drawn | null;
}

type Drawable = Pick<ReportDocument, 'charts' | 'labels' | 'language'>;

const phone = 320;

export function pageCharts(document: Drawable): PageCharts {
	const { charts, labels } = document;
	return {
		radar: { wide: drawRadar(document, ({ label }) => label, 150), narrow: drawRadar(document, ({ code }) => code, 105) },
		bars: charts.bars.map(({ code, label, indicators }) => ({
			code,
			chart: levelBars({
				title: `${labels.barsTitle}: ${label}`,
				description: indicators.map((one) => `${one.code} ${one.name}: ${one.level.text}.`).join(' '),
				width: phone,
				groups: [{
					heading: `${code}. ${label}`,
					rows: indicators.map((one) => ({ label: `${one.code} ${one.name}`, level: one.level.level, text: one.level.level === null ? one.level.text : String(one.level.level) }))
				}]
			})
		})),
		gap: charts.gap.length === 0 ? null : { wide: drawGap(document, 640), narrow: drawGap(document, phone) }
	};
}

function drawRadar({ charts, labels, language }: Drawable, nameOf: (axis: Charts['radar'][number]) => string, radius: number): SvgNode {
	const { now: latest, earlier: before } = charts.radarLegend;
	return radar({
		title: labels.radarTitle,
		description: charts.alts.radar,
		radius,
		axes: charts.radar.map((axis) => ({
			label: nameOf(axis),
			values: before === '' ? [axis.now] : [axis.earlier, axis.now],
			text: before === '' ? mean(axis.now, language) : `${mean(axis.earlier, language)} – ${mean(axis.now, language)}`
		})),
		series: before === '' ? [latest] : [before, latest]
	});
}

function drawGap({ charts, labels, language }: Drawable, width: number): SvgNode {
	return gap({
		title: labels.gapTitle,
		description: charts.alts.gap,
		rows: charts.gap.map(({ code, label, consensus, verified }) => ({
			label: `${code}. ${label}`, agreed: consensus, verified, text: `${mean(consensus, language)} – ${mean(verified, language)}`
		})),
		names: { agreed: labels.consensus, verified: labels.verified },
		width
	});
}

function mean(value: number | null, language: Drawable['language']): string {
	return value === null ? '–' : formatMean(value, language);
}
