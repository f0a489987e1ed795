/** The records that the matrix speaks of, found in the running Kadam: where each lies, whose it is, and what its forms are based on. */
import { inject } from 'vitest';
import type { Belonging } from '#register/actor.ts';
import { query } from './tables.ts';

/** `id`, `organisation` and `programme`; further names fill places in an address or fields of a form. */
export type Record = Readonly<Belonging & { id: string; [name: string]: string }>;

const { organisations, programme } = inject('world');

/** The organisation whose record is meant, and the question that finds it. */
const places = {
	organisation: ['ak-bulak', 'organisation'],
	programme: ['ak-bulak', 'organisation'],
	'wish to be erased': ['ak-bulak', 'erasure'],
	'masked organisation': ['plan-active', 'organisation'],
	'organisation whose report is under review': ['report-reviewed', 'organisation'],
	'organisation without a profile': ['without-profile', 'organisation'],
	'organisation with a confirmed profile': ['profile-confirmed', 'organisation'],
	'profile being filled in': ['profile-draft', 'profile'],
	'submitted profile': ['meken', 'profile'],
	'other submitted profile': ['profile-submitted', 'profile'],
	'confirmed profile': ['scores-verified', 'profile'],
	'draft of an instrument': ['ak-bulak', 'draft'],
	'complete draft of an instrument': ['ak-bulak', 'completeDraft'],
	'draft of an instrument to be given up': ['ak-bulak', 'givenUpDraft'],
	'attempt at calibration': ['ak-bulak', 'attempt'],
	'appeal that is open': ['bilim-nuru', 'appeal'],
	'decision that waits for a second person': ['plan-sent', 'override'],
	'draft of a rule set': ['ak-bulak', 'ruleDraft'],
	'complete draft of a rule set': ['ak-bulak', 'completeRuleDraft'],
	'draft of a rule set to be given up': ['ak-bulak', 'givenUpRuleDraft'],
	'round being prepared': ['ak-bulak', 'targetDraft'],
	'round that its panel votes on': ['umut', 'targetOpen'],
	'round whose votes are closed': ['umut', 'targetClosed'],
	'round with a decision on everybody': ['umut', 'targetReady'],
	'round that is decided': ['umut', 'targetDecided'],
	'round that was announced': ['umut', 'targetAnnounced'],
	'requested case': ['ysyk-ata', 'case'],
	'scheduled case': ['dostuk', 'case'],
	'case being scored': ['bilim-nuru', 'case'],
	'case being verified': ['kok-jaiyk', 'case'],
	'case of two sheets': ['two-sheets', 'case'],
	'case of two sheets handed in': ['two-settling', 'case'],
	'case that two have settled': ['taza-suu', 'case'],
	'verified case': ['scores-verified', 'case'],
	'case with an issued report': ['report-issued', 'case'],
	'verified case of a masked organisation': ['plan-active', 'case'],
	'report being written': ['taza-suu', 'report'],
	'reviewed report': ['report-reviewed', 'report'],
	'report sent to its organisation': ['ene-meerimi', 'report'],
	'other report sent to its organisation': ['report-sent', 'report'],
	'answered report': ['report-answered', 'report'],
	'issued report': ['jany-tolkun', 'report'],
	'issued report of a masked organisation': ['plan-active', 'report'],
	'plan being drafted': ['plan-draft', 'plan'],
	'plan waiting for its organisation': ['aiyl-unu', 'plan'],
	'other plan waiting for its organisation': ['plan-sent', 'plan'],
	'plan waiting for the programme': ['plan-agreed', 'plan'],
	'plan of a masked organisation': ['plan-active', 'plan'],
	'plan in force': ['jany-tolkun', 'plan'],
	'model document of the programme': ['ak-bulak', 'modelDocument'],
	'other plan in force': ['ak-bulak', 'plan'],
	'plan under revision': ['umut', 'plan']
} as const;

export type RecordName = keyof typeof places;
export type Kind = (typeof places)[RecordName][1];

/** Who sits in a round's panel, and who leads it, stand beside its id. */
const targetRound = (where: string) => `select r.id, (select string_agg(s.person_id::text, ' ') from eligibility.target_seat s where s.round_id = r.id) as panel,
	(select s.person_id from eligibility.target_seat s where s.round_id = r.id and s.is_chair) as chair
	from eligibility.target_round r where ${where} order by r.number limit 1`;
const onItsList = 'exists (select from eligibility.target_candidate c where c.round_id = r.id and c.organisation_id = $1)';
const someUndecided = 'exists (select from eligibility.target_candidate c where c.round_id = r.id and c.decision is null)';

