-- Capacity development plans: from weaknesses to actions.
create schema planning;

create table planning.plan (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	organisation_id uuid not null references register.organisation,
	-- One plan a diagnostic case, made from its issued report.
	case_id uuid not null unique references diagnostics.assessment_case,
	report_id uuid not null references reporting.report,
	-- The version of the report from which the plan was made.
	report_version integer not null,
	status text not null,
	status_since timestamptz not null,
	status_by uuid not null references register.person,
	-- Why it was given back, in the words of whoever did so.
	status_reason text,
	goal jsonb not null,
	starts_on date not null,
	ends_on date not null,
	-- What each factor counts in the priority formula; they amount to 1.
	weights jsonb not null,
	-- Counts the changes of goal, period and weights.
	version integer not null default 1,
	-- Counts every change of the plan, its objectives and its actions: whoever agrees, agrees to one of these.
	revision integer not null default 1,
	changed_at timestamptz not null,
	changed_by uuid not null references register.person,
	created_at timestamptz not null,
	created_by uuid not null references register.person,
	agreed_at timestamptz,
	agreed_by uuid references register.person,
	-- The board of the organisation took note of the plan before its head agreed.
	board_noted boolean not null default false,
	approved_at timestamptz,
	approved_by uuid references register.person,
	-- Since when it is under revision, by whose decision and why; null where it is not.
	revised_at timestamptz,
	revised_by uuid references register.person,
	revised_reason text,
	-- When the vote of the organisation's people ended; null while it is open.
	vote_closed_at timestamptz,
	vote_closed_by uuid references register.person,
	-- More actions at once than an organisation of this size should carry, where people decided so.
	limit_to smallint check (limit_to between 6 and 30),
	limit_at timestamptz,
	limit_by uuid references register.person,
	limit_reason text,
	-- The plan of the round before, whose place it took.
	follows uuid unique references planning.plan,
	check (starts_on < ends_on),
	check ((revised_at is null) = (revised_by is null)),
	check ((vote_closed_at is null) = (vote_closed_by is null)),
	check ((limit_to is null) = (limit_reason is null) and (limit_to is null) = (limit_by is null) and (limit_to is null) = (limit_at is null))
);
create index on planning.plan (programme_id, status, status_since);
create index on planning.plan (organisation_id);

create table planning.objective (
	id uuid primary key,
	organisation_id uuid not null,
	plan_id uuid not null references planning.plan,
	-- Code in the instrument version of the case.
	parameter text not null,
	title jsonb not null,
	-- Verified mean when the plan was made, unrounded.
	current_mean double precision,
	own_priority boolean not null,
	-- By indicator: level then, level wanted, what will be true, how it is seen.
	success jsonb not null,
	why jsonb not null default '{}',
	voices jsonb not null default '{}',
	position integer not null,
	version integer not null default 1,
	author_id uuid not null references register.person,
	at timestamptz not null,
	unique (plan_id, parameter)
);

create table planning.action (
	id uuid primary key,
	organisation_id uuid not null,
	plan_id uuid not null references planning.plan,
	objective_id uuid not null references planning.objective,
	indicators jsonb not null,
	-- The level out of which it lifts its indicators; null where it was not tied to one.
	from_level smallint check (from_level between 1 and 4),
	critical boolean not null,
	title jsonb not null,
	description jsonb not null,
	type text not null,
	expected_output jsonb not null,
	means_of_verification jsonb not null,
	responsible text not null,
	supporter text not null,
	starts_on date,
	due_on date,
	cost_amount numeric(14, 2),
	cost_currency text,
	funding text,
	importance smallint not null check (importance between 1 and 5),
	urgency smallint not null check (urgency between 1 and 5),
	ease smallint not null check (ease between 1 and 5),
	-- The order in which actions were written, which decides between equal priorities.
	position integer not null,
	status text not null,
	status_at timestamptz not null,
	status_by uuid not null references register.person,
	status_reason text,
	-- How many of the organisation's people chose it; who did stands nowhere.
	votes integer not null default 0,
	-- How much of it is done, as the organisation says.
	percent smallint not null default 0 check (percent between 0 and 100),
	-- Counts the steps, reports and documents of the work on it: whoever reports on many at once is told where another was faster.
	work_version integer not null default 1,
	-- When somebody last wrote or laid something beside it.
	worked_at timestamptz,
	-- Removed actions stay in the plan, marked so.
	removed_at timestamptz,
	removed_by uuid references register.person,
	removed_reason text,
	-- The action of the plan before that it goes on with; its record is read with this one's.
	carried_from uuid unique references planning.action,
	version integer not null default 1,
	author_id uuid not null references register.person,
	at timestamptz not null,
	check ((starts_on is null) = (due_on is null)),
	check (starts_on <= due_on),
	check ((cost_amount is null) = (cost_currency is null)),
	check ((removed_at is null) = (removed_by is null))
);
create index on planning.action (plan_id);
create index on planning.action (objective_id);
create index on planning.action (organisation_id, status, due_on);

