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
	-- The language in which the part was changed since this text last said the same; null: it is in step.
	behind text,
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

-- What whoever reviews asks of the writers, by part. It is open until whoever reviews has settled it.
create table reporting.comment (
	id uuid primary key,
	organisation_id uuid not null,
	report_id uuid not null references reporting.report,
	key text not null,
	text text not null check (text <> ''),
	author_id uuid not null references register.person,
	at timestamptz not null,
	answer text check (answer <> ''),
	answered_by uuid references register.person,
	answered_at timestamptz,
	settled_by uuid references register.person,
	settled_at timestamptz,
	check ((answer is null) = (answered_at is null)),
	check ((settled_by is null) = (settled_at is null))
);
create index on reporting.comment (report_id, at);
create index on reporting.comment (organisation_id);

-- Levels that the organisation does not agree with, and what it was answered. Both are printed in the report.
create table reporting.dispute (
	organisation_id uuid not null,
	report_id uuid not null references reporting.report,
	indicator text not null,
	-- The verified level at that moment; null: there was none.
	level integer check (level between 1 and 4),
	text text not null check (text <> ''),
	author_id uuid not null references register.person,
	at timestamptz not null,
	outcome text check (outcome in ('kept', 'changed')),
	answer text check (answer <> ''),
	answered_by uuid references register.person,
	answered_at timestamptz,
	primary key (report_id, indicator),
	check ((answer is null) = (outcome is null) and (answer is null) = (answered_at is null))
);
create index on reporting.dispute (organisation_id);

-- Where the group says today that it stood at the round before: one level a parameter, only where it was asked.
create table reporting.looking_back (
	organisation_id uuid not null,
	report_id uuid not null references reporting.report,
	parameter text not null,
	level integer not null check (level between 1 and 4),
	author_id uuid not null references register.person,
	at timestamptz not null,
	primary key (report_id, parameter)
);
create index on reporting.looking_back (organisation_id);

-- Recommendations that a programme words in its own way; all others are those that ship.
create table reporting.recommendation (
	programme_id uuid not null references register.programme,
	-- The key of the instrument whose library it belongs to, whichever version.
	instrument text not null,
	indicator text not null,
	level integer not null check (level between 1 and 4),
	content jsonb not null,
	version integer not null check (version > 0),
	author_id uuid not null references register.person,
	at timestamptz not null,
	primary key (programme_id, instrument, indicator, level)
);

-- What an organisation shows of its own report to somebody outside: frozen, signed, expiring, revocable.
create table reporting.share (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	programme_id uuid not null references register.programme,
	report_id uuid not null references reporting.report,
	version integer not null check (version > 0),
	scope text not null check (scope in ('status', 'levels', 'report')),
	language text not null,
	-- To whom, in the organisation's own words.
	recipient text not null check (recipient <> ''),
	-- The address itself is known only to whoever was given it.
	token_hash text not null unique,
	-- What is vouched for, as the very text that was signed.
	statement text not null,
	signature text not null,
	expires_on date not null,
	created_at timestamptz not null,
	created_by uuid not null references register.person,
	revoked_at timestamptz,
	revoked_by uuid references register.person,
	check ((revoked_at is null) = (revoked_by is null))
);
create index on reporting.share (organisation_id, created_at);
create index on reporting.share (report_id);

-- Who opened it: the name is what the reader gave.
create table reporting.share_opening (
	id uuid primary key,
	organisation_id uuid not null,
	share_id uuid not null references reporting.share,
	name text not null check (name <> ''),
	at timestamptz not null
);
create index on reporting.share_opening (share_id, at);
create trigger immutable before update or delete on reporting.share_opening
	for each statement execute function journal.refuse_change();

-- The key pair with which this installation vouches for what organisations show. Made once; it travels with the database.
create table reporting.signing_key (
	id uuid primary key,
	public_key text not null,
	private_key text not null,
	created_at timestamptz not null
);

-- Many issued reports as files at once, made one by one so that an interruption loses one at most.
create table reporting.batch (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	created_by uuid not null references register.person,
	created_at timestamptz not null,
	finished_at timestamptz
);
create index on reporting.batch (programme_id, created_at);

-- One paper of a batch: of which report, in which language, and the file once it is made.
create table reporting.batch_item (
	organisation_id uuid not null,
	batch_id uuid not null references reporting.batch on delete cascade,
	place integer not null,
	report_id uuid not null references reporting.report,
	version integer not null,
	language text not null,
	kind text not null check (kind in ('report', 'summary', 'word')),
	file_hash text references platform.file,
	size integer,
	primary key (batch_id, place)
);
create index on reporting.batch_item (organisation_id);
