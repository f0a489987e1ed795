/** What the screen of a plan is handed, beside its picture. */
import type { ActionRow, ObjectiveView } from './plan-view.ts';

export interface PlanPage {
	readonly language: string;
	readonly view: 'areas' | 'order' | 'board';
	readonly top: {
		readonly id: string;
		readonly stateWord: string;
		readonly tone: 'neutral' | 'lake' | 'straw' | 'meadow';
		readonly sentence: string;
		readonly returned: { readonly by: string; readonly reason: string } | null;
		readonly revised: { readonly by: string; readonly reason: string } | null;
		readonly organisation: { readonly id: string; readonly name: string; readonly number: string };
		readonly period: string;
		readonly goal: string;
	};
	readonly abilities: { readonly edit: boolean; readonly send: boolean; readonly agree: boolean; readonly approve: boolean };
	readonly inForce: boolean;
	readonly todo: string | null;
	readonly facts: readonly { readonly label: string; readonly value: string; readonly href?: string | undefined }[];
	/** Further pages of the plan. */
	readonly links: readonly { readonly href: string; readonly label: string }[];
	readonly concerns: readonly string[];
	readonly objectives: readonly ObjectiveView[];
	readonly rows: readonly ActionRow[];
	readonly later: readonly ActionRow[];
	readonly board: readonly { readonly status: string; readonly word: string; readonly rows: readonly ActionRow[] }[];
	readonly removed: readonly { readonly id: string; readonly title: string; readonly why: string }[];
	/** How many actions the picture shows. */
	readonly pictured: number;
	readonly formula: { readonly text: string; readonly vote: string; readonly factors: readonly { readonly name: string; readonly meaning: string }[] };
}
