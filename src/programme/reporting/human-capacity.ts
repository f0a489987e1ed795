/**
 * People and what they can do: roles × competences, as confirmed by the assessors. It shows roles, never persons, and a competence
 * that a single person holds as a risk to the organisation, not as that person's merit.
 */
import { inLanguage, type Language, type Localised, type Trilingual } from '#kernel/localised.ts';
import type { Level } from '#programme/diagnostics/instrument.ts';
import { humanPhrases } from './phrases/human.ts';
import { namesInQuotes } from './words.ts';

/** What the diagnostics know when a report is drafted. */
export interface HumanCapacitySource {
	readonly competences: readonly { readonly code: string; readonly name: Trilingual }[];
	readonly roles: readonly {
		readonly name: Localised;
		/** 1 needs help … 4 teaches others, by competence; absent where nobody in the role answered. */
		readonly levels: Readonly<Record<string, Level>>;
	}[];
	/** Competences that exactly one person holds at level 3 or 4. */
	readonly heldByOne: readonly string[];
}

export interface HumanCapacitySection {
	readonly title: string;
	readonly intro: string;
	readonly role: string;
	readonly competences: readonly { readonly code: string; readonly name: string }[];
	readonly rows: readonly { readonly role: string; readonly cells: readonly { readonly level: Level | null; readonly text: string }[] }[];
	readonly ladder: readonly { readonly level: Level; readonly text: string }[];
	/** '' where no competence hangs on one person. */
	readonly risk: string;
}

/** `null` where nothing is known, or nobody answered. */
export function humanCapacitySection(source: HumanCapacitySource | null, language: Language): HumanCapacitySection | null {
	if (!source || source.roles.every(({ levels }) => Object.keys(levels).length === 0)) return null;
	const say = humanPhrases[language];
	const held = source.competences.filter(({ code }) => source.heldByOne.includes(code)).map(({ name }) => name[language]);
	return {
		title: say.title,
		intro: say.intro,
		role: say.role,
		competences: source.competences.map(({ code, name }) => ({ code, name: name[language] })),
		rows: source.roles.map(({ name, levels }) => ({
			role: inLanguage(name, language),
			cells: source.competences.map(({ code }) => ({ level: levels[code] ?? null, text: levels[code] === undefined ? '–' : `${levels[code]}` }))
		})),
		ladder: ([1, 2, 3, 4] as const).map((level) => ({ level, text: `${level} — ${say.ladder[level]}` })),
		risk: held.length === 0 ? '' : say.risk(namesInQuotes(held, language), held.length)
	};
}
