/**
 * Writes docs/database.md from a database that was just migrated, and from the comments of the migrations.
 * `node scripts/database-doc.ts`; with `--check` it changes nothing and fails where the document is out of date.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type pg from 'pg';

const root = dirname(import.meta.dirname);
export const databaseDocument = join(root, 'docs', 'database.md');

/** Schemas in the order of the import law, with what they hold. */
const schemas: Readonly<Record<string, string>> = {
	platform: 'The outside world: files and mails.',
	identity: 'Sign-in, kept by better-auth; nothing else reads these tables.',
	journal: 'The record of everything that happened; append-only.',
	register: 'Organisations, people, programmes, and who may act for whom.',
	questionnaires: 'Definitions and answers.',
	profiling: 'Stage 1: profiles.',
	diagnostics: 'Stage 2: instruments, cases, scores and evidence.',
	reporting: 'Stage 3: reports.',
	planning: 'Stage 4: capacity development plans.',
	eligibility: 'Stage 5: rules of who may take part in what, and the verdicts by them.'
};

/** For tables of whose purpose their migration says nothing. What a migration says wins. */
const sentences: Readonly<Record<string, string>> = {
	'identity.session': 'Who is signed in, on which device, until when.',
	'identity.account': 'How a user signs in: the hash of a password, or tokens of another service.',
	'identity.verification': 'Links sent by mail that were not used yet.',
	'identity.passkey': 'Passkeys: the public half and how often each was used; the private half never leaves the device.',
	'register.person': 'Everybody known to the installation, with or without a sign-in.',
	'register.organisation': 'Organisations, and what lists and scoring repeat of their confirmed profile.',
	'register.number_counter': 'The last number given in each year, so that `CSO-2026-00042` is never given twice.',
	'register.programme': 'Programmes, with the versions of the instrument and the profile that they use.',
	'register.consent': 'Who consented to which version of which text, when, in which language and for what.',
	'register.invitation': 'Invitations by e-mail; of the token in the link only the hash is kept.',
	'questionnaires.definition': 'Published versions of questionnaires; a published version never changes.',
	'questionnaires.response': 'One organisation’s filled-in copy of one version of a questionnaire.',
	'profiling.profile': 'The state of an organisation’s profile; its answers stand in questionnaires.answer.',
	'diagnostics.instrument': 'Published versions of the assessment instrument; a published version never changes.',
	'diagnostics.assessment_case': 'One diagnostic of one organisation, from the request to verified scores.',
	'diagnostics.case_assessor': 'Who assesses in a case, and whether they declared to have no conflict of interest.',
	'diagnostics.score_save': 'What each save of scores wrote, so that nothing is lost by being changed.',
	'diagnostics.evidence': 'Documents that prove something, or their description; the bytes lie in platform.file.',
	'diagnostics.evidence_indicator': 'Which indicators a piece of evidence is offered for, and what the assessor decided.',
	'reporting.report': 'One report a diagnostic case, and the state it is in.',
	'eligibility.rule_set': 'Published versions of rule sets, each whole; a published version never changes.',
	'eligibility.verdict': 'What an organisation may do by one rule set, with the facts that decided it; a new row when something changed.',
	'eligibility.rule_draft': 'Rule sets that are being written, whole; every change counts.',
	'eligibility.appeal': 'What organisations say against a verdict, and the answers.',
	'eligibility.override': 'What people decided beside the rules, proposed by one and confirmed by another, until a day.',
	'planning.plan': 'One capacity development plan a diagnostic case.',
	'planning.objective': 'Priority areas of a plan: a parameter, why, and how success will be seen.',
	'planning.action': 'What is to be done, by whom, until when, and how far it is.',
	'planning.action_note': 'What was said and done while an action was worked on, and every step it took.',
	'planning.action_evidence': 'What shows that an action is done.',
	'planning.model_document': 'What a programme puts into its library of model documents.',
	'planning.reminder_choice': 'Who wants no letters that remind of actions, and the link by which they stop.',
	'planning.reminder': 'Letters that reminded people of their actions.',
	'planning.plan_approval': 'What each approval of a plan was given to, whole.',
	'planning.action_link': 'What later stages did for an action.',
	'planning.voter': 'Who has voted on what matters most in a plan, and not for what.',
	'planning.plan_version': 'Every state that the editable parts of a plan were ever in.',
	'planning.objective_version': 'Every state that the editable parts of an objective were ever in.',
	'planning.action_version': 'Every state that the editable parts of an action were ever in.'
};

interface Comments {
	/** By `schema.table`. */
	readonly tables: ReadonlyMap<string, string>;
	/** By `schema.table.column`. */
	readonly columns: ReadonlyMap<string, string>;
}

