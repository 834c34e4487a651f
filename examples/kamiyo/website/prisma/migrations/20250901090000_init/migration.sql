-- What was taken from whom, where and when.
CREATE TABLE exploits (
    id bigserial PRIMARY KEY,
    protocol text NOT NULL,
    chain text NOT NULL,
    lost_usd bigint NOT NULL CHECK (lost_usd >= 0),
    at timestamptz NOT NULL
);
CREATE INDEX exploits_at ON exploits (at DESC, id DESC);
CREATE INDEX exploits_chain_at ON exploits (chain, at DESC);

INSERT INTO exploits (protocol, chain, lost_usd, at)
SELECT 'protocol-' || n, (ARRAY['ethereum', 'bsc', 'arbitrum', 'solana', 'base'])[n % 5 + 1], n * 10007,
       timestamptz '2025-09-01 00:00+00' - n * interval '3 hours'
FROM generate_series(1, 400) AS n;
