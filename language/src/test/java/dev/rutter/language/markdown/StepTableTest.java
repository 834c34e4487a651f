package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

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
}
