package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of two commands of one line each is run in its own case only.
class CasesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "`make one` if warm, else `make two` | if warm | not: if warm",
                "`make one` if the cache is warm, otherwise `make two`. | if the cache is warm | not: if the cache is warm",
                "Cache warm? `make one`. If not, `make two`. | Cache warm? | not: Cache warm?",
                "Use `make one` when warm, `make two` when cold. | when warm | when cold",
                "When warm: `make one`; when cold: `make two` | When warm | when cold",
                "If warm, run `make one`. If cold, run `make two`. | If warm | If cold",
                "`make one` — or `make two` if cold | not: if cold | if cold",
                "`make one` (or `make two` on staging) | not: on staging | on staging",
                "`make one`, in production `make two` | not: in production | in production"
            })
    void each_has_its_own_condition(String line, String one, String two) {
        var steps = steps(line);
        assertThat(steps).hasSize(2);
        assertThat(steps.getFirst().when()).contains(one);
        assertThat(steps.getLast().when()).contains(two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`make one` — otherwise `make two`",
                "`make one`, alternatively `make two`",
                "`make one`; otherwise `make two`"
            })
    void without_a_condition_one_of_them_is_chosen(String line) {
        assertThat(steps(line)).hasSize(2).allMatch(step -> step.option().isPresent());
    }

    @Test
    void what_each_machine_gets_is_done_on_all_of_them() {
        assertThat(steps("`make one` on web1, `make two` on web2"))
                .hasSize(2)
                .allMatch(step -> step.when().isEmpty() && step.option().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hold for 1h; if error rate > 2 %, `make stop`",
                "Leave it for 1h - if errors > 2 %, `make stop`.",
                "Pause 10 minutes; unless errors rise, `make stop`"
            })
    void a_condition_behind_a_wait_guards_the_command_and_not_the_wait(String line) {
        var steps = steps(line);
        assertThat(steps.getFirst().action()).isInstanceOf(Action.Wait.class);
        assertThat(steps.getFirst().when()).isEmpty();
        assertThat(steps.getLast().when()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Dann 5 Minuten warten.,5",
        "Eine Viertelstunde warten.,15",
        "Attendre 5 minutes.,5",
        "Esperar 5 minutos.,5",
        "Aspettare 2 ore.,120",
        "Odczekaj 5 minut.,5",
        "Подождите 5 минут.,5"
    })
    void what_only_lets_time_pass_is_waited_for_in_other_languages_too(String line, long minutes) {
        assertThat(steps(line).getFirst().action())
                .isEqualTo(new Action.Wait(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 minutes later: `make one`",
                "`make one` no sooner than 10 minutes after step 1"
            })
    void a_command_that_comes_later_is_waited_for(String line) {
        assertThat(steps(line))
                .extracting(Step::action)
                .containsExactly(
                        new Action.Wait(Duration.ofMinutes(10)), new Action.Shell("make one"));
    }

    private static List<Step> steps(String line) {
        return MarkdownReader.read("# Shop\n\n## Deploy\n\n1. " + line + "\n").chapters().stream()
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }
}
