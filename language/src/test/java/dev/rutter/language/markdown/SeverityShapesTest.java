package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How documents write down how grave an incident is.
class SeverityShapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SEV1: checkout fails\nSEV2: checkout is slow",
                "P1: checkout fails\nP2: checkout is slow",
                "- P1 - checkout fails\n- P2 - checkout is slow",
                "- SEV1: checkout fails\n- SEV2: checkout is slow",
                "1. SEV-1 – checkout fails\n2. SEV-2 – checkout is slow",
                "**SEV1**: checkout fails\n\n**SEV2**: checkout is slow",
                "**P1 - Critical**: checkout fails\n\n**P2 - High**: checkout is slow",
                "### SEV1: checkout fails\n\n### SEV2: checkout is slow",
                "### P1 - checkout fails\n\n### P2 - checkout is slow",
                "| Severity | Meaning |\n|---|---|\n| SEV1 | checkout fails |\n| SEV2 | it is slow |",
                "| Level | Meaning |\n|---|---|\n| P1 | checkout fails |\n| P2 | it is slow |"
            })
    void every_usual_shape_gives_levels_and_no_step(String levels) {
        var runbook =
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n```bash\n./ship\n```\n\n## Incident response\n\n"
                                + levels
                                + "\n");
        assertThat(runbook.all(Entry.SeverityLevel.class)).hasSize(2);
        assertThat(runbook.all(Step.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Notes", "Verify", "If something breaks", "Deploy the shop"})
    void what_is_called_a_severity_is_one_in_any_chapter(String chapter) {
        var runbook =
                MarkdownReader.read(
                        "# Shop\n\n## Deploy\n\n```bash\n./ship\n```\n\n## "
                                + chapter
                                + "\n\nSEV1: checkout fails\n\n- SEV2: checkout is slow\n- SEV3 (cosmetic)\n");
        assertThat(runbook.all(Entry.SeverityLevel.class)).hasSize(3);
        assertThat(runbook.all(Step.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1. P1: deploy the database", "1. S1: start the shop"})
    void parts_of_a_deployment_are_no_severities(String step) {
        var runbook = MarkdownReader.read("# Shop\n\n## Deploy\n\n" + step + "\n");
        assertThat(runbook.all(Entry.SeverityLevel.class)).isEmpty();
        assertThat(runbook.all(Step.class)).hasSize(1);
    }
}
