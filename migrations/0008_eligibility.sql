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
	decided_at timestamptz not null,
	-- Of several verdicts of one organisation by one rule set, the last one.
	is_latest boolean not null,
	foreign key (rule_set_key, rule_set_version) references eligibility.rule_set (key, version)
);
create index on eligibility.verdict (organisation_id, programme_id, decided_at);
create unique index on eligibility.verdict (organisation_id, programme_id, rule_set_key) where is_latest;
