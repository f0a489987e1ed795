-- Capacity development plans: from weaknesses to actions.
create schema planning;

create table planning.plan (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	case_id uuid not null unique references diagnostics.assessment_case,
	report_id uuid not null references reporting.report,
	version integer not null default 1,
	status text not null,
	goal jsonb not null default '{}',
	starts_on date not null,
	ends_on date not null,
	weights jsonb not null,
	created_at timestamptz not null,
	created_by uuid not null references register.person,
	agreed_at timestamptz,
	agreed_by uuid references register.person,
	board_noted boolean not null default false,
	approved_at timestamptz,
	approved_by uuid references register.person,
	status_reason text
);
create index on planning.plan (programme_id, status);
create index on planning.plan (organisation_id);

create table planning.objective (
	id uuid primary key,
	organisation_id uuid not null,
	plan_id uuid not null references planning.plan,
	parameter text not null,
	indicators jsonb not null,
	title jsonb not null,
	current_level numeric(3, 2),
	desired_level numeric(3, 2),
	why text not null default '',
	success jsonb not null default '{}',
	position integer not null
);
create index on planning.objective (plan_id);

create table planning.action (
	id uuid primary key,
	organisation_id uuid not null,
	plan_id uuid not null references planning.plan,
	objective_id uuid not null references planning.objective,
	indicator text not null,
	title jsonb not null,
	description text not null default '',
	type text not null,
	output jsonb not null,
	means_of_verification jsonb not null default '{}',
	responsible text not null default '',
	supporter text not null default '',
	starts_on date not null,
	due_on date not null,
	cost_amount numeric(14, 2),
	cost_currency text,
	funding_source text not null default 'own',
	importance smallint not null check (importance between 1 and 5),
	urgency smallint not null check (urgency between 1 and 5),
	ease smallint not null check (ease between 1 and 5),
	gap smallint not null check (gap between 1 and 5),
	critical boolean not null,
	status text not null,
	status_reason text,
	removed boolean not null default false,
	version integer not null default 1,
	author_id uuid not null references register.person,
	at timestamptz not null
);
create index on planning.action (plan_id);
create index on planning.action (organisation_id, status, due_on);

create table planning.action_version (
	action_id uuid not null references planning.action,
	version integer not null,
	content jsonb not null,
	author_id uuid not null,
	at timestamptz not null,
	primary key (action_id, version)
);
