/** Organisations of a list as this reader may know them: by name and region, which is the only order they ever stand in. */
import { inArray } from 'drizzle-orm';
import { inLanguage } from '#kernel/localised.ts';
import type { OrganisationId, ProgrammeId } from '#kernel/id.ts';
import { vocabularies } from '#questionnaires/vocabularies.server.ts';
import type { Context } from '#register/context.server.ts';
import { nameFor } from '#register/read.server.ts';
import { organisation as organisations } from '#register/tables.server.ts';
import type { RoundName } from './target-views.ts';

export interface TargetName {
	readonly id: OrganisationId;
	readonly name: string;
	readonly number: string;
	/** In the reader's language, and as the list of regions knows it. */
	readonly region: string;
	readonly regionKey: string;
}

export async function namesOfTargets(ctx: Context, programme: ProgrammeId, ids: readonly OrganisationId[], order: 'name' | 'region' = 'name'): Promise<TargetName[]> {
	if (ids.length === 0) return [];
	const rows = await ctx.read.select().from(organisations).where(inArray(organisations.id, [...ids]));
	const named = rows.map((one) => ({ id: one.id, name: nameFor(ctx.actor, programme, one, ctx.language), number: one.number, regionKey: one.region, region: regionName(one.region, ctx) }));
	const byName = (a: TargetName, b: TargetName) => a.name.localeCompare(b.name, ctx.language) || a.number.localeCompare(b.number);
	return named.toSorted((a, b) => (order === 'region' ? a.region.localeCompare(b.region, ctx.language) : 0) || byName(a, b));
}

function regionName(key: string, { language }: Context): string {
	return inLanguage(vocabularies()['regions']?.find(({ value }) => value === key)?.label, language) || key;
}

export function regionsOf(names: readonly TargetName[]): { value: string; label: string }[] {
	return [...new Map(names.map(({ regionKey, region }) => [regionKey, region]))].map(([value, label]) => ({ value, label }));
}

export function nameOfRound({ number, begunAt }: { readonly number: number; readonly begunAt: Date }): RoundName {
	return { number, year: String(begunAt.getUTCFullYear()) };
}