-- What was said and done while an action was worked on: comments, decisions, obstacles, steps and what was looked at before one.
create table planning.action_note (
	id uuid primary key,
	organisation_id uuid not null,
	action_id uuid not null references planning.action,
	kind text not null check (kind in ('comment', 'decision', 'obstacle', 'progress', 'step')),
	text text not null,
	percent smallint check (percent between 0 and 100),
	-- The step of the workflow.
	act text,
	-- What whoever verified the action confirmed.
	checks jsonb not null default '[]',
	author_id uuid not null references register.person,
	at timestamptz not null,
	check ((kind = 'step') = (act is not null))
);
create index on planning.action_note (action_id, at);

-- What shows that an action is done: a file, or what was seen where there is none.
create table planning.action_evidence (
	id uuid primary key,
	organisation_id uuid not null,
	action_id uuid not null references planning.action,
	title text not null,
	file_hash text references platform.file,
	file_name text,
	added_by uuid not null references register.person,
	added_at timestamptz not null,
	removed_by uuid references register.person,
	removed_at timestamptz,
	check ((file_hash is null) = (file_name is null)),
	check ((removed_at is null) = (removed_by is null))
);
create index on planning.action_evidence (action_id);

-- What a programme puts into its library of model documents, beside those that ship with the product.
create table planning.model_document (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	title text not null,
	kind text not null check (kind in ('policy', 'termsOfReference', 'form', 'plan')),
	-- Codes in the instrument of ten parameters.
	indicators jsonb not null,
	language text not null check (language in ('ky', 'ru', 'en')),
	licence text not null,
	file_hash text not null references platform.file,
	file_name text not null,
	added_by uuid not null references register.person,
	added_at timestamptz not null,
	removed_by uuid references register.person,
	removed_at timestamptz,
	check ((removed_at is null) = (removed_by is null))
);
create index on planning.model_document (programme_id);

-- Every state that the editable words and figures of a plan, an objective or an action were ever in.
create table planning.plan_version (
	plan_id uuid not null references planning.plan,
	version integer not null,
	content jsonb not null,
	author_id uuid not null,
	at timestamptz not null,
	primary key (plan_id, version)
);

create table planning.objective_version (
	objective_id uuid not null references planning.objective,
	version integer not null,
	content jsonb not null,
	author_id uuid not null,
	at timestamptz not null,
	primary key (objective_id, version)
);

create table planning.action_version (
	action_id uuid not null references planning.action,
	version integer not null,
	content jsonb not null,
	author_id uuid not null,
	at timestamptz not null,
	primary key (action_id, version)
);

-- Reminders. Everybody who works on a plan of their organisation gets letters about it until they stop them.
create table planning.reminder_choice (
	person_id uuid primary key references register.person,
	-- Stands in the link of every reminder. Whoever holds it can stop reminders for this person and do nothing else, so it is kept as it is.
	token text not null unique,
	stopped_at timestamptz
);

-- One row a letter, so that nobody is reminded twice on one day however often the job runs.
create table planning.reminder (
	person_id uuid not null references register.person,
	on_day date not null,
	at timestamptz not null,
	-- How many actions the letter was about.
	actions integer not null,
	primary key (person_id, on_day)
);

-- What each approval was given to: the whole content of the plan on that day, never changed afterwards.
create table planning.plan_approval (
	plan_id uuid not null references planning.plan,
	number integer not null,
	organisation_id uuid not null,
	-- Goal, period, weights, areas and actions.
	content jsonb not null,
	-- Why the plan had been put under revision; null for the first.
	reason text,
	agreed_at timestamptz not null,
	agreed_by uuid not null references register.person,
	board_noted boolean not null,
	approved_at timestamptz not null,
	approved_by uuid not null references register.person,
	primary key (plan_id, number)
);
create trigger immutable before update on planning.plan_approval
	for each statement execute function journal.refuse_change();

-- Who has voted on what matters most in a plan, and not for what: a ballot is counted in action.votes and not kept.
create table planning.voter (
	plan_id uuid not null references planning.plan,
	person_id uuid not null references register.person,
	organisation_id uuid not null,
	at timestamptz not null,
	primary key (plan_id, person_id)
);

-- What later stages did for an action: a training, a consultation, a grant; each a fact that they declare.
create table planning.action_link (
	id uuid primary key,
	organisation_id uuid not null,
	action_id uuid not null references planning.action,
	kind text not null check (kind in ('training', 'consultation', 'grant')),
	-- The record of the stage that declared it.
	reference uuid not null,
	title jsonb not null,
	on_day date not null,
	linked_by uuid not null references register.person,
	linked_at timestamptz not null,
	unique (action_id, kind, reference)
);
