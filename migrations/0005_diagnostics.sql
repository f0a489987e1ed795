-- Instruments, cases, and three layers of scores that never overwrite one another.
create schema diagnostics;

create table diagnostics.instrument (
	key text not null,
	version integer not null,
	content jsonb not null,
	-- SHA-256 of the content: what was published under a number is never replaced by something else.
	fingerprint text not null,
	published_at timestamptz not null,
	primary key (key, version)
);
create trigger immutable before update or delete on diagnostics.instrument
	for each statement execute function journal.refuse_change();

create table diagnostics.assessment_case (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	-- 1 for the first diagnostic of the organisation in this programme; a withdrawn one gives its number back.
	round integer not null,
	instrument_key text not null,
	instrument_version integer not null,
	status text not null check (status in ('requested', 'scheduled', 'individualScoring', 'consensusSession', 'verification', 'done', 'withdrawn')),
	-- When it came into this status: how long somebody has been waiting.
	status_since timestamptz not null,
	status_reason text,
	consent_id uuid not null references register.consent,
	requested_by uuid not null references register.person,
	requested_at timestamptz not null,
	-- {"weeks": ["2026-04-06"], "language": "ky", "place": "...", "note": "..."}
	preferences jsonb not null,
	scheduled_on date,
	-- 10:00, Bishkek time.
	starts_at text check (starts_at ~ '^\d\d:\d\d$'),
	place text,
	language text,
	-- [{"role": "board", "women": 2, "men": 1}]: who took part in the session.
	participants jsonb not null default '[]',
	session_on date,
	done_at timestamptz,
	-- Of date, place, assessors and participants, which several people edit.
	version integer not null default 1,
	changed_by uuid references register.person,
	changed_at timestamptz not null,
	foreign key (instrument_key, instrument_version) references diagnostics.instrument
);
create unique index on diagnostics.assessment_case (organisation_id, programme_id, round) where status <> 'withdrawn';
-- An organisation goes through one diagnostic at a time.
create unique index on diagnostics.assessment_case (organisation_id) where status not in ('done', 'withdrawn');
create index on diagnostics.assessment_case (organisation_id);
create index on diagnostics.assessment_case (programme_id, status_since, id);

create table diagnostics.case_assessor (
	case_id uuid not null references diagnostics.assessment_case,
	person_id uuid not null references register.person,
	is_lead boolean not null default false,
	declared_no_conflict_at timestamptz,
	-- Has an interest in the organisation: from then on this person has no say in the case.
	declared_conflict_at timestamptz,
	primary key (case_id, person_id)
);
create index on diagnostics.case_assessor (person_id);

-- The score that stands, one a layer and indicator.
create table diagnostics.score (
	organisation_id uuid not null,
	case_id uuid not null references diagnostics.assessment_case,
	layer text not null check (layer in ('consensus', 'verified')),
	indicator text not null,
	mark text not null check (mark in ('level', 'notApplicable', 'dontKnow')),
	level smallint check (level between 1 and 4),
	reason text not null default '',
	comment text not null default '',
	version integer not null,
	author_id uuid not null references register.person,
	at timestamptz not null,
	primary key (case_id, layer, indicator),
	check ((mark = 'level') = (level is not null)),
	check (mark <> 'notApplicable' or reason <> '')
);
create index on diagnostics.score (organisation_id);

-- What each save wrote, whole: one row a save, whatever the number of its scores.
create table diagnostics.score_save (
	id bigint generated always as identity primary key,
	case_id uuid not null references diagnostics.assessment_case,
	layer text not null check (layer in ('consensus', 'verified')),
	author_id uuid not null,
	at timestamptz not null,
	scores jsonb not null
);
create index on diagnostics.score_save (case_id);

-- A document or observation that proves something; one may serve several indicators.
create table diagnostics.evidence (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null references diagnostics.assessment_case,
	title text not null,
	note text not null default '',
	file_hash text references platform.file,
	file_name text,
	added_by uuid not null references register.person,
	-- Brought by an assessor, not by the organisation: each side takes back only its own.
	by_assessor boolean not null,
	added_at timestamptz not null,
	-- The last day on which the document holds, as a licence or a mandate does; null where it does not end.
	valid_until date,
	-- The document of an earlier round that was brought again.
	reused_from uuid references diagnostics.evidence on delete set null
);
create index on diagnostics.evidence (case_id);
create unique index on diagnostics.evidence (case_id, reused_from);

create table diagnostics.evidence_indicator (
	evidence_id uuid not null references diagnostics.evidence,
	indicator text not null,
	accepted boolean,
	proves_review boolean not null default false,
	decided_by uuid references register.person,
	decided_at timestamptz,
	note text not null default '',
	-- Counts the decisions, so that two assessors do not decide past each other.
	version integer not null default 0,
	primary key (evidence_id, indicator)
);

