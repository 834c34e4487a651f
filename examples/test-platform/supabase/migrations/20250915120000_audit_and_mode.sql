-- Every write leaves a line here, in the transaction that writes.
CREATE TABLE audit_log (
    id bigserial PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    action text NOT NULL,
    subject text NOT NULL
);
-- One row: normal, no-runs (nothing is executed) or read-only.
CREATE TABLE mode (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    name text NOT NULL CHECK (name IN ('normal', 'no-runs', 'read-only'))
);
INSERT INTO mode (name) VALUES ('normal');
