package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a recovery looks at first is shown; it stops nothing by being as bad as was feared.
class DiagnosisTest {
    private static Plan recovery(String title, String looks) {
        return PlannerTest.plan(
                """
                # %s

                ## Step 1: Is the site really down?

                ```bash
                %s
                ```

                ## Step 2: Promote the standby

                ```bash
                ./promote standby
                ```

                ## Step 3: Check the site

                ```bash
                curl -fsS https://shop.example.com/
                ```
                """
                        .formatted(title, looks));
    }

    private static List<Expectation> first(Plan plan) {
        return plan.steps().getFirst().expectations();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -I https://shop.example.com",
                "ping -c 3 db1.example.com",
                "systemctl status shop",
                "pg_isready -h db1"
            })
    void what_may_be_down_is_shown_to_somebody(String looks) {
        var plan = recovery("Disaster recovery", looks);
        assertThat(PlannerTest.said(plan.steps()).getFirst())
                .contains(looks.substring(looks.length() - 4));
        assertThat(first(plan)).singleElement().isInstanceOf(Expectation.Asked.class);
        assertThat(plan.steps().getLast().expectations())
                .singleElement()
                .isInstanceOf(Expectation.HttpStatus.class);
    }

    @Test
    void what_the_document_says_of_the_result_is_held() {
        var plan =
                recovery(
                        "Disaster recovery",
                        "curl -I https://shop.example.com # Expected: HTTP 503");
        assertThat(first(plan)).noneMatch(Expectation.Asked.class::isInstance);
    }

    @Test
    void a_deployment_is_not_begun_on_a_site_that_is_down() {
        var plan = recovery("Deploy the shop", "curl -I https://shop.example.com");
        assertThat(plan.steps().stream().flatMap(step -> step.expectations().stream()))
                .noneMatch(Expectation.Asked.class::isInstance);
    }
}
