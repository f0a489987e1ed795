/** Organisations of a whole country, each as far in the programme as chance would have it, made by a handful of statements. */
import { newId, type PersonId, type ProgrammeId } from '#kernel/id.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { createProgramme } from '#register/create-programme.server.ts';
import { enrolPerson } from '#register/enrol-person.server.ts';
import { systemContext } from '#wiring/context.server.ts';
import type { Runtime } from '#wiring/runtime.server.ts';

/** Whoever did everything. */
export async function prepare(runtime: Runtime): Promise<PersonId> {
	return enrolPerson(systemContext(runtime), { userId: null, name: 'Айгүл Осмонова', email: 'bench@example.org', language: 'ky' });
}

const text = `'{"ky": "Чара"}'::jsonb`;
/** `n` of a temporary list of organisations tells how far each has come. */
const diagnosed = 'b.n % 10 < 6';
const reported = 'b.n % 10 < 4';
const planned = 'b.n % 10 < 3';

const statements: readonly string[] = [
	`create temporary table bench_organisation on commit drop as select n, gen_random_uuid() as id, gen_random_uuid() as response, gen_random_uuid() as consent, gen_random_uuid() as "case", gen_random_uuid() as report, gen_random_uuid() as plan, gen_random_uuid() as objective from generate_series(1, current_setting('bench.size')::int) n`,
	`insert into register.organisation (id, number, name, sort_name, search_text, registered, region, paid_staff, created_at)
		select b.id, current_setting('bench.programme') || b.n, jsonb_build_object('ky', 'Уюм ' || b.n), 'Уюм ' || b.n, 'уюм ' || b.n, b.n % 5 > 0, (array['KG-N', 'KG-O', 'KG-Y', 'KG-B'])[1 + b.n % 4], b.n % 20, now() from bench_organisation b`,
	`insert into register.participation (programme_id, organisation_id, since) select current_setting('bench.programme')::uuid, b.id, now() from bench_organisation b`,
	`insert into register.consent (id, organisation_id, programme_id, person_id, scope, text_version, language, given_at) select b.consent, b.id, current_setting('bench.programme')::uuid, current_setting('bench.person')::uuid, 'participation', 1, 'ky', now() from bench_organisation b`,
	`insert into questionnaires.response (id, organisation_id, definition_key, definition_version, created_at) select b.response, b.id, 'profile', 1, now() from bench_organisation b`,
	`insert into questionnaires.answer (response_id, question, value, version, at)
		select b.response, a.question, a.value, 1, now() from bench_organisation b cross join (values ('organisationType', '"publicAssociation"'::jsonb), ('mainTheme', '"youth"'), ('rightsProtecting', 'true'), ('constituency', '"Айыл эли"'), ('notSanctioned', 'true'), ('hadProgrammeGrants', 'false'), ('mission', '"Максат"')) a (question, value)`,
	`insert into profiling.profile (id, organisation_id, programme_id, response_id, status, confirmed_until, created_at)
		select gen_random_uuid(), b.id, current_setting('bench.programme')::uuid, b.response, case when b.n % 10 < 8 then 'confirmed' else 'draft' end, case when b.n % 10 < 8 then current_date + (b.n % 300) end, now() from bench_organisation b`,
	`insert into diagnostics.assessment_case (id, programme_id, organisation_id, round, instrument_key, instrument_version, status, status_since, consent_id, requested_by, requested_at, preferences, done_at, changed_at)
		select b."case", current_setting('bench.programme')::uuid, b.id, 1, 'organisational', 1, 'done', now(), b.consent, current_setting('bench.person')::uuid, now(), '{}', now(), now() from bench_organisation b where ${diagnosed}`,
	`insert into reporting.report (id, programme_id, organisation_id, case_id, status, status_since, issued_version, created_at, created_by)
		select b.report, current_setting('bench.programme')::uuid, b.id, b."case", 'issued', now(), 1, now(), current_setting('bench.person')::uuid from bench_organisation b where ${reported}`,
	`insert into reporting.issue (organisation_id, report_id, version, language, document, issued_at, issued_by) select b.id, b.report, 1, 'ky', '{}', now(), current_setting('bench.person')::uuid from bench_organisation b where ${reported}`,
	`insert into planning.plan (id, programme_id, organisation_id, case_id, report_id, report_version, status, status_since, status_by, goal, starts_on, ends_on, weights, changed_at, changed_by, created_at, created_by, approved_at)
		select b.plan, current_setting('bench.programme')::uuid, b.id, b."case", b.report, 1, 'active', now(), p, '{}', current_date - 60, current_date + 300, '{}', now(), p, now(), p, now() - interval '50 days' from bench_organisation b, (select current_setting('bench.person')::uuid as p) q where ${planned}`,
	`insert into planning.objective (id, organisation_id, plan_id, parameter, title, own_priority, success, position, author_id, at) select b.objective, b.id, b.plan, '1', ${text}, false, '{}', 1, current_setting('bench.person')::uuid, now() from bench_organisation b where ${planned}`,
	`insert into planning.action (id, organisation_id, plan_id, objective_id, indicators, from_level, critical, title, description, type, expected_output, means_of_verification, responsible, supporter, starts_on, due_on, importance, urgency, ease, position, status, status_at, status_by, author_id, at)
		select gen_random_uuid(), b.id, b.plan, b.objective, '["1.1"]', 2, k = 1, ${text}, '{}', 'document', '{}', '{}', '', '', current_date - 60, current_date + 30 - b.n % 60, 3, 3, 3, k, (array['verified', 'inProgress', 'notStarted'])[1 + (b.n + k) % 3], now(), p, p, now()
		from bench_organisation b, generate_series(1, 3) k, (select current_setting('bench.person')::uuid as p) q where ${planned}`
];

export async function fillProgramme(runtime: Runtime, size: number, person: PersonId): Promise<ProgrammeId> {
	const name = { ky: `${size} уюм`, ru: `${size} организаций`, en: `${size} organisations` };
	const programme = await createProgramme(systemContext(runtime), { key: `bench-${newId<'key'>()}`, name, startsOn: '2026-01-01' as LocalDate, endsOn: null, settings: {} });
	const client = await runtime.database.pool.connect();
	try {
		await client.query('begin');
		await client.query(`select set_config('bench.size', $1, true), set_config('bench.programme', $2, true), set_config('bench.person', $3, true)`, [String(size), programme, person]);
		for (const statement of statements) await client.query(statement);
		await client.query('commit');
		await client.query('analyze');
	} finally {
		client.release();
	}
	return programme;
}
