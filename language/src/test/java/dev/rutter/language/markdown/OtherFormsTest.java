package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people bring from wikis, task runners and paper is read as what they meant.
class OtherFormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "☐ Tests pass\n☑ Backup taken: `make backup`",
                "[ ] Tests pass\n[x] Backup taken: `make backup`",
                "⬜ Tests pass\\\n⬜ Backup taken: `make backup`",
                "- ☐ Tests pass\n- ☑ Backup taken: `make backup`"
            })
    void lines_with_a_box_are_tasks_with_and_without_a_list(String text) {
        assertThat(Readings.steps("Before deployment", text))
                .containsExactly(
                        "5 item ask # Tests pass",
                        "6 item shell make backup # Backup taken: make backup");
    }

    @Test
    void words_above_the_first_box_remain_words() {
        assertThat(Readings.steps("Before deployment", "These come first.\n[ ] Tests pass"))
                .containsExactly("6 item ask # Tests pass");
    }

    @Test
    void a_wikis_code_macros_are_fences() {
        assertThat(
                        Readings.steps(
                                """
                                {code:bash}
                                make release
                                {code}

                                {code:language=bash|title=publish.sh}
                                make upload
                                {code}

                                {noformat}
                                released 1.4
                                {noformat}

                                ```bash
                                cat {code}
                                ```
                                """))
                .containsExactly(
                        "6 shell make release # Deploy",
                        "18 shell cat {code} # Deploy holes [{code}]");
    }

    @Test
    void a_wiki_page_keeps_its_headings_and_numbers() {
        var page =
                "h1. Shop\n\nh2. Deploy\n\n# Run {{make release}}\n## Look at it\n\nh2. Rollback\n\n{code}\nmake back\n{code}\n";
        var runbook = MarkdownReader.read(page);
        assertThat(EntryRows.of(runbook))
                .isEqualTo(
                        """
                        none: Shop
                        deploy: Deploy
                          5 shell make release # Run make release
                          6 ask # Look at it
                        rollback: Rollback
                          11 shell make back # Rollback
                        """);
    }

    @Test
    void a_macro_that_never_closes_is_told() {
        var runbook = MarkdownReader.read("# Shop\n\n## Deploy\n\n{code:bash}\nmake release\n");
        assertThat(runbook.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("RT005");
                    assertThat(problem.help()).contains("{code}");
                });
    }

    @Test
    void the_lines_of_task_runners_are_no_steps() {
        assertThat(
                        Readings.steps(
                                """
                                ### publish (stage)

                                **OPTIONS**
                                * force
                                  * flags: -f --force
                                  * type: boolean
                                  * desc: Run it although tests fail

                                ```bash
                                ./publish.sh
                                ```

                                ### migrate

                                Requires: build, test

                                Directory: ./api

                                Run: once

                                ```
                                make migrate
                                ```
                                """))
                .containsExactly(
                        "14 shell ./publish.sh # publish (stage)",
                        "26 shell pushd './api' >/dev/null && {⏎make migrate⏎} && popd >/dev/null"
                                + " # migrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Known issues", "Common problems and solutions", "Other errors"})
    void the_name_of_a_drawer_is_no_issue(String drawer) {
        assertThat(
                        Readings.entries(
                                "Troubleshooting",
                                "### " + drawer + "\n\nSome.\n\n### Memory issues\n\nRestart it."))
                .filteredOn(row -> row.contains(" issue "))
                .singleElement()
                .asString()
                .contains("issue Memory issues");
    }
}
