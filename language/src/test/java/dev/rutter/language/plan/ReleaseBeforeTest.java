package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What verifies a deployment, once it is taken back.
class ReleaseBeforeTest {
    private static final String BACK =
            """

            ## Rollback

            ```bash
            ./bin/release --previous
            ```
            """;

    @Test
    void the_version_that_is_deployed_is_not_expected_of_the_release_before() {
        assertThat(expected("./bin/release v2", "./bin/state # Expected: `shop v2 ready`"))
                .containsExactly("output like shop … ready", "exit status 0");
        assertThat(expected("./bin/release v2", "./bin/state # Expected: `v2`"))
                .containsExactly("exit status 0");
        assertThat(expected("./bin/release v2", "./bin/state # Expected: released v2"))
                .containsExactly("exit status 0");
    }

    @Test
    void nor_is_the_one_that_an_answer_names() {
        assertThat(
                        expected(
                                "./bin/release",
                                "curl -s https://shop.example.com/health\n"
                                        + "# Expected: {\"status\":\"ok\",\"version\":\"2.3.0\"}"))
                .containsExactly(
                        "JSON like {\"status\":\"ok\",\"version\":\"…\"}",
                        "HTTP status 200 to 399");
    }

    @Test
    void nor_is_the_one_that_is_bound() {
        assertThat(
                        expected(
                                "./bin/release <tag>",
                                "./bin/state # Expected: `shop:<tag> ready`",
                                "bind: { <tag>: blue-7 }"))
                .containsExactly("output like shop:… ready", "exit status 0");
    }

    @Test
    void a_search_for_it_in_a_command_is_left_out() {
        assertThat(
                        expected(
                                "./bin/release v2",
                                "curl -s https://shop.example.com/ | grep v2\n./bin/smoke"))
                .containsExactly("exit status 0");
    }

    @Test
    void what_else_is_verified_stays() {
        assertThat(expected("./bin/release v2", "psql --version # Expected: PostgreSQL 15.x"))
                .containsExactly("version 15", "exit status 0");
        assertThat(expected("./bin/release v2", "./bin/state # Expected: healthy"))
                .containsExactly("output holds \"healthy\"", "exit status 0");
    }

    @Test
    void what_the_way_back_says_of_the_same_look_counts() {
        var look = "curl -s https://shop.example.com/health\n# Expected: {\"release\":\"%s\"}\n";
        var plan =
                PlannerTest.plan(
                        page("./bin/release v2", look.formatted("v2"))
                                + BACK
                                + "\nVerify that it serves:\n\n```bash\n"
                                + look.formatted("v1")
                                + "```\n");

        assertThat(plan.rollback().stream().map(step -> step.id()))
                .containsExactly("rollback-1", "rollback-2");
        assertThat(plan.rollback().getLast().expectations().stream().map(PlanText::expected))
                .contains("JSON like {\"release\":\"v1\"}");
    }

    @Test
    void where_the_way_back_names_another_version_the_one_verified_is_the_new_one_s() {
        for (var from : List.of("5.1.9", "4.9.0", "v5.1.0")) {
            assertThat(
                            PlannerTest.plan(
                                            page("./bin/ship", "./bin/version # Expected: 5.2.0")
                                                    + BACK.replace("--previous", from))
                                    .rollback()
                                    .stream()
                                    .filter(step -> step.id().startsWith(Proofs.VERIFIES))
                                    .flatMap(step -> step.expectations().stream())
                                    .map(PlanText::expected))
                    .doesNotContain("version 5.2.0");
        }
    }

    private static List<String> expected(String deploy, String verify, String... environment) {
        return PlannerTest.plan(page(deploy, verify) + BACK, environment).rollback().stream()
                .filter(step -> step.id().startsWith(Proofs.VERIFIES))
                .flatMap(step -> step.expectations().stream())
                .map(PlanText::expected)
                .toList();
    }

    private static String page(String deploy, String verify) {
        return "# Shop\n\n## Deploy\n\n```bash\n"
                + deploy
                + "\n```\n\n## Verify\n\n```bash\n"
                + verify
                + "\n```\n";
    }
}
