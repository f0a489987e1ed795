/** Content as forms hold it: everything a text. What a person typed comes back in the same shape, so either can fill a form again. */
import type { ActionContent, ObjectiveContent, PlanContent } from './content.ts';

export type FormValues = Readonly<Record<string, unknown>>;

export function actionValues({ cost, start, due, funding, importance, urgency, ease, ...texts }: Partial<ActionContent>): FormValues {
	return {
		...texts,
		start: start ?? '', due: due ?? '', funding: funding ?? '',
		amount: cost?.amount ?? '', currency: cost?.currency ?? 'KGS',
		importance: String(importance ?? 3), urgency: String(urgency ?? 3), ease: String(ease ?? 3)
	};
}

export function objectiveValues({ why, voices, desired }: ObjectiveContent): FormValues {
	const nested: Record<string, Record<string, string>> = {};
	for (const [code, level] of Object.entries(desired)) {
		const [parameter = '', place = ''] = code.split('.');
		(nested[parameter] ??= {})[place] = String(level);
	}
	return { why, voices, desired: nested };
}

export function planValues({ goal, start, end, weights }: PlanContent): FormValues {
	const percent = Object.fromEntries(Object.entries(weights).map(([factor, weight]) => [factor, String(Math.round(weight * 100))]));
	return { goal, start, end, weights: percent, dates: 'keep' };
}

/** A text field of the values, '' where there is none. */
export function textIn(values: FormValues, ...path: string[]): string {
	let found: unknown = values;
	for (const key of path) found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined;
	return typeof found === 'string' ? found : '';
}
