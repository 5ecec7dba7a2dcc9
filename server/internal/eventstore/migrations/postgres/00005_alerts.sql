-- +goose Up

-- Where browsers of readers take messages, and what of. Nothing else of a reader is kept, and a row goes with the wish. id is
-- the SHA-256 of the endpoint, which is too long for an index.
CREATE TABLE alerts (
	id       TEXT    NOT NULL PRIMARY KEY,
	endpoint TEXT    NOT NULL,
	key      TEXT    NOT NULL,
	auth     TEXT    NOT NULL,
	about    TEXT    NOT NULL,
	seen     BIGINT  NOT NULL,
	told     BIGINT,
	tries    BIGINT  NOT NULL,
	due      BIGINT
);

CREATE INDEX alerts_seen ON alerts (seen, about);

-- The one pair of keys by which push services know the site. Whoever can read it can send messages in the name of the site.
CREATE TABLE push_key (
	secret TEXT NOT NULL,
	public TEXT NOT NULL
);
