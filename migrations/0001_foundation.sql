-- The outside world and the record of everything that happened.
create extension if not exists pg_trgm;
create extension if not exists citext;
create schema if not exists platform;
create schema identity;
create schema journal;

-- Files by content hash; the bytes lie in the data directory, what a file means is said by the stage that refers to it.
create table platform.file (
	hash text primary key,
	size bigint not null,
	media_type text not null,
	created_at timestamptz not null
);

-- Every mail ever written, whether it was sent or waits in the outbox page.
create table platform.mail (
	id uuid primary key,
	recipient text not null,
	subject text not null,
	body text not null,
	language text not null,
	created_at timestamptz not null,
	sent_at timestamptz,
	failure text
);
create index on platform.mail (created_at desc);

-- Sign-in (better-auth); the person behind a user stands in register.person.
create table identity.user (
	id text primary key,
	name text not null,
	email text not null unique,
	email_verified boolean not null default false,
	image text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create table identity.session (
	id text primary key,
	expires_at timestamptz not null,
	token text not null unique,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	ip_address text,
	user_agent text,
	user_id text not null references identity.user on delete cascade
);
create index on identity.session (user_id);
create table identity.account (
	id text primary key,
	account_id text not null,
	provider_id text not null,
	user_id text not null references identity.user on delete cascade,
	access_token text,
	refresh_token text,
	id_token text,
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index on identity.account (user_id);
create table identity.verification (
	id text primary key,
	identifier text not null,
	value text not null,
	expires_at timestamptz not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now()
);
create index on identity.verification (identifier);
create table identity.rate_limit (
	id text primary key,
	key text not null unique,
	count integer not null,
	last_request bigint not null
);

-- One entry a use case: the audit and the event are the same record.
create table journal.entry (
	id uuid primary key,
	sequence bigint generated always as identity unique,
	at timestamptz not null,
	event text not null,
	actor_id uuid,
	on_behalf_of uuid,
	programme_id uuid,
	organisation_id uuid,
	subject_type text not null,
	subject_id text not null,
	data jsonb not null,
	reason text,
	command_id uuid,
	request_id text
);
create index on journal.entry (organisation_id, sequence desc);
create index on journal.entry (subject_id, sequence desc);
create index on journal.entry (event, sequence);

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
	raise exception '% is append-only', tg_table_schema || '.' || tg_table_name;
end $$;
create trigger append_only before update or delete or truncate on journal.entry
	for each statement execute function journal.refuse_change();

-- Entries that no seal covers yet. A row is written with its entry and goes when the entry is sealed, so that writers never
-- wait for each other and an entry that was committed late is sealed late.
create table journal.unsealed (
	sequence bigint primary key
);

-- Seals chain the entries: each covers the entries that were waiting and the seal before it.
create table journal.seal (
	-- 1, 2, 3 … without a gap.
	number bigint primary key,
	-- The sequences of the sealed entries; a number that is missing was never committed.
	entries int8multirange not null,
	count integer not null,
	-- The first eight bytes of each entry's SHA-256, in order: they tell which entry was changed.
	fingerprints bytea not null,
	-- SHA-256 in hexadecimal, over the hash of the seal before it, this seal and all its entries.
	hash text not null,
	at timestamptz not null
);
create trigger append_only before update or delete or truncate on journal.seal
	for each statement execute function journal.refuse_change();

-- The answer to each command, so that a repeat gets the first answer and does nothing twice.
create table journal.command (
	id uuid not null,
	ordinal integer not null,
	actor_id uuid,
	answer jsonb,
	at timestamptz not null,
	primary key (id, ordinal)
);
create index on journal.command (at);
	-- `sha256:` and the hash of the words in journal.reason.
-- Why, in the words of whoever acted: beside the chain, so that words about a person can be erased and the chain still holds.
create table journal.reason (
	entry_id uuid primary key,
	salt text not null,
	text text not null
);
create trigger never_reworded before update on journal.reason
	for each statement execute function journal.refuse_change();

