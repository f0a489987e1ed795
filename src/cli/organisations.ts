import { sql } from 'drizzle-orm';
import { fold } from '#register/fold.ts';
import { organisation } from '#register/tables.server.ts';
import { profile } from '#programme/profiling/tables.server.ts';
import { assessmentCase } from '#programme/diagnostics/tables.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';
import { type Answer, table } from './output.ts';

/** Every organisation with the state of its profile and of its latest diagnostic case. */
export async function listOrganisations({ database }: Runtime, { search }: Record<string, string | undefined>): Promise<Answer> {
	const { rows } = await database.read.execute<{ number: string; name: string; region: string; profile: string | null; diagnostics: string | null; round: number | null }>(sql`
		select o.number, o.sort_name as name, o.region, p.status as profile, c.status as diagnostics, c.round
		from ${organisation} o
		left join ${profile} p on p.organisation_id = o.id
		left join lateral (select status, round from ${assessmentCase} where organisation_id = o.id order by round desc limit 1) c on true
		where o.search_text like ${`%${fold(search ?? '').replace(/[\\%_]/g, '\\$&')}%`}
		order by o.number`);
	return { json: rows, text: rows.length === 0 ? 'No organisations.' : table(rows, ['number', 'name', 'region', 'profile', 'diagnostics', 'round']) };
}