const questions: Readonly<{ [kind in Kind]: string }> = {
	organisation: `select o.id, c.id as consent, (select id from register.person where name = 'Helen Marsh') as person,
		(select id from register.person where email = 'idle-assessor@kadam.example') as idle, (select id from register.person where email = 'colleague@kadam.example') as colleague
		from register.organisation o left join register.consent c on c.organisation_id = o.id and c.scope = 'participation' where o.id = $1 limit 1`,
	draft: `select d.id, p.code as part, p.version::text from diagnostics.instrument_draft d join diagnostics.instrument_draft_part p on p.draft_id = d.id and p.code like '%.%'
		where d.key = 'informal-group' and $1::uuid is not null order by p.code desc limit 1`,
	completeDraft: `select id from diagnostics.instrument_draft where key = 'performance' and $1::uuid is not null order by created_at, id limit 1`,
	givenUpDraft: `select id from diagnostics.instrument_draft where key = 'organisational' and $1::uuid is not null order by id limit 1`,
	attempt: `select a.id, a.person_id as person, (select v ->> 'key' from diagnostics.calibration_set s, jsonb_array_elements(s.content -> 'vignettes') v
		where s.key = a.set_key and s.version = a.set_version and not exists (select from diagnostics.calibration_answer w where w.attempt_id = a.id and w.vignette = v ->> 'key') limit 1) as vignette
		from diagnostics.calibration_attempt a where a.finished_at is null and $1::uuid is not null order by a.begun_at limit 1`,
	appeal: `select id from eligibility.appeal where organisation_id = $1 order by appealed_at desc limit 1`,
	override: `select id from eligibility.override where organisation_id = $1 order by proposed_at limit 1`,
	ruleDraft: `select id, version::text from eligibility.rule_draft where key = 'small-grants' and $1::uuid is not null limit 1`,
	completeRuleDraft: `select id, version::text from eligibility.rule_draft where key = 'join-trainings' and $1::uuid is not null limit 1`,
	givenUpRuleDraft: `select id, version::text from eligibility.rule_draft where key = 'target-2019' and $1::uuid is not null limit 1`,
	modelDocument: `select id from planning.model_document where removed_at is null and $1::uuid is not null order by added_at limit 1`,
	targetDraft: targetRound("r.state = 'draft' and $1::uuid is not null and exists (select from eligibility.target_seat s where s.round_id = r.id)"),
	targetOpen: targetRound(`r.state = 'open' and ${onItsList}`),
	targetClosed: targetRound(`r.state = 'closed' and ${onItsList} and ${someUndecided}`),
	targetReady: targetRound(`r.state = 'closed' and ${onItsList} and not ${someUndecided}`),
	targetDecided: targetRound(`r.state = 'decided' and ${onItsList}`),
	targetAnnounced: targetRound(`r.state = 'announced' and ${onItsList}`),
	erasure: `select r.id from register.erasure_request r where r.status = 'asked' and $1::uuid is not null order by r.id limit 1`,
	profile: `select p.id, a.value->>'file' as hash from profiling.profile p
		left join questionnaires.answer a on a.response_id = p.response_id and a.question = 'charter' where p.organisation_id = $1`,
	case: `select c.id, c.version::text, e.id as evidence, (select a.person_id from diagnostics.case_assessor a where a.is_lead limit 1) as lead,
		(select a.person_id from diagnostics.case_assessor a where a.case_id = c.id and not a.is_lead limit 1) as second,
		(select b.id from diagnostics.evidence b join diagnostics.assessment_case o on o.id = b.case_id where o.organisation_id = $1 and o.round < c.round order by b.id limit 1) as reusable,
		(select r.id from diagnostics.respondent r where r.case_id = c.id and r.answered_on is null order by r.id limit 1) as respondent,
		(select p.id from diagnostics.colleague p where p.case_id = c.id and p.handed_in_on is not null order by p.id limit 1) as colleague,
		(select p.id from diagnostics.colleague p where p.case_id = c.id and p.handed_in_on is null and p.person_id is null order by p.id limit 1) as listed
		from diagnostics.assessment_case c left join diagnostics.evidence e on e.case_id = c.id and e.file_hash is not null
		where c.organisation_id = $1 order by c.round desc, e.added_at limit 1`,
	report: `select r.id, (select s.id from reporting.share s where s.report_id = r.id and s.revoked_at is null limit 1) as share,
		(select c.id from reporting.comment c where c.report_id = r.id and c.settled_at is null and c.answer is null limit 1) as unanswered,
		(select c.id from reporting.comment c where c.report_id = r.id and c.settled_at is null limit 1) as unsettled
		from reporting.report r where r.organisation_id = $1 order by r.created_at desc limit 1`,
	plan: `select p.id, p.revision::text, p.version::text, a.id as action, a.version::text as "actionVersion", a.work_version::text as work, a.objective_id as objective,
		(select e.id from planning.action_evidence e where e.action_id = a.id and e.removed_at is null order by e.added_at, e.id limit 1) as evidence
		from planning.plan p join planning.action a on a.plan_id = p.id and a.status = 'notStarted' and a.removed_at is null
		where p.organisation_id = $1 order by p.created_at desc, a.position limit 1`
};

export function kindOf(name: RecordName): Kind {
	return places[name][1];
}

export function organisationOf(name: RecordName): string {
	return places[name][0];
}

export async function findRecord(name: RecordName): Promise<Record> {
	const [key, kind] = places[name];
	const organisation = organisations[key]?.id;
	const [row] = await query<{ id: string }>(questions[kind], [organisation]);
	if (!row || !organisation) throw new Error(`There is no ${name}: support/cast.ts brings none there`);
	return { ...row, organisation, programme };
}

/** The address of a route for a record, with its own id in the place named after its kind. */
export function addressOf(route: string, record: Record | null, place: Readonly<{ [name: string]: string }>): string {
	const fill = (name: string) => place[name] ?? record?.[name] ?? record?.id ?? inject('world').invitation;
	const path = route.replace(/\[(\w+)\]/g, (_, name: string) => fill(name));
	const search = place['?']?.replace(/\[(\w+)\]/g, (_, name: string) => fill(name));
	return search ? `${path}?${search}` : path;
}
