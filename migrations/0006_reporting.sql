-- Reports as they are written, and every version as it was issued.
create schema reporting;

create table reporting.report (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null unique references diagnostics.assessment_case,
	status text not null check (status in ('draft', 'reviewed', 'sent', 'issued', 'withdrawn')),
	-- When it came into this status: how long somebody has been waiting.
	status_since timestamptz not null,
	status_reason text,
	-- The last version issued, 0 while there is none; what is being written is the next one.
	issued_version integer not null default 0,
	-- What the version being written corrects; '' in the first.
	correction text not null default '',
	-- How often it was sent to the organisation: each sending gives it a new right of reply.
	sendings integer not null default 0,
	sent_at timestamptz,
	-- The right of reply ends with this day.
	reply_until date,
	created_at timestamptz not null,
	created_by uuid not null references register.person,
	check (status <> 'sent' or (sent_at is not null and reply_until is not null)),
	check (status <> 'issued' or issued_version > 0)
);
create index on reporting.report (programme_id, status_since, id);
create index on reporting.report (organisation_id);

-- One narrative part in one language, as it stands.
create table reporting.part (
	organisation_id uuid not null,
	report_id uuid not null references reporting.report,
	language text not null,
	key text not null,
	text text not null,
	-- The draft made from the scores, kept to show what a person changed.
	drafted_text text not null,
	version integer not null,
	-- null: nobody but Kadam has written it.
	author_id uuid references register.person,
	at timestamptz not null,
	primary key (report_id, language, key)
);
create index on reporting.part (organisation_id);

-- Every text that ever stood, so that nothing is lost by being changed.
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

-- What the organisation answered to one sending of the report; it answers once.
create table reporting.reply (
	organisation_id uuid not null,
	report_id uuid not null references reporting.report,
	sending integer not null,
	-- null: it declared that it has no reply.
	text text check (text <> ''),
	author_id uuid not null references register.person,
	at timestamptz not null,
	primary key (report_id, sending)
);
create index on reporting.reply (organisation_id);
create trigger immutable before update or delete on reporting.reply
	for each statement execute function journal.refuse_change();

-- What was issued: the complete document, frozen. The same bytes can be made from it for ever.
create table reporting.issue (
	organisation_id uuid not null,
	report_id uuid not null references reporting.report,
	version integer not null check (version > 0),
	language text not null,
	document jsonb not null,
	issued_at timestamptz not null,
	issued_by uuid not null references register.person,
	changes text not null default '',
	primary key (report_id, version, language)
);
create index on reporting.issue (organisation_id);
create trigger immutable before update or delete on reporting.issue
	for each statement execute function journal.refuse_change();
