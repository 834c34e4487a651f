package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands below words that forbid it, or that only keep or tell it, is not run.
class WithheldTest {
    private static List<String> deployed(String told) {
        var plan =
                PlannerTest.plan(
                        "# Orders\n\n## Deploy\n\n" + told + "\n\n```bash\n./bin/switch\n```\n");
        return PlannerTest.said(plan.steps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Must not run until step 7 is through:",
                "During the switch nobody runs:",
                "The following jobs are off limits until the switch is over:",
                "Do not run any of these during the switch:",
                "Nothing below may be started during the window:",
                "**Frozen:**",
                "Don't:",
                "Prohibited during the window:",
                "Niemals in Produktion ausführen:",
                "Ne jamais lancer en production :",
                "Nunca ejecutar en producción:"
            })
    void a_list_below_words_that_forbid_is_no_step(String words) {
        assertThat(deployed(words + "\n\n- `./bin/import --all`\n- `./bin/reindex`"))
                .containsExactly("./bin/switch");
        assertThat(deployed("- " + words + "\n  - `./bin/import --all`\n  - `./bin/reindex`"))
                .containsExactly("./bin/switch");
        assertThat(deployed(words + "\n\n```bash\n./bin/reindex\n```"))
                .containsExactly("./bin/switch");
        assertThat(deployed(words + " `./bin/reindex`")).containsExactly("./bin/switch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Freeze, until step 7 is through:",
                "Pause these jobs until step 7:",
                "Suspend the following imports during the switch:"
            })
    void what_rests_for_a_while_is_asked_with_what_rests(String words) {
        assertThat(deployed(words + "\n\n- `./bin/import`\n- `./bin/mails`"))
                .containsExactly(words + " ./bin/import, ./bin/mails", "./bin/switch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Pause these jobs:",
                "Make sure nobody runs an import:",
                "If these are not running:",
                "Don't forget to run:"
            })
    void what_brings_it_about_is_run(String words) {
        assertThat(deployed(words + "\n\n```bash\n./bin/import stop\n```"))
                .contains("./bin/import stop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "For reference, the old way was:",
                "Equivalent to:",
                "What this does under the hood:",
                "Break-glass:",
                "In an emergency:",
                "For local development only:",
                "Clean-up if you made a mistake:"
            })
    void what_is_only_kept_or_told_is_no_step(String words) {
        assertThat(deployed(words + "\n\n```bash\n./bin/other\n```"))
                .containsExactly("./bin/switch");
        assertThat(deployed(words + " `./bin/other`")).containsExactly("./bin/switch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Before 3.1 this was done with `./bin/other`.",
                "We no longer deploy with `./bin/other`; the pipeline does.",
                "You no longer need to run `./bin/other`.",
                "The pipeline used to run `./bin/other` here.",
                "Previously we used `./bin/other` for that.",
                "Any value changed with `./bin/other --set a=1` lives only until the next release.",
                "Settings made with `./bin/other --set a=1` survive.",
                "The copy changes only at night, which happens via `./bin/other`."
            })
    void what_a_sentence_tells_of_a_command_is_no_step(String words) {
        assertThat(deployed(words)).containsExactly("./bin/switch");
        assertThat(deployed("- " + words)).containsExactly("./bin/switch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If the worker is no longer there, run `./bin/other`.",
                "Where the worker is no longer there, run `./bin/other`."
            })
    void what_a_sentence_orders_is_one(String words) {
        assertThat(deployed(words)).containsExactly("./bin/other", "./bin/switch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Add the index (already applied)",
                "## Add the index\n\nThis was done on 2026-03-13.",
                "Common operations:"
            })
    void what_is_not_run_for_it_is_done_or_kept_is_named(String words) {
        var plan =
                PlannerTest.plan(
                        "# Orders\n\n## Deploy\n\n```bash\n./bin/switch\n```\n\n"
                                + words
                                + "\n\n```bash\n./bin/other\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/switch");
        assertThat(plan.unread())
                .anySatisfy(unread -> assertThat(unread.says()).contains("./bin/other"));
    }
}
