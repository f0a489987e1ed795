-- Instruments, cases, and three layers of scores that never overwrite one another.
create schema diagnostics;

create table diagnostics.instrument (
	key text not null,
	version integer not null,
	content jsonb not null,
	published_at timestamptz not null,
	primary key (key, version)
);
create trigger immutable before update or delete on diagnostics.instrument
	for each statement execute function journal.refuse_change();

create table diagnostics.assessment_case (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	round integer not null,
	instrument_key text not null,
	instrument_version integer not null,
	status text not null,
	consent_id uuid not null references register.consent,
	requested_by uuid not null references register.person,
	requested_at timestamptz not null,
	-- {"months": [...], "language": "ky", "place": "...", "note": "..."}
	preferences jsonb not null,
	scheduled_on date,
	place text,
	language text,
	-- [{"role": "board", "women": 2, "men": 1}]: who took part in the session.
	participants jsonb not null default '[]',
	session_on date,
	done_at timestamptz,
	status_reason text,
	foreign key (instrument_key, instrument_version) references diagnostics.instrument,
	unique (organisation_id, programme_id, round)
);
create index on diagnostics.assessment_case (programme_id, status);

create table diagnostics.case_assessor (
	case_id uuid not null references diagnostics.assessment_case,
	person_id uuid not null references register.person,
	is_lead boolean not null default false,
	declared_no_conflict_at timestamptz,
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

create table diagnostics.score_version (
	case_id uuid not null references diagnostics.assessment_case,
	layer text not null,
	indicator text not null,
	version integer not null,
	mark text not null,
	level smallint,
	reason text not null,
	comment text not null,
	author_id uuid not null,
	at timestamptz not null,
	primary key (case_id, layer, indicator, version)
);

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
	added_at timestamptz not null
);
create index on diagnostics.evidence (case_id);

create table diagnostics.evidence_indicator (
	evidence_id uuid not null references diagnostics.evidence,
	indicator text not null,
	accepted boolean,
	proves_review boolean not null default false,
	decided_by uuid references register.person,
	decided_at timestamptz,
	note text not null default '',
	primary key (evidence_id, indicator)
);
