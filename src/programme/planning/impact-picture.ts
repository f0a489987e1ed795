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

/** Of the actions that have dates; numbered by rank. */
export function impactPicture(actions: readonly StoredAction[], weights: Weights, locale: Language, width: number): SvgNode {
	const dated = actions.filter(({ start }) => start !== null);
	return impactEase({
		title: m.planning_picture({}, { locale }),
		description: m.planning_picture_description({ count: dated.length }, { locale }),
		points: dated.map((action) => ({ number: String(action.rank), impact: impactOf(action, weights), ease: action.ease })),
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
