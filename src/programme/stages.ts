/**
 * The eleven stages of a programme, in the order that is the law: a stage may read what comes before it, never what comes
 * after. A stage's key is at once its folder, its route segment, its message area, its event prefix and its database schema.
 */
export interface Stage {
	readonly key: string;
	/** `false`: the stage has no code yet; nothing of it shows. */
	readonly built: boolean;
}

export const stages = [
	{ key: 'profiling', built: true },
	{ key: 'diagnostics', built: true },
	{ key: 'reporting', built: true },
	{ key: 'planning', built: true },
	{ key: 'eligibility', built: true },
	{ key: 'training', built: false },
	{ key: 'assistance', built: false },
	{ key: 'grants', built: false },
	{ key: 'initiatives', built: false },
	{ key: 'evaluation', built: false },
	{ key: 'portfolio', built: false }
] as const satisfies readonly Stage[];

export type StageKey = (typeof stages)[number]['key'];

/** `training`, `assistance`, `grants` and `initiatives` stand side by side: they never import each other. */
export const siblings: readonly StageKey[] = ['training', 'assistance', 'grants', 'initiatives'];
