package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A document of thousands of equal parts is no deployment, but whoever opens it gets an answer:
/// what is held against each other while planning grows with the document and not with its square.
@Tag("slow")
class HostilePlanTest {
    /// Far more than any of them takes, and far less than what grew with the square took.
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final int LINES = 10_000;

    /// `§` stands for the number of the part, `\n` for the end of a line.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "## Deploy | §. Run `make p§` and watch for § minutes\\n",
                "## Deploy | - [ ] Wait § minutes\\n",
                "## Deploy | - [ ] Tell team § about it\\n",
                "## Deploy | - [ ] If table § changed, run `psql -c 'INSERT INTO t VALUES (§)'`\\n",
                "## Verify | - [ ] All pods are running: `kubectl get pods -n n§`\\n",
                "## Deploy | §. Deploy service-§ on Render\\n",
                "## Success criteria | - Error rate of § below § %\\n",
                "## Rollback | - Roll back when the error rate of § is above § %\\n",
                "## Deploy | ## Part §\\n\\n§. Run the parts (see [Part §](#part-§))\\n\\n```\\nmake p§\\n```\\n\\n",
                "## Deploy | ### Deploy to staging §\\n\\n```\\nmake p§\\n```\\n\\n### Deploy to production §\\n\\n```\\nmake q§\\n```\\n\\n",
                "## Deploy | ## Deploy § (5 minutes)\\n\\n```\\nmake p§\\n```\\n\\n## Deploy commands §\\n\\n```\\nmake p§\\n```\\n\\n",
                "## Deploy | ## Monitor § (0-§ minutes)\\n\\n- p95 latency < § ms\\n\\n",
                "## Deploy | ## Rollback §\\n\\n```\\nmake undo§\\n```\\n\\n",
                "## Deploy | ## Release §\\n\\n**Option A: x**\\n\\n```\\ngit push origin a§\\n```\\n\\n**Option B: y**\\n\\n```\\ngit push origin b§\\n```\\n\\n",
                "## Troubleshooting | ### Problem §\\n\\n**Symptoms:** it fails §\\n\\n**Fix:** run `make fix§`\\n\\n",
                "## Deploy | - Option §: `make p§`\\n",
                "## Deploy | - Via way §: `make p§`\\n",
                "## Deploy | - Preferred: `make p§`\\n",
                "## Deploy | - If t§ changed, run `make p§`; otherwise run `make q§`\\n",
                "## Deploy\\n\\n```bash | # If t§\\nmake p§\\n# else\\nmake q§\\n",
                "## Deploy\\n\\n```bash | # If t§\\nmake p§\\n# else if u§\\nmake q§\\n",
                "## Deploy\\n\\n```bash | # If t§\\nmake p§\\n",
                "## Deploy\\n\\n```bash | make p§\\n# or\\nmake q§\\n",
                "## Deploy\\n\\n```bash | # Hotfix §\\nmake p§\\n# Normal release §\\nmake q§\\n",
                "## Deploy | or\\n\\n```\\nmake p§\\n```\\n\\n",
                "## Deploy | > **Tip:** you can also run `make p§`\\n\\n",
                "## Deploy | - The two must match: `make p§` and `make q§`\\n",
                "## Overview | ## Minor upgrade §\\n\\n```\\nmake p§\\n```\\n\\n",
                "## Verify | Wait until § shows 0:\\n\\n```\\ncat p§\\n```\\n\\n",
                "## Deploy | - Run `./p§` every § s until it prints § (may take up to § minutes)\\n",
                "## Deploy | - Wait § days before deleting a§\\n",
                "## Deploy | Run:\\n\\n```\\nmake p\\n```\\n\\nOnly run the above if t§ has changed.\\n\\n",
                "## Deploy | Avoid running this:\\n\\n```\\nmake p§\\n```\\n\\n",
                "## Monitoring for 10 minutes | - Disk §: 70%/90% (warning/critical)\\n",
            })
    void a_document_of_thousands_of_equal_parts_is_planned_in_time(String heading, String part) {
        var text = new StringBuilder("# D\n\n" + heading.replace("\\n", "\n") + "\n\n");
        var lines = part.split("\\\\n", -1).length - 1;
        for (var i = 1; i * lines < LINES; i++) {
            text.append(part.replace("§", "" + i).replace("\\n", "\n"));
        }
        var runbook = MarkdownReader.read(text.toString());
        assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    var plan =
                            Planner.plan("runbook.md", runbook, Environment.unbound("production"));
                    assertThat(PlanText.show(plan, Forecast.of(runbook, plan))).isNotBlank();
                    assertThat(Coverage.lines(runbook)).isNotNull();
                });
    }

    @Test
    void a_plan_watches_no_more_windows_than_it_can_and_says_so() {
        var text = new StringBuilder("# D\n\n## Deploy\n\n");
        for (var i = 1; i <= 250; i++) {
            text.append(i).append(". Run `make p").append(i).append("` and watch for ");
            text.append(i).append(" minutes\n");
        }
        var plan =
                Planner.plan(
                        "runbook.md",
                        MarkdownReader.read(text.toString()),
                        Environment.unbound("production"));
        assertThat(plan.open())
                .anySatisfy(open -> {
                    assertThat(open.kind()).isEqualTo(Plan.Open.Kind.DOCUMENT);
                    assertThat(open.what()).contains("more than 200 windows");
                });
    }
}