-- An instrument while it is being written; publishing makes a version of it and lets it go.
create table diagnostics.instrument_draft (
	id uuid primary key,
	key text not null,
	-- The published version it was made from, null for a new instrument.
	based_on integer,
	created_by uuid not null references register.person,
	created_at timestamptz not null
);

-- One part of a draft: the head (''), a parameter (3) or an indicator (3.2). Each counts its own changes.
create table diagnostics.instrument_draft_part (
	draft_id uuid not null references diagnostics.instrument_draft,
	code text not null,
	content jsonb not null,
	version integer not null default 1,
	author_id uuid not null references register.person,
	at timestamptz not null,
	primary key (draft_id, code)
);

-- A level to aim at that was agreed with the organisation, instead of the one that size and age suggest.
create table diagnostics.case_target (
	organisation_id uuid not null,
	case_id uuid not null references diagnostics.assessment_case,
	indicator text not null,
	-- null: agreed once and taken back.
	level smallint check (level between 1 and 4),
	reason text not null,
	version integer not null,
	author_id uuid not null references register.person,
	at timestamptz not null,
	primary key (case_id, indicator)
);
create index on diagnostics.case_target (organisation_id);

-- Who is asked to score alone before the group does. Who answered is known; what each answered is not.
create table diagnostics.respondent (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null references diagnostics.assessment_case,
	name text not null,
	role text not null,
	sex text not null check (sex in ('female', 'male')),
	-- Of the personal link; the link itself is known to its holder alone.
	token_hash text unique,
	answered_on date
);
create index on diagnostics.respondent (case_id);
create index on diagnostics.respondent (organisation_id);

-- Why a case has to do with fewer respondents than usual.
create table diagnostics.respondent_plan (
	case_id uuid primary key references diagnostics.assessment_case,
	organisation_id uuid not null references register.organisation,
	fewer_because text not null
);
create index on diagnostics.respondent_plan (organisation_id);

-- Answers that are not handed in yet. Place and key both come from the link and a secret of the phone, neither of which is stored.
create table diagnostics.individual_draft (
	place text primary key,
	case_id uuid not null references diagnostics.assessment_case,
	sealed text not null
);
create index on diagnostics.individual_draft (case_id);

-- Handed in: how many chose which mark. There is no row of one person's answers.
create table diagnostics.individual_tally (
	organisation_id uuid not null references register.organisation,
	case_id uuid not null references diagnostics.assessment_case,
	indicator text not null,
	mark text not null check (mark in ('1', '2', '3', '4', 'dontKnow')),
	count integer not null,
	primary key (case_id, indicator, mark)
);
create index on diagnostics.individual_tally (organisation_id);

-- What people can do. The framework of roles and competences is published in versions that never change.
create table diagnostics.competence_framework (
	key text not null,
	version integer not null,
	content jsonb not null,
	fingerprint text not null,
	published_at timestamptz not null,
	primary key (key, version)
);
create trigger immutable before update or delete on diagnostics.competence_framework
	for each statement execute function journal.refuse_change();

-- The version by which the people of one case rate themselves.
create table diagnostics.human_capacity (
	case_id uuid primary key references diagnostics.assessment_case,
	organisation_id uuid not null references register.organisation,
	framework_key text not null,
	framework_version integer not null,
	foreign key (framework_key, framework_version) references diagnostics.competence_framework
);
create index on diagnostics.human_capacity (organisation_id);

-- One of the organisation's people, by role and number; a name stands behind it only where that person gave it.
create table diagnostics.colleague (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null references diagnostics.human_capacity,
	role text not null,
	-- 1, 2, … within the role.
	place integer not null,
	-- Who it is: signed in, or named by their own consent.
	person_id uuid references register.person,
	-- To be invited to trainings by name.
	consent_id uuid references register.consent,
	-- Of the personal link; the link itself is known to its holder alone.
	token_hash text unique,
	handed_in_on date,
	unique (case_id, role, place)
);
create index on diagnostics.colleague (organisation_id);
create index on diagnostics.colleague (consent_id);

-- One competence of one of them: how they rate themselves with their proof, and what an assessor confirmed.
create table diagnostics.competence_rating (
	organisation_id uuid not null references register.organisation,
	colleague_id uuid not null references diagnostics.colleague on delete cascade,
	competence text not null,
	self smallint not null check (self between 1 and 4),
	proof text not null,
	confirmed smallint check (confirmed between 1 and 4),
	note text not null default '',
	confirmed_by uuid references register.person,
	confirmed_at timestamptz,
	-- Counts the confirmations, so that two assessors do not confirm past each other.
	version integer not null default 0,
	primary key (colleague_id, competence),
	check ((confirmed is null) = (confirmed_by is null)),
	check ((confirmed is null) = (confirmed_at is null))
);
create index on diagnostics.competence_rating (organisation_id);

