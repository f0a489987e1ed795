/**
 * What people of an organisation can do: the competences that are asked for, the roles that need them, and the ladder they are
 * rated on. A published version never changes; people rated by it keep it (programme.md, rule 6).
 */
import type { Trilingual } from '#kernel/localised.ts';
import type { Level } from './instrument.ts';

export interface Competence {
	/** That of the parameter it serves, and so of the topic it is taught under. */
	readonly code: string;
	readonly name: Trilingual;
	/** Where room is short. */
	readonly shortName: Trilingual;
	/** What somebody who has it does. */
	readonly can: Trilingual;
	/** Asked beside every rating: something that was done lately, because a rating alone says how sure somebody is of themselves. */
	readonly proof: Trilingual;
	/** How much an organisation stands to lose with it: 3 most. */
	readonly importance: 1 | 2 | 3;
}

export interface CapacityRole {
	readonly key: string;
	readonly name: Trilingual;
	/** Competences without which the role cannot be filled, by code. */
	readonly core: readonly string[];
}

export interface CompetenceFramework {
	readonly key: string;
	readonly version: number;
	/** 1 needs help · 2 does it with help · 3 does it alone · 4 teaches others, as people say it of themselves. */
	readonly ladder: Readonly<Record<Level, Trilingual>>;
	readonly roles: readonly CapacityRole[];
	readonly competences: readonly Competence[];
}

/** From here on a person needs nobody else for it. */
export const alone: Level = 3;
