package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups in braces and functions are one statement each, and what stands below them is read.
class GroupsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ ./log start; }",
                "{ date; ./log start; } >> deploy.log",
                "{\n  ./log start\n  ./log more\n} | tee deploy.log",
                "ship() {\n  ./log start\n}",
                "ship()\n{\n  ./log start\n}",
                "function ship {\n  ./log start\n}",
                "function ship() {\n  if true; then ./log start; fi\n}",
                "retry() {\n  for i in 1 2 3; do \"$@\" && return 0; sleep 1; done\n  return 1\n}"
            })
    void a_group_or_a_function_is_one_statement(String first) {
        for (var block :
                new String[] {first + "\n./ship now", "./build it\n" + first + "\n./ship now"}) {
            var steps =
                    Readings.entries("Deploy", "```bash\n" + block + "\n```").stream()
                            .filter(row -> row.contains(" shell "))
                            .toList();
            assertThat(steps).hasSize(block.startsWith("./build") ? 3 : 2);
            assertThat(steps.getLast()).contains("./ship now");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"ok\"}",
                "{\n  \"status\": \"ok\",\n  \"parts\": {\"a\": [1]}\n}",
                "{ status: \"ok\" }"
            })
    void what_a_command_printed_is_none_and_ends_before_the_next(String printed) {
        var steps =
                Readings.entries(
                        "Deploy", "```bash\n./state --all\n" + printed + "\n./ship now\n```");
        assertThat(steps)
                .filteredOn(row -> row.contains(" shell "))
                .extracting(row -> row.replaceFirst("^\\d+ shell ", ""))
                .allMatch(row -> row.startsWith("./state --all") || row.startsWith("./ship now"))
                .hasSize(2);
    }
}
