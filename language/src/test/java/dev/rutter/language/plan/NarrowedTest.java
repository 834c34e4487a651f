package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules that say when something is no step leave what only looks like it.
class NarrowedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1 | # Kafka upgrade commands~~## Procedure~~```bash~./up.sh~```~~## Full sequence~~```bash~./up.sh~```
                    2 | # Deploy quick reference~~## Procedure~~```bash~./up.sh~./b.sh~```~~## Full sequence~~```bash~./up.sh~./b.sh~```
                    3 | # Shop~~## Deploy~~1. Run `./up.sh`.~~### What the DBA does during the release~~- Grant the rights.~- Tell support.
                    3 | # Shop~~## Deploy~~1. Run `./up.sh`.~~### What each team does~~- Grant the rights.~- Tell support.
                    1 | # Shop~~## Deploy~~1. Run `./up.sh`.~~The process manager restarts the workers.
                    1 | # Shop~~## Deploy~~1. Support asks you to run `./z.sh`.
                    0 | # Deploy~~We deploy twice a week. The pipeline decides.
                    0 | # Deploy~~Keep the change small. Avoid Fridays.
                    0 | # Deploy~~Use the staging environment for tests.
                    """)
    void what_only_looks_like_it_is_planned_as_before(int steps, String text) {
        assertThat(
                        Planner.plan(
                                        "x.md",
                                        MarkdownReader.read(text.replace('~', '\n')),
                                        Environment.unbound("production"))
                                .steps())
                .hasSize(steps);
    }
}
