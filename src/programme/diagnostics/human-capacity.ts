/**
 * From what assessors confirmed of people to what it means for the organisation: the heat map of roles and competences, what
 * hangs on one person, what a role lacks, and whom to teach what. Only confirmed ratings count; one that nobody confirmed is
 * neither a strength nor a gap.
 */
import { alone, type CapacityRole, type Competence, type CompetenceFramework } from './competences.ts';
import type { Level } from './instrument.ts';

/** One of the organisation's people. */
export interface Colleague {
	readonly id: string;
	readonly role: string;
	/** By competence; absent where nothing was confirmed. */
	readonly confirmed: Readonly<Record<string, Level>>;
}

export interface HeatCell {
	readonly competence: string;
	/** The highest that anybody in the role has: what the role can do today. `null` where nothing was confirmed. */
	readonly level: Level | null;
	/** How many people of the role it was confirmed for. */
	readonly people: number;
	readonly isCore: boolean;
}

export interface HeatRow {
	readonly role: CapacityRole;
	/** Of whom anything was confirmed. */
	readonly people: number;
	readonly cells: readonly HeatCell[];
}

/** Roles that nobody here fills are left out; all others in the order of the framework. */
export function heatMap({ roles, competences }: CompetenceFramework, people: readonly Colleague[]): readonly HeatRow[] {
	return roles.flatMap((role) => {
		const inRole = people.filter((one) => one.role === role.key);
		if (inRole.length === 0) return [];
		const cells = competences.map(({ code }): HeatCell => {
			const levels = confirmedIn(inRole, code).map(({ level }) => level);
			return { competence: code, level: levels.length === 0 ? null : (Math.max(...levels) as Level), people: levels.length, isCore: role.core.includes(code) };
		});
		return [{ role, people: inRole.filter(isConfirmed).length, cells }];
	});
}

export interface KeyPersonRisk {
	/** Of whom anything was confirmed, out of how many: the population of everything below. */
	readonly confirmed: number;
	readonly of: number;
	/** Nothing can be said of a group of which only one person was looked at. */
	readonly isKnown: boolean;
	/** Competences that exactly one person holds, the most important first. */
	readonly heldByOne: readonly { readonly competence: Competence; readonly person: string }[];
	/** Confirmed for somebody, and held by nobody; the most important first. */
	readonly heldByNobody: readonly Competence[];
	/** Of the importance of all that is held, how much hangs on one person: 0…1; `null` where nothing is held or known. */
	readonly share: number | null;
	/** Who alone holds what, with the importance of it all; whoever would be missed most comes first. */
	readonly people: readonly { readonly person: string; readonly competences: readonly string[]; readonly weight: number }[];
}

/** To hold a competence is to do it alone or to teach it. */
export function keyPersonRisk({ competences }: CompetenceFramework, people: readonly Colleague[]): KeyPersonRisk {
	const confirmed = people.filter(isConfirmed).length;
	const isKnown = confirmed >= 2 || (confirmed === 1 && people.length === 1);
	const base = { confirmed, of: people.length, isKnown };
	if (!isKnown) return { ...base, heldByOne: [], heldByNobody: [], share: null, people: [] };
	const looked = byImportance(competences).flatMap((competence) => {
		const ratings = confirmedIn(people, competence.code);
		return ratings.length === 0 ? [] : [{ competence, holders: ratings.filter(({ level }) => level >= alone).map(({ person }) => person) }];
	});
	const heldByOne = looked.flatMap(({ competence, holders: [first, ...others] }) => (first && others.length === 0 ? [{ competence, person: first.id }] : []));
	const held = weightOf(looked.filter(({ holders }) => holders.length > 0).map(({ competence }) => competence));
	return {
		...base, heldByOne,
		heldByNobody: looked.filter(({ holders }) => holders.length === 0).map(({ competence }) => competence),
		share: held === 0 ? null : weightOf(heldByOne.map(({ competence }) => competence)) / held,
		people: perPerson(heldByOne)
	};
}

export interface TrainingNeed {
	readonly competence: Competence;
	readonly people: readonly { readonly person: string; readonly level: Level; readonly because: NeedReason }[];
}

/** The role needs it and the person cannot yet do it alone; or one person alone holds it, and this one comes closest. */
export type NeedReason = 'core' | 'secondHolder';

/** Whom to teach what: topics in the order of the framework, within each the lowest level first. A topic that nobody needs is left out. */
export function trainingNeeds(framework: CompetenceFramework, people: readonly Colleague[]): readonly TrainingNeed[] {
	const risk = keyPersonRisk(framework, people);
	const scarce = new Set([...risk.heldByOne.map(({ competence }) => competence.code), ...risk.heldByNobody.map(({ code }) => code)]);
	return framework.competences.flatMap((competence) => {
		const below = confirmedIn(people, competence.code).filter(({ level }) => level < alone);
		const needed = below.flatMap(({ person, level }): TrainingNeed['people'] => {
			if (isCore(framework, person.role, competence.code)) return [{ person: person.id, level, because: 'core' }];
			return scarce.has(competence.code) && level === alone - 1 ? [{ person: person.id, level, because: 'secondHolder' }] : [];
		});
		return needed.length === 0 ? [] : [{ competence, people: [...needed].sort((a, b) => a.level - b.level) }];
	});
}

/** Core competences that nobody in the role does alone. */
export function roleGaps(framework: CompetenceFramework, people: readonly Colleague[]): readonly { readonly role: CapacityRole; readonly competence: Competence; readonly level: Level }[] {
	const named = new Map(framework.competences.map((competence) => [competence.code, competence]));
	return heatMap(framework, people).flatMap(({ role, cells }) =>
		cells.flatMap(({ competence, level, isCore: needed }) => (needed && level !== null && level < alone ? [{ role, competence: named.get(competence)!, level }] : []))
	);
}

function perPerson(heldByOne: KeyPersonRisk['heldByOne']): KeyPersonRisk['people'] {
	const byPerson = Map.groupBy(heldByOne, ({ person }) => person);
	return [...byPerson]
		.map(([person, held]) => ({ person, competences: held.map(({ competence }) => competence.code), weight: weightOf(held.map(({ competence }) => competence)) }))
		.sort((a, b) => b.weight - a.weight);
}

function confirmedIn(people: readonly Colleague[], competence: string): { person: Colleague; level: Level }[] {
	return people.flatMap((person) => {
		const level = Object.hasOwn(person.confirmed, competence) ? person.confirmed[competence] : undefined;
		return level === undefined ? [] : [{ person, level }];
	});
}

function isConfirmed({ confirmed }: Colleague): boolean {
	return Object.keys(confirmed).length > 0;
}

function isCore({ roles }: CompetenceFramework, role: string, competence: string): boolean {
	return roles.some(({ key, core }) => key === role && core.includes(competence));
}

function byImportance(competences: readonly Competence[]): readonly Competence[] {
	return [...competences].sort((a, b) => b.importance - a.importance);
}

function weightOf(competences: readonly Competence[]): number {
	return competences.reduce((sum, { importance }) => sum + importance, 0);
}
