package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A chapter whose title names a thing and no deed is what its place and its parts make of it.
class VagueTitlesTest {
    private static final String LOOK_BEFORE = "## Before the release\n\n- [ ] `./before`\n\n";
    private static final String SHIP = "## Deployment steps\n\n```bash\n./ship\n```\n";

    private static List<String> said(String chapters) {
        return PlannerTest.said(PlannerTest.plan("# Shop release\n\n" + chapters).steps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Contents\n\n- [Before](#before-the-release)\n- [Ship](#deployment-steps)\n\n"
                        + LOOK_BEFORE,
                LOOK_BEFORE + "## Architecture\n\n- Two servers\n\n",
                LOOK_BEFORE + "## Cache configuration\n\n- The cache holds an hour\n\n",
                LOOK_BEFORE + "## Dependency audit\n\n- [ ] No library is out of date\n\n"
            })
    void what_configures_between_preparing_and_deploying_is_done_whatever_stands_around_it(
            String before) {
        assertThat(
                        said(
                                before
                                        + "## Database configuration\n\n### Step 1: Copy the tables\n\n"
                                        + "```bash\n./copy\n```\n\n"
                                        + SHIP))
                .containsSubsequence("./before", "./copy", "./ship");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Environments", "Environment management", "Infrastructure"})
    void a_chapter_with_the_production_deployment_in_it_deploys(String title) {
        assertThat(
                        said(
                                "## "
                                        + title
                                        + "\n\n### Production deployment\n\n1. Copy what serves: `./copy`\n"
                                        + "2. Put it out: `./ship`\n"))
                .containsExactly("./copy", "./ship");
    }

    @Test
    void a_chapter_of_facts_above_the_deployment_runs_nothing() {
        assertThat(
                        said(
                                "## Environments\n\n### Production\n\n```bash\n./console prod\n```\n\n"
                                        + SHIP))
                .containsExactly("./ship");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Destruction (careful!)",
                "Destruction (attention !)",
                "Abbau",
                "Destroying it"
            })
    void what_takes_it_all_away_is_no_step_between_two_deployments(String title) {
        assertThat(
                        said(
                                SHIP
                                        + "\n## "
                                        + title
                                        + "\n\n```bash\n./take-away\n```\n\n"
                                        + "## Deployment of the web site\n\n```bash\n./site\n```\n"))
                .containsExactly("./ship", "./site");
    }
}
