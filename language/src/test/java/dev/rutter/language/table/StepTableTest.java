package dev.rutter.language.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.Readings;
import org.junit.jupiter.api.Test;

/// Tables whose rows are steps.
class StepTableTest {
    @Test
    void commands_and_what_they_should_print() {
        assertThat(
                        Readings.steps(
                                "Verify",
                                """
                                | Command | Expected |
                                |---|---|
                                | `curl -s https://shop.example.com/health` | 200 |
                                | make smoke | `all green` |
                                | see the wiki | |
                                """))
                .containsExactly(
                        "7 http GET https://shop.example.com/health # curl -s"
                                + " https://shop.example.com/health expects status 200",
                        "8 shell make smoke # make smoke expects text \"all green\"");
    }

    @Test
    void actions_and_who_does_them() {
        assertThat(
                        Readings.steps(
                                """
                                | Time | Who | Action |
                                |---|---|---|
                                | T-10 | Jo | Announce the release |
                                | T+0 | Mia | Run `make release` |

                                | Step | Owner |
                                |---|---|
                                | Open the shop | Jo |

                                | Step | Action | Expected |
                                |---|---|---|
                                | 1 | `make migrate` | done |
                                """))
                .containsExactly(
                        "7 ask # Announce the release",
                        "8 shell make release # Run make release",
                        "12 ask # Open the shop",
                        "16 shell make migrate # make migrate expects text \"done\"");
    }

    @Test
    void a_table_that_only_tells_is_none() {
        assertThat(
                        Readings.steps(
                                """
                                | Stage | Duration |
                                |---|---|
                                | Build the image | 5 min |

                                | Step | What runs |
                                |---|---|
                                | Tests | 2 min |
                                """))
                .isEmpty();
        assertThat(
                        Readings.steps(
                                "Architecture",
                                "| Action | Owner |\n|---|---|\n| Approves releases | Jo |"))
                .isEmpty();
    }

    @Test
    void what_proves_a_rows_action_is_run_behind_it_and_what_undoes_it_is_kept() {
        assertThat(
                        Readings.steps(
                                """
                                | Step | Action | Verify | Rollback |
                                |---|---|---|---|
                                | 1 | `./bin/ship` | `./bin/look` | `./bin/unship` |

                                | Service | Deploy | Check command |
                                |---|---|---|
                                | web | `./bin/ship web` | `./bin/look web` |

                                | Do | Undo |
                                |---|---|
                                | `./bin/open` | `./bin/close` |
                                """))
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("7 shell ./bin/ship #"),
                        it -> assertThat(it).startsWith("7 shell ./bin/look #"),
                        it -> assertThat(it).startsWith("7 shell ./bin/unship #"),
                        it -> assertThat(it).startsWith("11 shell ./bin/ship web #"),
                        it -> assertThat(it).startsWith("11 shell ./bin/look web #"),
                        it -> assertThat(it).startsWith("15 shell ./bin/open #"),
                        it -> assertThat(it).startsWith("15 shell ./bin/close #"));
    }

    @Test
    void what_must_be_seen_is_held_under_whatever_heading() {
        for (var heading :
                new String[] {
                    "You should see", "Should print", "Pass criteria", "Verification", "Looks like"
                }) {
            assertThat(
                            Readings.steps(
                                    "| Command | "
                                            + heading
                                            + " |\n|---|---|\n| `./bin/ship` | `done` |\n"))
                    .as(heading)
                    .singleElement()
                    .asString()
                    .contains("expects text \"done\"");
        }
    }

    @Test
    void a_cell_that_is_struck_out_does_not_hold() {
        assertThat(
                        Readings.steps(
                                "| Step | Command |\n|---|---|\n| 1 | `./bin/ship` |\n| 2 | ~~`./bin/wipe`~~ |\n"))
                .hasSize(1);
    }

    @Test
    void a_condition_in_the_notes_or_below_the_environments_guards_the_row() {
        assertThat(
                        Readings.steps(
                                """
                                | Step | Command | Env | Notes |
                                |---|---|---|---|
                                | 1 | `./bin/ship` | all | |
                                | 2 | `./bin/seed` | staging | |
                                | 3 | `./bin/wipe` | all | never on production |
                                | 4 | `./bin/init` | all | first time only |

                                | Situation | Command |
                                |---|---|
                                | disk full | `./bin/free` |
                                """))
                .satisfiesExactly(
                        it -> assertThat(it).doesNotContain("when"),
                        it -> assertThat(it).contains("when \"staging\""),
                        it -> assertThat(it).contains("when \"not: production\""),
                        it -> assertThat(it).contains("when \"first time only\""),
                        it -> assertThat(it).contains("when \"if disk full\""));
    }

    @Test
    void a_table_of_tests_tells_what_is_tried_and_how_it_passes() {
        for (var columns :
                new String[] {
                    "Test | Steps | Pass condition",
                    "Check | How | Expected",
                    "Test case | Procedure | Passing criteria"
                }) {
            assertThat(
                            Readings.steps(
                                    "Verify",
                                    "| "
                                            + columns
                                            + " |\n|---|---|---|\n| Login | Log in | The account page shows |\n"))
                    .singleElement()
                    .asString()
                    .contains("Login: Log in")
                    .contains("The account page shows");
        }
    }
}
