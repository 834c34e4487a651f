package dev.rutter.language.plan;

import static dev.rutter.language.plan.PlannerTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Conditions beside bold titles and in comments, and words in other languages that stop.
class BoldTitlesTest {
    private static List<String> steps(String deploy) {
        return plan("# Shop\n\n## Deploy\n\n```bash\n./first\n```\n\n" + deploy).steps().stream()
                .skip(1)
                .map(step -> step.when().orElse("always") + ": " + Lines.text(step.action()))
                .toList();
    }

    @Test
    void what_is_said_beside_a_bold_title_guards_what_stands_below_it() {
        assertThat(
                        steps(
                                """
                                **1. Run migrations** (if needed):

                                ```bash
                                ./migrate
                                ```

                                **Seed the tables** (only if the schema changed)

                                ```bash
                                ./seed
                                ```

                                *Optional:* **Rebuild the index**

                                ```bash
                                ./index
                                ```

                                **Ship**

                                ```bash
                                ./ship
                                ```
                                """))
                .containsExactly(
                        "if needed: ./migrate",
                        "only if the schema changed: ./seed",
                        "Optional: ./index",
                        "always: ./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wenn der Export fehlschlägt, abbrechen.",
                "Falls die Prüfung fehlschlägt: sofort anhalten und Ada fragen.",
                "Si le déploiement échoue, arrêter.",
                "If the counts do not match, ROLLBACK instead of COMMIT."
            })
    void what_stops_is_asked_and_guards_nothing_below(String said) {
        assertThat(steps(said + "\n\n```bash\n./next\n```\n"))
                .hasSize(2)
                .endsWith("always: ./next")
                .first()
                .asString()
                .startsWith("always: ")
                .endsWith(": may it go on?");
    }

    @Test
    void if_it_fails_behind_such_a_question_asks_no_second_one() {
        assertThat(
                        steps(
                                """
                                Do not proceed unless this returns a shell.

                                *If it fails:* stop. Fix the key first.

                                ```bash
                                ./next
                                ```
                                """))
                .containsExactly(
                        "always: Do not proceed unless this returns a shell: may it go on?",
                        "always: ./next");
    }

    @Test
    void comments_keep_their_condition_before_a_bracket_and_behind_when() {
        assertThat(
                        steps(
                                """
                                ```bash
                                # Force it if stuck (workers may hang)
                                ./force

                                # Clear the queue when it hangs
                                ./clear

                                # Ship the rest
                                ./ship
                                ```
                                """))
                .containsExactly("if stuck: ./force", "if it hangs: ./clear", "always: ./ship");
    }
}
