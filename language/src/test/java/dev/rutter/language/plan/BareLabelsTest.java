package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A label over commands that is the name of the way back.
class BareLabelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "back:",
                "Way back:",
                "Fallback:",
                "Zurück:",
                "Rückweg:",
                "Volver atrás:",
                "Terug:"
            })
    void it_is_not_gone_while_going_forward(String label) {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\nShip it:\n\n```bash\n./ship.sh\n```\n\n"
                                + label
                                + "\n\n```bash\n./back.sh\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back.sh");
    }

    @Test
    void an_item_s_own_is_its_command() {
        var plan = PlannerTest.plan("# Shop\n\n- deploy: `./ship.sh`\n- back: `./back.sh`\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
        assertThat(PlannerTest.said(plan.rollback())).containsExactly("./back.sh");
    }

    @Test
    void what_a_line_calls_a_fallback_may_be_another_way_forward() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n- Fallback: set `SHOP_URL` by hand\n- `./ship.sh`\n");
        assertThat(plan.rollback()).isEmpty();
    }

    @Test
    void a_way_that_is_called_after_a_dashboard_is_done_where_the_others_are() {
        var plan =
                PlannerTest.plan(
                        """
                        # Shop

                        ## Deploy

                        ### Option 1: With the command line

                        1. `./ship.sh`

                        ### Option 2: In the dashboard (recommended)

                        1. Click **Deploy**

                        ## Verify

                        1. `./count.sh`
                        """);
        assertThat(PlannerTest.said(plan.steps())).containsExactly("Click Deploy", "./count.sh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 business day", "2 working days", "24 hours"})
    void a_time_that_one_item_has_is_no_other_s(String time) {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. `./ship.sh`\n\n## After the release\n\n- [ ] Answer the tickets within "
                                + time
                                + ".\n- [ ] Close the request.\n- [ ] Tell the support team.\n");
        assertThat(PlannerTest.said(plan.steps()))
                .containsExactly("./ship.sh", "Close the request.", "Tell the support team.");
    }

    @Test
    void a_time_over_a_list_is_every_item_s() {
        var plan =
                PlannerTest.plan(
                        "# Shop\n\n## Deploy\n\n1. `./ship.sh`\n\n## After the release\n\nWithin 24 hours:\n\n- [ ] Answer the tickets.\n- [ ] Close the request.\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./ship.sh");
    }
}
