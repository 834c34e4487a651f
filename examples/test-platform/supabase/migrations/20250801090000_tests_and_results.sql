-- What was wanted, what was seen each time, and what may be shown to everybody.
CREATE TABLE tests (
    id bigserial PRIMARY KEY,
    name text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
    wanted text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE results (
    id bigserial PRIMARY KEY,
    test_id bigint NOT NULL REFERENCES tests (id),
    seen text NOT NULL,
    passed boolean NOT NULL,
    published boolean NOT NULL DEFAULT false,
    ran_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX results_test_id ON results (test_id, ran_at);
-- Tokens are kept as their SHA-256 only.
CREATE TABLE sessions (
    token text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);
