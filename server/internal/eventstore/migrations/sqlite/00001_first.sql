-- +goose Up

-- What was said about events, for good. event is JSON, NULL where the event was withdrawn. Times are milliseconds since
-- 1970, in all tables.
CREATE TABLE revisions (
	number   INTEGER PRIMARY KEY,
	time     INTEGER NOT NULL,
	event_id TEXT   NOT NULL,
	expect   INTEGER NOT NULL,
	event    TEXT,
	origin   TEXT   NOT NULL,
	author   TEXT   NOT NULL,
	role     TEXT   NOT NULL,
	reason   TEXT   NOT NULL
);

CREATE INDEX revisions_of_event ON revisions (event_id, number);

-- A mistake in the program, or a hand at the database, does not rewrite the record unnoticed.
-- +goose StatementBegin
CREATE TRIGGER revisions_are_not_changed BEFORE UPDATE ON revisions
BEGIN
	SELECT RAISE(ABORT, 'revisions are not changed');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER revisions_are_not_deleted BEFORE DELETE ON revisions
BEGIN
	SELECT RAISE(ABORT, 'revisions are not deleted');
END;
-- +goose StatementEnd

CREATE TABLE tokens (
	number  INTEGER PRIMARY KEY,
	id      TEXT   NOT NULL UNIQUE,
	name    TEXT   NOT NULL,
	role    TEXT   NOT NULL,
	hash    BLOB   NOT NULL UNIQUE,
	created INTEGER,
	expires INTEGER,
	revoked INTEGER
);

CREATE UNIQUE INDEX tokens_that_hold ON tokens (name) WHERE revoked IS NULL;

CREATE TABLE sessions (
	hash     BLOB   NOT NULL PRIMARY KEY,
	token_id TEXT   NOT NULL REFERENCES tokens (id),
	expires  INTEGER NOT NULL
);

CREATE INDEX sessions_of_token ON sessions (token_id);

CREATE TABLE proposals (
	id       INTEGER PRIMARY KEY,
	time     INTEGER NOT NULL,
	status   TEXT   NOT NULL,
	decided  INTEGER,
	decider  TEXT   NOT NULL,
	answer   TEXT   NOT NULL,
	revision INTEGER NOT NULL,
	event_id TEXT   NOT NULL,
	expect   INTEGER NOT NULL,
	event    TEXT,
	origin   TEXT   NOT NULL,
	author   TEXT   NOT NULL,
	role     TEXT   NOT NULL,
	reason   TEXT   NOT NULL
);

CREATE TABLE notes (
	id       INTEGER PRIMARY KEY,
	event_id TEXT   NOT NULL,
	time     INTEGER NOT NULL,
	text     TEXT   NOT NULL,
	status   TEXT   NOT NULL,
	answered INTEGER,
	answer   TEXT   NOT NULL
);
