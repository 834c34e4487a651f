package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerFilesTest {
    private static boolean feared(String first, String last) {
        return plan("# Shop\n\n## Deploy\n\n1. `%s`\n2. `./bin/ship`\n3. `%s`\n"
                        .formatted(first, last))
                .steps()
                .getLast()
                .danger()
                .grave();
    }

    @ParameterizedTest
    @CsvSource({
        "touch maintenance.flag, rm -f maintenance.flag",
        "sudo touch /srv/shop/down, sudo rm -f /srv/shop/down",
        "echo down > maintenance.html, rm -f maintenance.html"
    })
    void a_file_that_the_document_made_itself_is_deleted_unasked(String makes, String removes) {
        assertThat(feared(makes, removes)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "touch maintenance.flag, rm -f orders.db",
        "touch maintenance.flag, rm -f maintenance.flag orders.db",
        "touch data, rm -rf data",
        "./bin/dump > orders.sql, rm -f orders.sql"
    })
    void what_else_is_deleted_is_feared(String makes, String removes) {
        assertThat(feared(makes, removes)).isTrue();
    }
}
