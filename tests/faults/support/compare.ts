/** Compares what was acknowledged with what the database holds, in every place where one save leaves something. */
import type { Database } from '#platform/database.server.ts';
import { verifyJournal } from '#journal/verify.server.ts';
import { textOf, type Written } from './writer.ts';

/** One line for everything that is missing, double or half done; empty when all is well. */
export async function differences(database: Database, everything: readonly Written[]): Promise<string[]> {
	const { pool } = database;
	const found: string[] = [];
	for (const { author, acknowledged } of everything) {
		const wanted = acknowledged.map((_, index) => ({ version: index + 1, value: textOf(author, index + 1) }));
		for (const question of author.questions) {
			const { rows } = await pool.query('select v.version, v.value from questionnaires.answer_version v join profiling.profile p on p.response_id = v.response_id where p.id = $1 and v.question = $2 order by v.version', [author.profile, question]);
			if (JSON.stringify(rows) !== JSON.stringify(wanted)) found.push(`${author.name} ${question}: ${wanted.length} acknowledged, ${rows.length} versions kept, the first that differs: ${JSON.stringify(firstOther(rows, wanted))}`);
			const { rows: standing } = await pool.query('select a.version, a.value from questionnaires.answer a join profiling.profile p on p.response_id = a.response_id where p.id = $1 and a.question = $2', [author.profile, question]);
			if (JSON.stringify(standing) !== JSON.stringify(wanted.slice(-1))) found.push(`${author.name} ${question}: stands ${JSON.stringify(standing)}, the last acknowledged is ${JSON.stringify(wanted.at(-1))}`);
		}
		found.push(...(await ofCommands(database, author.name, acknowledged)));
	}
	const journal = await verifyJournal(database);
	if (journal.fault) found.push(`journal: ${JSON.stringify(journal.fault)}`);
	return found;
}

/** A command stands once with its answer, and the journal tells of it once; nothing was recorded that nobody was told of. */
async function ofCommands({ pool }: Database, name: string, acknowledged: readonly string[]): Promise<string[]> {
	const { rows: [counts] } = await pool.query<Record<string, number>>(
		`select count(*) filter (where c.answer is not null) as answered, count(*) filter (where told.n = 1) as told
		 from unnest($1::uuid[]) as known (id) left join journal.command c on c.id = known.id and c.ordinal = 0
		 left join lateral (select count(*) as n from journal.entry e where e.command_id = known.id) told on true`, [acknowledged]);
	const { rows: [own] } = await pool.query<{ n: number }>(
		"select count(*) as n from journal.entry e join register.person p on p.id = e.actor_id where p.name = $1 and e.event = 'profiling/answers-saved'", [name]);
	const n = acknowledged.length;
	return counts!['answered'] === n && counts!['told'] === n && own!.n === n ? [] : [`${name}: ${n} acknowledged, ${JSON.stringify(counts)}, ${own!.n} entries in the journal`];
}

function firstOther(rows: readonly unknown[], wanted: readonly unknown[]): unknown {
	const index = Array.from({ length: Math.max(rows.length, wanted.length) }).findIndex((_, at) => JSON.stringify(rows[at]) !== JSON.stringify(wanted[at]));
	return { at: index, kept: rows[index], wanted: wanted[index] };
}
