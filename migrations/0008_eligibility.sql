-- Eligibility: rules that are published in versions, and what came of them for each organisation.
create schema eligibility;

create table eligibility.rule_set (
	key text not null,
	version integer not null,
	-- The whole rule set, with the rules of others where it named them: it stands by itself for ever.
	content jsonb not null,
	fingerprint text not null,
	published_at timestamptz not null,
	primary key (key, version)
);
create trigger immutable before update or delete on eligibility.rule_set
	for each statement execute function journal.refuse_change();

-- What an officer writes before it is published. It may be incomplete; each change counts, so that nobody overwrites another's.
create table eligibility.rule_draft (
	id uuid primary key,
	key text not null,
	-- The published version it was made from, null for a new rule set.
	based_on integer,
	content jsonb not null,
	version integer not null default 1,
	author_id uuid not null references register.person,
	at timestamptz not null,
	created_by uuid not null references register.person,
	created_at timestamptz not null
);

-- The organisation says why it does not agree with a verdict; an officer answers. One open appeal for each rule set.
create table eligibility.appeal (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	programme_id uuid not null references register.programme,
	rule_set_key text not null,
	rule_set_version integer not null,
	state text not null check (state in ('open', 'upheld', 'refused')),
	text text not null,
	appealed_by uuid not null references register.person,
	appealed_at timestamptz not null,
	answer text,
	answered_by uuid references register.person,
	answered_at timestamptz,
	foreign key (rule_set_key, rule_set_version) references eligibility.rule_set (key, version),
	check ((state = 'open') = (answer is null))
);
create index on eligibility.appeal (organisation_id, programme_id, appealed_at);
create unique index on eligibility.appeal (organisation_id, programme_id, rule_set_key) where state = 'open';

-- What people decide beside the rules, for a time: proposed by one, put in force by another. It never replaces a verdict.
create table eligibility.override (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	programme_id uuid not null references register.programme,
	rule_set_key text not null,
	standing text not null check (standing in ('eligible', 'withConditions', 'notYet')),
	reason text not null,
	-- The last day on which it holds.
	until date not null,
	state text not null check (state in ('proposed', 'inForce', 'refused', 'ended')),
	appeal_id uuid references eligibility.appeal,
	proposed_by uuid not null references register.person,
	proposed_at timestamptz not null,
	decided_by uuid references register.person,
	decided_at timestamptz,
	ended_by uuid references register.person,
	ended_at timestamptz,
	-- Nobody decides alone.
	check (decided_by is distinct from proposed_by)
);
create index on eligibility.override (organisation_id, programme_id, proposed_at);
create unique index on eligibility.override (organisation_id, programme_id, rule_set_key, state) where state in ('proposed', 'inForce');

-- A verdict is kept with the facts it was decided by, so that it can be decided again. A new row only when something changed.
create table eligibility.verdict (
	id uuid primary key,
	organisation_id uuid not null references register.organisation,
	programme_id uuid not null references register.programme,
	rule_set_key text not null,
	rule_set_version integer not null,
	decided_on date not null,
	standing text not null check (standing in ('eligible', 'withConditions', 'notYet', 'notEnoughData')),
	facts jsonb not null,
	-- What people had decided beside it; the standing is that of the rules all the same.
	override_id uuid references eligibility.override,
	decided_at timestamptz not null,
	-- Of several verdicts of one organisation by one rule set, the last one.
	is_latest boolean not null,
	foreign key (rule_set_key, rule_set_version) references eligibility.rule_set (key, version)
);
create index on eligibility.verdict (organisation_id, programme_id, decided_at);
create unique index on eligibility.verdict (organisation_id, programme_id, rule_set_key) where is_latest;

-- A round in which a panel of people chooses target organisations from a long list. The score explains; people decide.
create table eligibility.target_round (
	id uuid primary key,
	programme_id uuid not null references register.programme,
	-- Counted from 1 in each programme; with the year it is the round's name.
	number integer not null,
	rule_set_key text not null,
	rule_set_version integer not null,
	-- How many organisations can be worked with.
	places integer not null check (places between 1 and 500),
	state text not null check (state in ('draft', 'open', 'closed', 'decided', 'announced', 'abandoned')),
	state_by uuid not null references register.person,
	state_at timestamptz not null,
	-- Why it was taken back or given up; '' otherwise.
	state_reason text not null default '',
	-- The day whose facts the list and the scores are of; null while the list is still open.
	listed_on date,
	begun_by uuid not null references register.person,
	begun_at timestamptz not null,
	unique (programme_id, number),
	foreign key (rule_set_key, rule_set_version) references eligibility.rule_set (key, version)
);

-- Who decides together in a round; one of them leads.
create table eligibility.target_seat (
	round_id uuid not null references eligibility.target_round,
	person_id uuid not null references register.person,
	is_chair boolean not null,
	primary key (round_id, person_id)
);
create unique index on eligibility.target_seat (round_id) where is_chair;

-- The long list as it stood when the panel was let in, with the facts of that day, and what became of each organisation.
create table eligibility.target_candidate (
	organisation_id uuid not null references register.organisation,
	round_id uuid not null references eligibility.target_round,
	facts jsonb not null,
	-- What people had decided beside the rules that brought it here.
	override_id uuid references eligibility.override,
	decision text check (decision in ('chosen', 'notChosen')),
	-- In words for the organisation; they stand in its letter.
	reason text not null default '',
	-- Why otherwise than the score or the votes say; for the programme alone.
	against_reason text not null default '',
	decided_by uuid references register.person,
	decided_at timestamptz,
	told_at timestamptz,
	primary key (round_id, organisation_id),
	check ((decision is null) = (decided_by is null)),
	check (decision is null or reason <> '')
);
create index on eligibility.target_candidate (organisation_id);

-- What each member of the panel said about being close to an organisation, before voting on it.
create table eligibility.target_declaration (
	organisation_id uuid not null,
	round_id uuid not null,
	person_id uuid not null,
	has_conflict boolean not null,
	declared_at timestamptz not null,
	primary key (round_id, organisation_id, person_id),
	unique (round_id, organisation_id, person_id, has_conflict),
	foreign key (round_id, organisation_id) references eligibility.target_candidate,
	foreign key (round_id, person_id) references eligibility.target_seat
);

-- Votes; nobody but its author reads one until voting is closed.
create table eligibility.target_vote (
	organisation_id uuid not null,
	round_id uuid not null,
	person_id uuid not null,
	-- Nobody votes who has not declared to be free of conflict.
	has_conflict boolean not null generated always as (false) stored,
	vote text not null check (vote in ('yes', 'no', 'abstain')),
	reason text not null check (reason <> ''),
	voted_at timestamptz not null,
	primary key (round_id, organisation_id, person_id),
	foreign key (round_id, organisation_id, person_id, has_conflict) references eligibility.target_declaration (round_id, organisation_id, person_id, has_conflict)
);
