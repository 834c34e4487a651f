-- One row for each webhook; the digest of the signed bytes keeps a repeated delivery from being answered twice.
CREATE TABLE messages (
    id bigserial PRIMARY KEY,
    request_id text NOT NULL,
    digest text NOT NULL UNIQUE,
    session text NOT NULL REFERENCES tenants (session),
    chat text NOT NULL,
    text text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'no_credit')),
    attempts integer NOT NULL DEFAULT 0,
    received_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz
);
CREATE INDEX messages_queued ON messages (id) WHERE state = 'queued';
CREATE INDEX messages_received_at ON messages (received_at);
