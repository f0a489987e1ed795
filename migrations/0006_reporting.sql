-- Reports as they are written, and every version as it was issued.
create schema reporting;

create table reporting.report (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null unique references diagnostics.assessment_case,
	status text not null,
	created_at timestamptz not null,
	created_by uuid not null references register.person,
	sent_at timestamptz,
	-- The CSO's right of reply ends with this day.
	reply_until date,
	reply text,
	replied_at timestamptz,
	replied_by uuid references register.person
);
create index on reporting.report (programme_id, status);
create index on reporting.report (organisation_id);

-- One narrative part in one language, as it stands.
create table reporting.part (
	report_id uuid not null references reporting.report,
	language text not null,
	key text not null,
	text text not null,
	-- The draft made from the scores, kept to show what a person changed.
	drafted_text text not null,
	version integer not null,
	author_id uuid references register.person,
	at timestamptz not null,
	primary key (report_id, language, key)
);

create table reporting.part_version (
	report_id uuid not null references reporting.report,
	language text not null,
	key text not null,
	version integer not null,
	text text not null,
	author_id uuid,
	at timestamptz not null,
	primary key (report_id, language, key, version)
);

-- What was issued: the complete document, frozen. The same bytes can be made from it for ever.
create table reporting.issue (
	report_id uuid not null references reporting.report,
	version integer not null,
	language text not null,
	document jsonb not null,
	issued_at timestamptz not null,
	issued_by uuid not null references register.person,
	changes text not null default '',
	primary key (report_id, version, language)
);
create trigger immutable before update or delete on reporting.issue
	for each statement execute function journal.refuse_change();
