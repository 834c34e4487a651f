CREATE TABLE conversations (
    id bigserial PRIMARY KEY,
    session_id text NOT NULL UNIQUE,
    started_at timestamptz NOT NULL DEFAULT now(),
    last_event_at timestamptz NOT NULL DEFAULT now(),
    events integer NOT NULL DEFAULT 0
);