/** Comments that stand directly above a table or a column. The first comment of a file speaks of the file, not of a table. */
export function commentsOf(migrations: readonly string[]): Comments {
	const tables = new Map<string, string>();
	const columns = new Map<string, string>();
	for (const migration of migrations) {
		let table = '';
		let comment: string[] = [];
		for (const line of migration.split('\n')) {
			const [, said] = /^\s*-- ?(.*)$/.exec(line) ?? [];
			const [, opened] = /^create table (?:if not exists )?([\w.]+)/.exec(line) ?? [];
			const [, altered, added] = /^alter table ([\w.]+) add column (?:if not exists )?(\w+)/.exec(line) ?? [];
			const [, column] = /^\t(\w+) /.exec(line) ?? [];
			if (said !== undefined) {
				comment.push(said);
				continue;
			}
			const text = comment.join(' ');
			if (opened) table = opened;
			if (text && opened) tables.set(opened, text);
			else if (text && altered) columns.set(`${altered}.${added}`, text);
			else if (text && table && column) columns.set(`${table}.${column}`, text);
			comment = [];
		}
	}
	return { tables, columns };
}

interface Column {
	readonly schema: string;
	readonly table: string;
	readonly name: string;
	readonly type: string;
	readonly optional: boolean;
	readonly key: boolean;
	/** `schema.table` of the row it names. */
	readonly to: string | null;
}

async function columnsIn(pool: Pick<pg.Pool, 'query'>): Promise<readonly Column[]> {
	const { rows } = await pool.query<Column>(`
		select n.nspname as schema, c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as optional,
			exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any (k.conkey)) as key,
			(select fn.nspname || '.' || f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
				where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) limit 1) as to
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname = any ($1) and n.nspname || '.' || c.relname <> 'platform.migration'
		order by c.oid, a.attnum`, [Object.keys(schemas)]);
	return rows;
}

/** The whole document. Throws for a schema or a table of which nobody has said what it is for. */
export async function describeDatabase(pool: Pick<pg.Pool, 'query'>): Promise<string> {
	const comments = commentsOf(globSync('migrations/*.sql', { cwd: root }).sort().map((path) => readFileSync(join(root, path), 'utf8')));
	await refuseUnknownSchemas(pool);
	const columns = await columnsIn(pool);
	const parts = Object.entries(schemas).flatMap(([schema, purpose]) => {
		const tables = Object.entries(Object.groupBy(columns.filter((column) => column.schema === schema), ({ table }) => table));
		return [`## ${schema}\n\n${purpose}`, ...tables.map(([table, own]) => describeTable(`${schema}.${table}`, own!, comments))];
	});
	return `${[opening, ...parts].join('\n\n')}\n`;
}

const opening = `# The database

<!-- Made by \`node scripts/database-doc.ts\` from the migrations; do not edit. -->

A schema for every folder that keeps data, a table for every kind of record. Foreign keys point only to what comes earlier in the
order of the programme. Text that people wrote in several languages is \`jsonb\` with the keys \`ky\`, \`ru\`, \`en\`. Instants are
\`timestamp with time zone\`, business dates \`date\` (the calendar of Bishkek). In the column *key* stands 🔑 for the primary key; in
*may be empty* “yes” for columns that take no value. pg-boss keeps its jobs in a schema \`pgboss\` of its own, and the migrations that ran
are listed in \`platform.migration\`.`;

async function refuseUnknownSchemas(pool: Pick<pg.Pool, 'query'>): Promise<void> {
	const { rows } = await pool.query<{ name: string }>(`select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> all ($1)`, [['information_schema', 'public', 'pgboss']]);
	const unknown = rows.filter(({ name }) => !(name in schemas));
	if (unknown.length > 0) throw new Error(`scripts/database-doc.ts does not say what the schema ${unknown[0]!.name} is for`);
}

function describeTable(name: string, columns: readonly Column[], { tables, columns: notes }: Comments): string {
	const sentence = tables.get(name) ?? sentences[name];
	if (!sentence) throw new Error(`Say in a comment above “create table ${name}” in its migration what the table is for`);
	const rows = columns.map((column) => {
		const cells = [`\`${column.name}\``, column.type, column.key ? '🔑' : '', column.optional ? 'yes' : '', column.to ?? '', notes.get(`${name}.${column.name}`) ?? ''];
		return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	});
	return [`### ${name}\n\n${sentence}\n`, '| column | type | key | may be empty | refers to | note |', '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

/** A database of its own, in a temporary directory, brought to this version's schema. */
async function withMigratedDatabase<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
	const { openDatabase } = await import('#platform/database.server.ts');
	const { migrate } = await import('#platform/migrate.server.ts');
	const dataDir = mkdtempSync(join(tmpdir(), 'kadam-database-doc-'));
	const database = await openDatabase({ dataDir, databaseUrl: undefined });
	try {
		await migrate(database.pool);
		return await work(database.pool);
	} finally {
		await database.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

if (import.meta.main) {
	const now = await withMigratedDatabase(describeDatabase);
	if (!process.argv.includes('--check')) writeFileSync(databaseDocument, now);
	else if (readFileSync(databaseDocument, 'utf8') !== now) {
		console.error('docs/database.md is out of date. Run: node scripts/database-doc.ts');
		process.exitCode = 1;
	}
}
