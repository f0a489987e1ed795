-- Definitions, the responses to them, and every answer ever given.
create schema questionnaires;

create table questionnaires.definition (
	key text not null,
	version integer not null,
	content jsonb not null,
	-- SHA-256 of the content: what was published under a number is never replaced by something else.
	fingerprint text not null,
	published_at timestamptz not null,
	primary key (key, version)
);
create trigger immutable before update or delete on questionnaires.definition
	for each statement execute function journal.refuse_change();

create table questionnaires.response (
	id uuid primary key,
	organisation_id uuid not null,
	definition_key text not null,
	definition_version integer not null,
	created_at timestamptz not null,
	foreign key (definition_key, definition_version) references questionnaires.definition
);
create index on questionnaires.response (organisation_id);

-- The answer that stands.
create table questionnaires.answer (
	response_id uuid not null references questionnaires.response,
	question text not null,
	value jsonb,
	version integer not null,
	author_id uuid,
	at timestamptz not null,
	primary key (response_id, question)
);

-- Files brought into a response, whether or not an answer holds them: nobody reaches another's file by naming its hash.
create table questionnaires.upload (
	response_id uuid not null references questionnaires.response,
	hash text not null references platform.file,
	primary key (response_id, hash)
);

-- Every answer that ever stood, so that nothing is lost by being changed.
create table questionnaires.answer_version (
	response_id uuid not null references questionnaires.response,
	question text not null,
	version integer not null,
	value jsonb,
	author_id uuid,
	at timestamptz not null,
	primary key (response_id, question, version)
);
