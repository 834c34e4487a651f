package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole demo, as a stranger runs it.
@Tag("slow")
class DemoTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path temp;

    @Test
    void three_deployments_end_as_they_must_and_the_report_says_why() throws Exception {
        var report = temp.resolve("report.json");
        var work = Files.createDirectories(temp.resolve("work"));
        var demo =
                new Rutter(temp.resolve("home"), work)
                        .start("demo", "--report", report.toString(), "--keep");
        var ended = demo.await(Duration.ofMinutes(15));
        assertThat(ended.code()).as(ended.end()).isZero();
        // Without a terminal: plain lines, no control sequence.
        assertThat(ended.out()).doesNotContain("\033[").doesNotContain("\r");

        var json = JsonMapper.builder().build().readTree(Files.readString(report));
        var runs = json.get("runs");
        assertThat(runs.size()).isEqualTo(3);

        assertThat(runs.get(0).get("end").stringValue()).isEqualTo("signed off");
        assertDecision(runs.get(0));

        var bad = runs.get(1);
        assertThat(bad.get("end").stringValue()).isEqualTo("rolled back");
        assertDecision(bad);
        assertThat(bad.get("decision").get("samples").intValue()).isGreaterThanOrEqualTo(20);
        assertThat(bad.get("decision").get("says").stringValue())
                .containsIgnoringCase("error rate");
        assertThat(bad.get("rollback_ms").longValue()).isPositive();

        var migration = runs.get(2);
        assertThat(migration.get("end").stringValue()).isEqualTo("stopped before go-live");
        assertDecision(migration);

        var traffic = json.get("traffic");
        assertThat(traffic.get("requests").longValue()).isGreaterThan(500);
        assertThat(traffic.get("failed_by_release").longValue()).isPositive();
        assertThat(traffic.get("failed_by_switch").longValue()).isZero();

        assertThat(json.get("incident").get("id").stringValue()).isNotBlank();
        assertThat(json.get("incident").get("severity").stringValue()).isNotBlank();
        var postMortem = Path.of(json.get("post_mortem").stringValue());
        assertThat(postMortem).exists();
        assertThat(Files.readString(postMortem)).contains("Post-mortem").contains("Timeline");

        // The reason and the document's own entry on it are shown.
        var known = migration.get("known_issue");
        assertThat(known.get("matched").stringValue()).contains("is violated by some row");
        assertThat(ended.out()).contains(known.get("title").stringValue());
        assertThat(
                        Files.readAllLines(Rutter.ROOT.resolve("examples/shop/RUNBOOK.md"))
                                .get(known.get("line").intValue() - 1))
                .contains(known.get("title").stringValue());
        deleteKept(ended.out());
    }

    /// Line, words, value, threshold: each decision rests on something a person can look up.
    private static void assertDecision(JsonNode run) throws Exception {
        var decision = run.get("decision");
        assertThat(decision.get("line").intValue()).isPositive();
        assertThat(decision.get("says").stringValue()).isNotBlank();
        assertThat(decision.get("seen").stringValue()).isNotBlank();
        assertThat(decision.get("threshold").stringValue()).isNotBlank();
        var document = Files.readAllLines(Rutter.ROOT.resolve("examples/shop/RUNBOOK.md"));
        var line = document.get(decision.get("line").intValue() - 1);
        assertThat(line).contains(decision.get("says").stringValue().strip());
    }

    private static void deleteKept(String out) throws Exception {
        var kept = java.util.regex.Pattern.compile("(/\\S*rutter-demo\\S*?)/").matcher(out);
        if (kept.find()) {
            var folder = Path.of(kept.group(1));
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
