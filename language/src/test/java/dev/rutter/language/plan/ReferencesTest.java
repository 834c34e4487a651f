package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a numbered step sends its reader to another chapter for is done in its place.
class ReferencesTest {
    private static final String SHOP =
            """
            # Shop

            ## Deploy

            1. Run `./build.sh`
            2. %s
            3. Run `./ship.sh`

            ## Schema migrations

            ```bash
            ./schema.sh up
            ```

            ### Look at it

            ```bash
            ./schema.sh show
            ```

            ## Verify

            ```bash
            ./smoke.sh
            ```
            """;

    private static List<Forecast.Warning> warnings(String markdown) {
        return Forecast.of(MarkdownReader.read(markdown), PlannerTest.plan(markdown)).warnings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Run the migrations (see [Schema migrations](#schema-migrations))",
                "Follow the steps in [Schema migrations](#schema-migrations).",
                "See [here](#schema-migrations)",
                "**Migrate**: see the Schema migrations section below",
                "Migrate as described under \"Schema migrations\""
            })
    void what_the_other_chapter_holds_is_done_there_and_once(String line) {
        var markdown = SHOP.formatted(line);
        var plan = PlannerTest.plan(markdown);
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly(
                        "./build.sh",
                        "./schema.sh up",
                        "./schema.sh show",
                        "./ship.sh",
                        "./smoke.sh");
        assertThat(plan.unread())
                .anyMatch(it -> it.line() == 6 && it.why().contains("is done here"));
        assertThat(warnings(markdown)).isEmpty();
    }

    @Test
    void the_condition_of_the_step_guards_what_it_leads_to() {
        var plan =
                PlannerTest.plan(
                        SHOP.formatted(
                                "If tables have changed, run the"
                                        + " [migrations](#schema-migrations)"));
        assertThat(plan.steps())
                .extracting(step -> step.when().isPresent())
                .containsExactly(false, true, true, false, false);
        assertThat(plan.steps().get(2).whenAsked()).contains(plan.steps().get(1).id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Make sure that the [Schema migrations](#schema-migrations) are known",
                "If it fails, repeat the [Schema migrations](#schema-migrations)",
                "Tell the team about the schema"
            })
    void whoever_is_not_sent_there_to_do_it_is_asked_in_the_documents_order(String line) {
        assertThat(PlannerTest.said(PlannerTest.plan(SHOP.formatted(line)).steps()))
                .endsWith("./ship.sh", "./schema.sh up", "./schema.sh show", "./smoke.sh");
    }

    @Test
    void what_belongs_to_another_phase_keeps_its_place_and_the_plan_warns() {
        var markdown = SHOP.formatted("Run the smoke tests (see [Verify](#verify))");
        var plan = PlannerTest.plan(markdown);
        assertThat(PlannerTest.said(plan.steps())).endsWith("./smoke.sh");
        assertThat(warnings(markdown))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.line()).isEqualTo(6);
                    assertThat(warning.says()).contains("\"Verify\"", "verify-1");
                });
    }

    @Test
    void an_item_to_be_ticked_does_not_move_what_it_names() {
        var plan =
                PlannerTest.plan(
                        SHOP.formatted("Stop")
                                + "\n## Release checklist\n\n- [ ] Migrated (see [Schema"
                                + " migrations](#schema-migrations))\n");
        assertThat(PlannerTest.said(plan.steps()))
                .containsSubsequence("./ship.sh", "./schema.sh up", "./smoke.sh");
    }

    @Test
    void it_is_done_there_also_where_the_list_watches_behind_it() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        1. If there are any, run the migrations, see [Migrations](#migrations)
                        2. Roll out: `./ship.sh`
                        3. Watch the dashboards for 10 min

                        ## Migrations

                        ```bash
                        ./schema.sh up
                        ```
                        """);
        assertThat(PlannerTest.said(plan.steps()).subList(0, 2))
                .containsExactly("./schema.sh up", "./ship.sh");
        assertThat(plan.steps().getFirst().when()).isPresent();
    }
}
