/** Which actions bring much and are easy: a picture of the plan for those who choose what to begin with. */
import { impactEase } from '#design/charts/impact-ease.ts';
import type { SvgNode } from '#design/charts/svg.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { Language } from '#kernel/localised.ts';
import type { Weights } from './priority.ts';
import type { StoredAction } from './stored-plan.ts';

/** 1…5: importance, urgency and gap as the formula weighs them, without ease, which is the other axis. */
export function impactOf({ importance, urgency, gap }: Pick<StoredAction, 'importance' | 'urgency' | 'gap'>, weights: Weights): number {
	const weight = weights.importance + weights.urgency + weights.gap;
	if (weight === 0) return importance;
	return (weights.importance * importance + weights.urgency * urgency + weights.gap * gap) / weight;
}

/** More than this many numbers hide one another. */
export const pointsShown = 20;

/** Of the first actions that have dates, numbered by rank. Their impact is compared with one another's, in five steps as ease is. */
export function impactPicture(actions: readonly StoredAction[], weights: Weights, locale: Language, width: number): SvgNode {
	const dated = actions.filter(({ start }) => start !== null).slice(0, pointsShown);
	const impacts = dated.map((action) => impactOf(action, weights));
	const [least, most] = [Math.min(...impacts), Math.max(...impacts)];
	const step = (impact: number) => (most === least ? 3 : Math.round(1 + (4 * (impact - least)) / (most - least)));
	return impactEase({
		title: m.planning_picture({}, { locale }),
		description: m.planning_picture_description({ count: dated.length }, { locale }),
		points: dated.map((action) => ({ number: String(action.rank), impact: step(impactOf(action, weights)), ease: action.ease })),
		scale: [1, 5],
		axes: { impact: m.planning_picture_impact({}, { locale }), ease: m.planning_picture_ease({}, { locale }) },
		quadrants: {
			topLeft: m.planning_picture_big({}, { locale }),
			topRight: m.planning_picture_first({}, { locale }),
			bottomLeft: m.planning_picture_later({}, { locale }),
			bottomRight: m.planning_picture_aside({}, { locale })
		},
		width
	});
}
