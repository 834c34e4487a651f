package dev.rutter.language.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a query is said to have done.
class MeasurementTest {
    @Test
    void a_statement_that_changed_rows_is_not_said_to_have_returned_one() {
        assertThat(Measurement.Rows.changed(500).change()).contains("500 rows changed");
        assertThat(Measurement.Rows.changed(1).change()).contains("1 row changed");
        assertThat(Measurement.Rows.changed(0).change()).contains("0 rows changed");
        assertThat(Seen.shown(Measurement.Rows.changed(500))).isEqualTo("500 rows changed");
    }

    @Test
    void a_statement_that_returned_rows_changed_none() {
        var rows = new Measurement.Rows(List.of("n"), List.of(List.of("500")));
        assertThat(rows.change()).isEmpty();
        assertThat(Seen.shown(rows)).isEqualTo("1 row: 500");
    }
}
