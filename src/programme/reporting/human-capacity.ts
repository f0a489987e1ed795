/**
 * People and what they can do: roles × competences, as confirmed by the assessors. It shows roles, never persons, and a competence
 * that a single person holds as a risk to the organisation, not as that person's merit.
 */
import { inLanguage, type Language, type Localised, type Trilingual } from '#kernel/localised.ts';
import type { CompetenceFramework } from '#programme/diagnostics/competences.ts';
import { type Colleague, heatMap, keyPersonRisk } from '#programme/diagnostics/human-capacity.ts';
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
	/** Competences that were looked at and that nobody does alone. */
	readonly heldByNobody?: readonly string[];
	/** Of whom something was confirmed, and how many were asked. */
	readonly people?: { readonly confirmed: number; readonly of: number };
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
	/** What nobody does alone; '' where there is no such thing, absent in reports issued before it was asked. */
	readonly gap?: string;
}

/** What the diagnostics confirmed of an organisation's people, by role and without anybody's name; `null` where nothing was confirmed. */
export function humanCapacitySource(known: { readonly framework: CompetenceFramework; readonly people: readonly Colleague[] } | null): HumanCapacitySource | null {
	if (!known) return null;
	const { framework, people } = known;
	const risk = keyPersonRisk(framework, people);
	if (risk.confirmed === 0) return null;
	return {
		competences: framework.competences.map(({ code, shortName }) => ({ code, name: shortName })),
		roles: heatMap(framework, people).filter((row) => row.people > 0).map(({ role, cells }) => ({
			name: role.name,
			levels: Object.fromEntries(cells.flatMap(({ competence, level }) => (level === null ? [] : [[competence, level]])))
		})),
		heldByOne: risk.heldByOne.map(({ competence }) => competence.code),
		heldByNobody: risk.heldByNobody.map(({ code }) => code),
		people: { confirmed: risk.confirmed, of: risk.of }
	};
}

/** `null` where nothing is known, or nobody answered. */
export function humanCapacitySection(source: HumanCapacitySource | null, language: Language): HumanCapacitySection | null {
	if (!source || source.roles.every(({ levels }) => Object.keys(levels).length === 0)) return null;
	const say = humanPhrases[language];
	const namesOf = (codes: readonly string[]) => source.competences.filter(({ code }) => codes.includes(code)).map(({ name }) => name[language]);
	const [held, lacked] = [namesOf(source.heldByOne), namesOf(source.heldByNobody ?? [])];
	return {
		title: say.title,
		intro: source.people ? `${say.intro} ${say.population(source.people.confirmed, source.people.of)}` : say.intro,
		role: say.role,
		competences: source.competences.map(({ code, name }) => ({ code, name: name[language] })),
		rows: source.roles.map(({ name, levels }) => ({
			role: inLanguage(name, language),
			cells: source.competences.map(({ code }) => ({ level: levels[code] ?? null, text: levels[code] === undefined ? '–' : `${levels[code]}` }))
		})),
		ladder: ([1, 2, 3, 4] as const).map((level) => ({ level, text: `${level} — ${say.ladder[level]}` })),
		risk: held.length === 0 ? '' : say.risk(namesInQuotes(held, language), held.length),
		gap: lacked.length === 0 ? '' : say.gap(namesInQuotes(lacked, language), lacked.length)
	};
}
