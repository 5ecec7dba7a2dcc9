-- +goose Up

-- What was learned of the pages at the addresses of sources: whether they can be read, what was read, where copies are. It
-- is of now, and no part of the record. id is the SHA-256 of the address, which is too long for an index.
CREATE TABLE pages (
	id       TEXT   NOT NULL PRIMARY KEY,
	number   BIGINT NOT NULL UNIQUE,
	address  TEXT   NOT NULL,
	checked  BIGINT,
	answer   TEXT   NOT NULL,
	detail   TEXT   NOT NULL,
	moved_to TEXT   NOT NULL,
	failing  BIGINT,
	read     BIGINT,
	hash     TEXT   NOT NULL,
	kept     BIGINT,
	file     TEXT   NOT NULL,
	saved    BIGINT,
	archive  TEXT   NOT NULL,
	refusal  TEXT   NOT NULL
);
