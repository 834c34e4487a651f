-- A tenant is one WAHA session; a message that is answered costs one credit.
CREATE TABLE tenants (
    session text PRIMARY KEY,
    credits integer NOT NULL CHECK (credits >= 0)
);
INSERT INTO tenants (session, credits) VALUES ('default', 1000000), ('out-of-credit', 0);
