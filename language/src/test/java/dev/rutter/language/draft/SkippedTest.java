package dev.rutter.language.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A line that passes over other steps passes over just these.
class SkippedTest {
    private static final String STEPS =
            "2. `make two`\n3. `make three`\n4. `make four`\n5. `make five`\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "In case of a hotfix, skip steps 2 and 3. | 2, 3",
                "If nothing changed, skip step 4. | 4",
                "For a patch, skip steps 2 through 4. | 2, 3, 4",
                "For a patch, skip steps 2-3 and 5. | 2, 3, 5",
                "If this is a hotfix, skip the next step. | 2",
                "If this is a hotfix, skip the next two steps. | 2, 3",
                "No migrations? Go straight to step 4. | 2, 3",
                "Hotfix only: skip to step 3. | 2",
                "Skip steps 3 and 4 if there are no migrations. | 3, 4",
                "Bei einem Hotfix die Schritte 2 und 3 überspringen. | 2, 3",
                "`make one`; if it prints none, go to step 3. | 2"
            })
    void the_steps_that_a_line_names_are_passed_over_on_its_condition(String line, String steps) {
        assertThat(guarded("1. " + line + "\n" + STEPS))
                .isEqualTo(
                        steps.replace(" ", "").chars().filter(c -> c != ',').count() + ":" + steps);
    }

    @Test
    void one_line_guards_all_that_it_passes_over() {
        var steps = steps("1. In case of a hotfix, skip steps 2 and 3.\n" + STEPS);
        assertThat(steps.subList(0, 2))
                .allSatisfy(step -> {
                    assertThat(step.when()).contains("not: In case of a hotfix");
                    assertThat(step.whenLine()).contains(5);
                });
    }

    @Test
    void a_line_below_the_list_or_above_it_says_it_too() {
        assertThat(
                        guarded(
                                "1. `make one`\n"
                                        + STEPS
                                        + "\nSteps 2 and 3 are only for major releases."))
                .isEqualTo("2:2, 3");
        assertThat(guarded("For patch releases leave out step 2.\n\n1. `make one`\n" + STEPS))
                .isEqualTo("1:2");
    }

    @Test
    void counted_chapters_are_passed_over_whole() {
        var steps =
                steps(
                        "### Step 1: Look\n\nIf there is none, skip step 2.\n\n### Step 2: Move\n\n```sh\nmake two\n```\n\n#### More\n\n```sh\nmake more\n```\n\n### Step 3: Ship\n\n```sh\nmake three\n```");
        assertThat(steps)
                .extracting(Step::when)
                .containsExactly(
                        Optional.of("not: If there is none"),
                        Optional.of("not: If there is none"),
                        Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "If the lag is high, go to step 9. | may it go on",
                "If it is green, continue with step 2. | may it go on"
            })
    void where_they_are_not_found_the_run_goes_on_only_if_somebody_says_so(
            String line, String asked) {
        assertThat(steps("1. " + line + "\n" + STEPS).getFirst().title()).contains(asked);
        assertThat(guarded("1. " + line + "\n" + STEPS)).isEqualTo("0:");
    }

    @Test
    void what_is_not_to_be_skipped_is_not() {
        assertThat(guarded("1. Even for a hotfix, never skip steps 2 and 3.\n" + STEPS))
                .isEqualTo("0:");
    }

    private static List<Step> steps(String text) {
        return MarkdownReader.read("# Shop\n\n## Deploy\n\n" + text + "\n").chapters().stream()
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }

    /// How many steps have a condition, and which.
    private static String guarded(String text) {
        var names = List.of("one", "two", "three", "four", "five");
        var found =
                steps(text).stream()
                        .filter(step -> step.when().isPresent())
                        .map(step -> names.indexOf(step.title().replace("make ", "")) + 1)
                        .map(String::valueOf)
                        .toList();
        return found.size() + ":" + String.join(", ", found);
    }
}
