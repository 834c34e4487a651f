package dev.rutter.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    Error: P3009                                                     | Prisma P3009: a failed migration is in the history
                    Error: P3018 A migration failed to apply.                        | nothing may go live
                    Database error code: 42P07                                       | PostgreSQL 42P07: the table or index exists already
                    ERROR: cannot run inside a transaction block (SQLSTATE 25001)     | PostgreSQL 25001
                    psycopg2.errors: {"code": "23505"}                               | PostgreSQL 23505: a value that must be unique
                    psql:a.sql:3: ERROR:  column "age" does not exist                | PostgreSQL 42703: the column does not exist
                    psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "a" | PostgreSQL 23505
                    psql: error: connection to server at "h" (10.0.0.1), port 5432 failed: Connection refused | PostgreSQL 08001
                    2026-01-01 10:00:00 UTC [7] FATAL:  sorry, too many clients already | PostgreSQL 53300
                    WARNING:  terminating connection because of crash of another server process | PostgreSQL 57P02
                    error: deadlock detected                                         | PostgreSQL 40P01
                    Remote migration versions not found in local migrations directory. | Supabase: the database has migrations
                    Detected failed migration to version 7 (prices).                 | flyway repair
                    """)
    void a_code_is_told_with_what_to_do(String line, String title) {
        assertThat(ErrorCodes.title(line).orElse("none")).contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All 42P07 tests passed",
                "order P3009-B shipped",
                "listening on 23505",
                "XP1001 is a part number",
                "ERROR: ABCDEF is unknown",
                "deadlock detected is what the test is called",
                "error: the column of smoke does not rise"
            })
    void other_texts_hold_none(String line) {
        assertThat(ErrorCodes.title(line)).isEmpty();
    }
}
