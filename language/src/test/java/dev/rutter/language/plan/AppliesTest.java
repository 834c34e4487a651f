package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppliesTest {
    private static Plan plan(String line) {
        return Planner.plan(
                "shop.md",
                MarkdownReader.read("# Shop\n\n## Deploy\n\n" + line + "\n"),
                Environment.unbound("production"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1. `make warm` (optional)          | Is this to be done: make warm (optional)?",
                "1. If necessary, run `make index`. | Is this to be done: If necessary, run make index?",
                "1. `make grow` (as needed)         | Is this to be done: make grow (as needed)?",
                "1. If orders wait, run `make drain`. | Does this apply: If orders wait?"
            })
    void words_that_leave_it_open_are_asked_with_what_is_to_be_done(String line, String question) {
        assertThat(plan(line).steps().stream().map(Applies::question).flatMap(Optional::stream))
                .containsExactly(question);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "### Warm the cache (optional but recommended) | is this to be done: Warm the cache (optional but recommended)?",
                "### Index (if required) | is this to be done: Index (if required)?",
                "### Drain (if orders wait) | does this hold: orders wait?"
            })
    void the_plan_tells_the_same(String heading, String question) {
        var plan = plan(heading + "\n\n```bash\nmake it\n```");
        assertThat(Questions.of(plan).stream().map(asked -> asked.what()).toList())
                .contains(question);
    }

    @Test
    void a_condition_of_many_words_is_cut_where_a_question_only_names_it() {
        var page =
                "# Shop\n\n## Deploy\n\nIf the tide is high"
                        + " and the lock is closed".repeat(30)
                        + ":\n\n```bash\n./bin/release\n```\n";
        var plan = PlannerTest.plan(page);
        assertThat(Questions.of(plan))
                .filteredOn(asked -> asked.what().startsWith("does this hold"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.what()).hasSizeLessThan(200).endsWith("…?"));
    }
}
