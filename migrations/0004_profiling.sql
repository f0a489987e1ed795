-- An organisation's own profile; the latest one is the one that counts.
create schema profiling;

create table profiling.profile (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	programme_id uuid not null references register.programme,
	response_id uuid not null references questionnaires.response,
	status text not null check (status in ('draft', 'submitted', 'returned', 'confirmed')),
	submitted_at timestamptz,
	submitted_by uuid references register.person,
	decided_at timestamptz,
	decided_by uuid references register.person,
	-- Per question, why it was returned: [{"question": "...", "reason": "..."}].
	returned_reasons jsonb not null default '[]',
	confirmed_until date,
	created_at timestamptz not null
);
create unique index on profiling.profile (organisation_id);
create index on profiling.profile (programme_id, status);
