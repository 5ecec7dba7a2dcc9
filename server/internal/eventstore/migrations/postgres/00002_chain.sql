-- +goose Up

-- The SHA-256 of a revision and of the hash before it, see chain.go; NULL in revisions that are older than this column,
-- which the first one after them seals too.
ALTER TABLE revisions ADD COLUMN hash BYTEA;

-- One row that is written to see whether the store can be.
CREATE TABLE probe (filler BYTEA);
INSERT INTO probe VALUES (NULL);
