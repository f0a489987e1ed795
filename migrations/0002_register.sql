-- Organisations, people, programmes, and who may act for whom.
create schema register;

create table register.person (
	id uuid primary key,
	user_id text unique references identity.user,
	name text not null collate "und-x-icu",
	email citext unique,
	phone text,
	language text not null,
	is_administrator boolean not null default false,
	disabled_at timestamptz,
	-- From then on nothing here says who it was; what the person did stays under the id.
	erased_at timestamptz,
	created_at timestamptz not null
);

create table register.organisation (
	id uuid primary key,
	number text not null unique,
	name jsonb not null,
	-- The name by which lists are sorted, in the language it was first given in.
	sort_name text not null collate "und-x-icu",
	-- Names, number and identifiers, folded for search.
	search_text text not null,
	legal_form text,
	registered boolean not null,
	region text not null,
	paid_staff integer,
	founded_year integer,
	masked boolean not null default false,
	created_at timestamptz not null
);
create index on register.organisation using gin (search_text gin_trgm_ops);
create index on register.organisation (sort_name, id);

create table register.number_counter (
	year integer primary key,
	last integer not null
);

create table register.programme (
	id uuid primary key,
	key text not null unique,
	name jsonb not null,
	starts_on date not null,
	ends_on date,
	settings jsonb not null default '{}',
	created_at timestamptz not null
);

-- Who speaks for an organisation.
create table register.member (
	organisation_id uuid not null references register.organisation,
	person_id uuid not null references register.person,
	role text not null check (role in ('head', 'member')),
	since timestamptz not null,
	until timestamptz,
	primary key (organisation_id, person_id)
);
create index on register.member (person_id);

-- Who works in a programme, in which role.
create table register.programme_role (
	programme_id uuid not null references register.programme,
	person_id uuid not null references register.person,
	role text not null,
	since timestamptz not null,
	until timestamptz,
	primary key (programme_id, person_id, role)
);
create index on register.programme_role (person_id);

-- Organisations lend themselves to a programme by consent.
create table register.participation (
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	since timestamptz not null,
	primary key (programme_id, organisation_id)
);
create index on register.participation (organisation_id);

-- One organisation's matters entrusted to one person: an assessor's case, a consultant's client.
create table register.assignment (
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	person_id uuid not null references register.person,
	role text not null,
	since timestamptz not null,
	until timestamptz,
	primary key (programme_id, organisation_id, person_id, role)
);
create index on register.assignment (person_id);

create table register.consent (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	programme_id uuid references register.programme,
	person_id uuid not null references register.person,
	scope text not null,
	text_version integer not null,
	language text not null,
	given_at timestamptz not null,
	withdrawn_at timestamptz
);
create index on register.consent (organisation_id, scope);
create index on register.consent (person_id);

-- Somebody asks that what is kept about them be erased, and what became of it.
create table register.erasure_request (
	id uuid primary key,
	person_id uuid not null references register.person,
	asked_at timestamptz not null,
	status text not null check (status in ('asked', 'takenBack', 'refused', 'done')),
	decided_at timestamptz,
	decided_by uuid references register.person,
	-- Why it was refused, in the words of whoever decided; the person reads it.
	refusal text,
	check ((status = 'asked') = (decided_at is null)),
	check ((status = 'refused') = (refusal is not null))
);
create unique index on register.erasure_request (person_id) where status = 'asked';
create index on register.erasure_request (asked_at);

-- How long a programme keeps something, where it decided otherwise than the rules that ship; within the bounds that stand there.
create table register.retention_choice (
	programme_id uuid not null references register.programme,
	rule text not null,
	after_days integer not null check (after_days > 0),
	-- Why, in the words of whoever decided.
	reason text not null,
	decided_by uuid references register.person,
	decided_at timestamptz not null,
	primary key (programme_id, rule)
);

create table register.invitation (
	id uuid primary key,
	token_hash text not null unique,
	email citext not null,
	name text not null,
	language text not null,
	organisation_id uuid references register.organisation,
	programme_id uuid references register.programme,
	role text not null,
	invited_by uuid references register.person,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	accepted_at timestamptz,
	check (num_nonnulls(organisation_id, programme_id) = 1)
);
create index on register.invitation (organisation_id);
create index on register.invitation (programme_id);
