package dev.rutter.engine.store;

import java.util.List;

/// The tables, as the statements that made them. Forward only: a version that has been released is
/// never edited, the next change is a new entry at the end.
///
/// Kept to what SQLite and PostgreSQL both understand: TEXT and BIGINT, times as milliseconds since
/// 1970, ids made by Rutter.
final class Schema {
    /// Statements by version: the first entry is version 1.
    static final List<List<String>> VERSIONS =
            List.of(
                    List.of(
                            """
                            CREATE TABLE run (
                                id TEXT PRIMARY KEY,
                                number BIGINT NOT NULL UNIQUE,
                                created_at BIGINT NOT NULL,
                                last_seq BIGINT NOT NULL,
                                last_hash TEXT NOT NULL)
                            """,
                            """
                            CREATE TABLE run_event (
                                run TEXT NOT NULL REFERENCES run (id),
                                seq BIGINT NOT NULL,
                                at BIGINT NOT NULL,
                                event TEXT NOT NULL,
                                hash TEXT NOT NULL,
                                PRIMARY KEY (run, seq))
                            """,
                            """
                            CREATE TABLE lease (
                                environment TEXT PRIMARY KEY,
                                fence BIGINT NOT NULL,
                                owner TEXT NOT NULL,
                                run TEXT NOT NULL,
                                process TEXT NOT NULL,
                                taken_at BIGINT NOT NULL,
                                heartbeat_at BIGINT NOT NULL,
                                expires_at BIGINT NOT NULL)
                            """),
                    // db-scheduler's own table, as its documentation gives it for PostgreSQL.
                    List.of(
                            """
                            CREATE TABLE scheduled_tasks (
                                task_name TEXT NOT NULL,
                                task_instance TEXT NOT NULL,
                                task_data BYTEA,
                                execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
                                picked BOOLEAN NOT NULL,
                                picked_by TEXT,
                                last_success TIMESTAMP WITH TIME ZONE,
                                last_failure TIMESTAMP WITH TIME ZONE,
                                consecutive_failures INT,
                                last_heartbeat TIMESTAMP WITH TIME ZONE,
                                version BIGINT NOT NULL,
                                priority SMALLINT,
                                PRIMARY KEY (task_name, task_instance))
                            """,
                            "CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time)"),
                    // When a run was ended, 0 while it is not; of earlier ones told by their
                    // events.
                    List.of(
                            "ALTER TABLE run ADD COLUMN ended_at BIGINT NOT NULL DEFAULT 0",
                            """
                            UPDATE run SET ended_at = COALESCE(
                                (SELECT MAX(at) FROM run_event WHERE run_event.run = run.id
                                    AND event LIKE '{"type":"run-ended"%'), 0)
                            """));

    private Schema() {}

    static int newest() {
        return VERSIONS.size();
    }
}
