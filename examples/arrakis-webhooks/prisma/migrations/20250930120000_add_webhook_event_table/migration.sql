-- One row for each hook call; processing_time in milliseconds, empty while it is being worked on.
CREATE TABLE webhook_events (
    id bigserial PRIMARY KEY,
    request_id text NOT NULL UNIQUE,
    event_type text NOT NULL,
    session_id text NOT NULL,
    status text NOT NULL CHECK (status IN ('received', 'processed', 'failed')),
    processing_time integer,
    payload jsonb NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhook_events_received_at ON webhook_events (received_at);
CREATE INDEX webhook_events_event_type ON webhook_events (event_type, received_at);
