package dev.rutter.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Symptoms as documents write them, output as programs do.
class KnownIssuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ERROR: column "..." of relation "..." contains null values | psql:4: ERROR:  column "sku" of relation "orders" contains null values
                    Logs show `cannot reach the database` or `PORT is not set`  | 12:00:01 fatal: cannot reach the database at 10.0.0.4
                    - Build fails with "Cannot find module '<name>'"            | Error: Cannot find module 'express'
                    - Database connection refused or timed out                  | error: connection to database refused, gave up (timed out)
                    """)
    void a_symptom_is_found_in_the_output(String symptom, String line) {
        assertThat(KnownIssues.points(symptom, line)).isGreaterThanOrEqualTo(KnownIssues.ENOUGH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    ERROR: column "..." of relation "..." contains null values | psql:4: ERROR:  check constraint "c" of relation "orders" is violated by some row
                    - The deploy stays in "In progress" or ends as "Failed"    | exit status 1
                    - Error: ...                                               | Error: disk full
                    - Some requests answer 500, others do not                  | all requests are fine
                    """)
    void another_output_is_not_taken_for_it(String symptom, String line) {
        assertThat(KnownIssues.points(symptom, line)).isLessThan(KnownIssues.ENOUGH);
    }
}
