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
	-- [{"name": "...", "type": "text/calendar", "content": "..."}]: small texts that go with it.
	attachments jsonb not null default '[]',
	-- The page on which its reader can say that no more of the kind should come; null where a letter is not one of a kind.
	unsubscribe text,
	created_at timestamptz not null,
	sent_at timestamptz,
	failure text
);
create index on platform.mail (created_at desc);
create index on platform.mail (recipient);

-- Sign-in (better-auth); the person behind a user stands in register.person.
create table identity.user (
	id text primary key,
	name text not null,
	email text not null unique,
	email_verified boolean not null default false,
	image text,
	two_factor_enabled boolean not null default false,
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
	-- By what the second factor was shown: `totp`, `recovery` or `passkey`; null where none was.
	second_factor text,
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
-- The secret of somebody's authenticator app, encrypted, and the hashes of their recovery codes.
create table identity.two_factor (
	id text primary key,
	secret text not null,
	backup_codes text not null,
	user_id text not null unique references identity.user on delete cascade,
	verified boolean not null default true,
	failed_verification_count integer not null default 0,
	locked_until timestamptz
);
-- Codes of authenticator apps that were taken: none is taken twice.
create table identity.used_code (
	user_id text not null references identity.user on delete cascade,
	code text not null,
	used_at timestamptz not null,
	primary key (user_id, code)
);
create table identity.passkey (
	id text primary key,
	name text,
	public_key text not null,
	user_id text not null references identity.user on delete cascade,
	credential_id text not null unique,
	counter bigint not null,
	device_type text not null,
	backed_up boolean not null,
	transports text,
	created_at timestamptz,
	aaguid text
);
create index on identity.passkey (user_id);
-- Browsers somebody signed in with before: strangers who guess do not lock them out.
create table identity.known_device (
	token_hash text not null,
	user_id text not null references identity.user on delete cascade,
	last_used_at timestamptz not null,
	primary key (token_hash, user_id)
);
create index on identity.known_device (user_id);
-- Guesses at passwords and codes, and mails asked for, of the last day. Addresses are kept as hashes.
create table identity.attempt (
	id uuid primary key,
	kind text not null,
	-- Whose account, as a hash.
	subject text not null,
	-- From where: a network address, or a known device.
	origin text not null,
	at timestamptz not null
);
create index on identity.attempt (kind, subject, at);
create index on identity.attempt (kind, origin, at);
create index on identity.attempt (at);

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
	-- `sha256:` and the hash of the words in journal.reason.
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

-- Why, in the words of whoever acted: beside the chain, so that words about a person can be erased and the chain still holds.
create table journal.reason (
	entry_id uuid primary key,
	salt text not null,
	text text not null
);
create trigger never_reworded before update on journal.reason
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
