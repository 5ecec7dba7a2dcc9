-- +goose Up

-- The keys by which the site signs what it hands out. The secret is kept as it is: whoever can read this table can sign.
CREATE TABLE keys (
	number  BIGINT NOT NULL PRIMARY KEY,
	secret  TEXT   NOT NULL,
	public  TEXT   NOT NULL,
	created BIGINT NOT NULL,
	retired BIGINT
);
