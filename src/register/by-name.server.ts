/** Lists by name and search by name, in which a masked organisation stands under its number for whoever may not know its name. */
import { and, asc, eq, gt, inArray, not, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { ProgrammeId } from '#kernel/id.ts';
import { type Actor, hasProgrammeRole } from './actor.ts';
import { fold } from './fold.ts';
import { organisation } from './tables.server.ts';

/** Equal to `mayKnowName`, as a condition; `null` where the actor may know every name of the programme. */
function known(actor: Actor, programmeId: ProgrammeId): SQL | null {
	if (hasProgrammeRole(actor, programmeId, 'officer', 'auditor')) return null;
	const own = actor.memberships.map((held) => held.organisation);
	const assessed = actor.assignments.filter(({ programme, role }) => programme === programmeId && ['assessor', 'leadAssessor'].includes(role));
	const ids = [...own, ...assessed.map((held) => held.organisation)];
	return ids.length === 0 ? sql`false` : inArray(organisation.id, ids);
}

function unlessHidden(actor: Actor, programmeId: ProgrammeId, shown: SQL, instead: SQL): SQL {
	const condition = known(actor, programmeId);
	return condition === null ? shown : sql`case when ${and(eq(organisation.masked, true), not(condition))} then ${instead} else ${shown} end`;
}

function sortName(actor: Actor, programmeId: ProgrammeId): SQL {
	return unlessHidden(actor, programmeId, sql`${organisation.sortName}`, sql`${organisation.number} collate "und-x-icu"`);
}

/** By name, and by `id` where two are alike. */
export function byName(actor: Actor, programmeId: ProgrammeId, id: AnyPgColumn): SQL[] {
	return [asc(sortName(actor, programmeId)), asc(id)];
}

/** What comes after the last row of the page before; its name is that of `shownSortName`. */
export function afterName(actor: Actor, programmeId: ProgrammeId, id: AnyPgColumn, after: { readonly name: string; readonly id: string } | undefined): SQL | undefined {
	if (!after) return undefined;
	const name = sortName(actor, programmeId);
	return or(gt(name, after.name), and(eq(name, after.name), gt(id, after.id)));
}

/** Every word somewhere in names, number or identifiers. */
export function foundBy(actor: Actor, programmeId: ProgrammeId, search: string | undefined): SQL | undefined {
	const words = search ? fold(search).split(' ').filter(Boolean) : [];
	const text = unlessHidden(actor, programmeId, sql`${organisation.searchText}`, sql`replace(lower(${organisation.number}), '-', ' ')`);
	return and(...words.map((word) => sql`${text} like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`));
}
