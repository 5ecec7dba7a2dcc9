-- +goose Up

-- What was said about events, for good. event is JSON, NULL where the event was withdrawn. Times are milliseconds since
-- 1970, in all tables.
CREATE TABLE revisions (
	number   BIGINT NOT NULL PRIMARY KEY,
	time     BIGINT NOT NULL,
	event_id TEXT   NOT NULL,
	expect   BIGINT NOT NULL,
	event    TEXT,
	origin   TEXT   NOT NULL,
	author   TEXT   NOT NULL,
	role     TEXT   NOT NULL,
	reason   TEXT   NOT NULL
);

CREATE INDEX revisions_of_event ON revisions (event_id, number);

-- A mistake in the program, or a hand at the database, does not rewrite the record unnoticed.
-- +goose StatementBegin
CREATE FUNCTION revisions_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'revisions are neither changed nor deleted';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER revisions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON revisions
FOR EACH STATEMENT EXECUTE FUNCTION revisions_stay();

CREATE TABLE tokens (
	number  BIGINT NOT NULL PRIMARY KEY,
	id      TEXT   NOT NULL UNIQUE,
	name    TEXT   NOT NULL,
	role    TEXT   NOT NULL,
	hash    BYTEA  NOT NULL UNIQUE,
	created BIGINT,
	expires BIGINT,
	revoked BIGINT
);

CREATE UNIQUE INDEX tokens_that_hold ON tokens (name) WHERE revoked IS NULL;

CREATE TABLE sessions (
	hash     BYTEA  NOT NULL PRIMARY KEY,
	token_id TEXT   NOT NULL REFERENCES tokens (id),
	expires  BIGINT NOT NULL
);

CREATE INDEX sessions_of_token ON sessions (token_id);

CREATE TABLE proposals (
	id       BIGINT NOT NULL PRIMARY KEY,
	time     BIGINT NOT NULL,
	status   TEXT   NOT NULL,
	decided  BIGINT,
	decider  TEXT   NOT NULL,
	answer   TEXT   NOT NULL,
	revision BIGINT NOT NULL,
	event_id TEXT   NOT NULL,
	expect   BIGINT NOT NULL,
	event    TEXT,
	origin   TEXT   NOT NULL,
	author   TEXT   NOT NULL,
	role     TEXT   NOT NULL,
	reason   TEXT   NOT NULL
);

CREATE TABLE notes (
	id       BIGINT NOT NULL PRIMARY KEY,
	event_id TEXT   NOT NULL,
	time     BIGINT NOT NULL,
	text     TEXT   NOT NULL,
	status   TEXT   NOT NULL,
	answered BIGINT,
	answer   TEXT   NOT NULL
);