-- Two assessors who score one case, each alone, before anybody compares. A case without such rows is verified by its assessors together.
create table diagnostics.independent_rater (
	organisation_id uuid not null references register.organisation,
	case_id uuid not null references diagnostics.assessment_case,
	person_id uuid not null references register.person,
	-- The first is the lead assessor.
	is_second boolean not null,
	appointed_by uuid not null references register.person,
	appointed_at timestamptz not null,
	-- When the first mark was given.
	begun_at timestamptz,
	-- From then on nothing changes, and once both handed in each may see the other's.
	handed_in_at timestamptz,
	primary key (case_id, person_id),
	unique (case_id, is_second)
);
create index on diagnostics.independent_rater (organisation_id);
create index on diagnostics.independent_rater (person_id);

-- What one of them gave. No layer of the result: only what both agree on later is verified.
create table diagnostics.independent_score (
	organisation_id uuid not null,
	case_id uuid not null,
	person_id uuid not null,
	indicator text not null,
	mark text not null check (mark in ('level', 'notApplicable', 'dontKnow')),
	level smallint check (level between 1 and 4),
	reason text not null default '',
	comment text not null default '',
	version integer not null,
	at timestamptz not null,
	primary key (case_id, person_id, indicator),
	foreign key (case_id, person_id) references diagnostics.independent_rater,
	check ((mark = 'level') = (level is not null)),
	check (mark <> 'notApplicable' or reason <> '')
);
create index on diagnostics.independent_score (organisation_id);

-- Calibration: made-up cases, each with the level that it deserves, by which assessors find out how alike they score. A version never changes.
create table diagnostics.calibration_set (
	-- That of the instrument whose indicators it speaks of.
	key text not null,
	version integer not null,
	content jsonb not null,
	fingerprint text not null,
	published_at timestamptz not null,
	primary key (key, version)
);
create trigger immutable before update or delete on diagnostics.calibration_set
	for each statement execute function journal.refuse_change();

-- One assessor's way through the cases. Another may be begun later; this one stays.
create table diagnostics.calibration_attempt (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	person_id uuid not null references register.person,
	set_key text not null,
	set_version integer not null,
	begun_at timestamptz not null,
	-- When the last case was answered.
	finished_at timestamptz,
	foreign key (set_key, set_version) references diagnostics.calibration_set
);
create index on diagnostics.calibration_attempt (person_id);
create unique index on diagnostics.calibration_attempt (programme_id, person_id) where finished_at is null;

-- What was answered to one case. From then on the agreed level is shown, so an answer never changes.
create table diagnostics.calibration_answer (
	attempt_id uuid not null references diagnostics.calibration_attempt,
	vignette text not null,
	mark text not null check (mark in ('1', '2', '3', '4', 'notApplicable')),
	answered_at timestamptz not null,
	primary key (attempt_id, vignette)
);
create trigger immutable before update on diagnostics.calibration_answer
	for each statement execute function journal.refuse_change();

-- What everybody in a consensus session looks at together: which indicator, and whose spread was revealed.
create table diagnostics.room (
	case_id uuid primary key references diagnostics.assessment_case,
	organisation_id uuid not null references register.organisation,
	-- Typed from the wall, leads to the key, which stands in the address. Neither while the room is closed.
	code text unique,
	key text unique,
	opened_at timestamptz not null,
	indicator text,
	-- Codes of indicators.
	revealed jsonb not null default '[]',
	-- Counts the changes.
	version integer not null default 1,
	check ((code is null) = (key is null))
);
create index on diagnostics.room (organisation_id);

-- Who saw it differently than the group agreed, and why; nobody is named.
create table diagnostics.dissent (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null references diagnostics.assessment_case,
	indicator text not null,
	text text not null,
	noted_by uuid not null references register.person,
	noted_at timestamptz not null
);
create index on diagnostics.dissent (case_id);
create index on diagnostics.dissent (organisation_id);

-- Whatever changes what the room sees is called out to every process, which tells the screens that look at it.
create function diagnostics.tell_room() returns trigger language plpgsql as $$
begin
	perform pg_notify('diagnostics_room', room.case_id::text)
	from diagnostics.room
	where room.case_id = coalesce(to_jsonb(new) ->> 'case_id', to_jsonb(new) ->> 'id')::uuid
		and (room.key is not null or tg_table_name = 'room');
	return null;
end
$$;
create trigger tell_room after insert or update on diagnostics.room for each row execute function diagnostics.tell_room();
create trigger tell_room after insert on diagnostics.score_save for each row when (new.layer = 'consensus') execute function diagnostics.tell_room();
create trigger tell_room after insert on diagnostics.dissent for each row execute function diagnostics.tell_room();
create trigger tell_room after update of status on diagnostics.assessment_case for each row execute function diagnostics.tell_room();
