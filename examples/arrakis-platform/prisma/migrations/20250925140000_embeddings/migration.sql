-- Messages are found by meaning. With the extension pgvector as vectors; a server without it keeps arrays and a
-- function that measures the same distance, more slowly.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN
        CREATE EXTENSION IF NOT EXISTS vector;
        ALTER TABLE messages ADD COLUMN embedding vector(64);
    ELSE
        ALTER TABLE messages ADD COLUMN embedding real[] CHECK (cardinality(embedding) = 64);
    END IF;
END
$$;

CREATE FUNCTION embedding_distance(one real[], other real[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$
    SELECT 1 - sum(a * b) / nullif(sqrt(sum(a * a)) * sqrt(sum(b * b)), 0) FROM unnest(one, other) AS both_of (a, b)
$$;
