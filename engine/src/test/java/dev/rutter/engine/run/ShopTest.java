package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.Hosting.LogLine;
import dev.rutter.engine.incident.KnownIssues;
import dev.rutter.engine.incident.PostMortem;
import dev.rutter.engine.incident.Severities;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.ledger.DeploymentLog;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example shop's own runbook, read and planned as users' are, run against a hosting in memory.
class ShopTest {
    private static final Path SHOP = Path.of("..", "examples", "shop");

    @TempDir Path home;

    private World world;
    private Plan plan;

    @BeforeEach
    void readTheShop() throws IOException {
        world = new World(home);
        world.hosting.log.add(
                new LogLine(world.time.instant().plusSeconds(15), "listening on 10000", "info"));
        world.aftermath =
                new Aftermath(
                        new Severities(),
                        new KnownIssues(),
                        List.of(new DeploymentLog(), new PostMortem()));
        var companion = CompanionReader.read(Files.readString(SHOP.resolve("rutter.yaml")));
        var environment = companion.environments().values().iterator().next();
        plan =
                Planner.plan(
                        "RUNBOOK.md",
                        MarkdownReader.read(Files.readString(SHOP.resolve("RUNBOOK.md"))),
                        environment);
        for (var step : plan.steps()) {
            says(step.action());
        }
        plan.rollback().forEach(step -> says(step.action()));
    }

    private void says(Action action) {
        if (action instanceof Action.Shell(var script)) {
            var output =
                    script.contains("bin/test")
                            ? "all tests passed"
                            : script.contains("--verify")
                                    ? "backup verified"
                                    : script.contains("bin/backup")
                                            ? "backup written"
                                            : script.contains("migrate")
                                                    ? "schema is up to date"
                                                    : script.contains("-X POST")
                                                            ? "201"
                                                            : script.contains("http_code")
                                                                    ? "200"
                                                                    : "";
            world.tools.ends.put(script, new Fate.Exited(0, output + "\n"));
        }
        if (action instanceof Action.Http http) {
            var body =
                    http.url().endsWith("/products")
                            ? "{\"products\": [{\"sku\": \"teapot\", \"name\": \"Teapot\", \"price_cents\": 1900}, {\"sku\": \"cup\"}]}"
                            : "{\"status\": \"ok\", \"database\": \"up\", \"version\": \"abc\"}";
            var status = http.method().equals("POST") ? 201 : 200;
            world.tools.answers.put(
                    http.url(),
                    new Measurement.Answered(status, Map.of(), body, Duration.ofMillis(9)));
        }
    }

    private String file(String kind) throws IOException {
        var written =
                world.all(RunEvent.FileWritten.class).stream()
                        .filter(file -> file.kind().equals(kind))
                        .toList();
        assertThat(written).hasSize(1);
        return Files.readString(Path.of(written.getFirst().path()));
    }

    @Test
    void the_shop_is_signed_off_and_its_own_log_is_filled_in() throws Exception {
        assertThat(plan.open()).isEmpty();
        var halt = world.run(plan, "good2");
        assertThat(halt)
                .as(world.journal.read("r1", 0).toString())
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended ->
                                assertThat(ended.end())
                                        .as(ended.because())
                                        .isEqualTo(End.SIGNED_OFF));
        assertThat(file("deployment log"))
                .contains("Deployer: jo")
                .contains("Commit: good2")
                .contains("Rolled back: no");
    }

    @Test
    void a_bad_release_leaves_a_graded_incident_and_a_post_mortem_in_the_documents_template()
            throws Exception {
        world.hosting.errors.put("bad", 33.3);
        var halt = world.run(plan, "bad");
        assertThat(halt)
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended ->
                                assertThat(ended.end())
                                        .as(ended.because())
                                        .isEqualTo(End.ROLLED_BACK));
        assertThat(file("post-mortem"))
                .startsWith("# Post-mortem: release bad failed: ")
                .contains("Severity: SEV2, because line 215 names a rollback\n")
                .contains("Release: bad")
                .contains(
                        "about 50 of 150 requests failed in the 15 s before the decision (33.3 %)")
                .contains("the release served for")
                .contains("went live: bad (dep-2)")
                .contains("rollback verified")
                .contains("[root cause: to be filled in by jo]")
                .contains("- [ ] [action: to be filled in by jo]")
                .doesNotContain("[timeline]");
        assertThat(file("deployment log"))
                .contains("Rolled back: yes, to release ")
                .contains("served 20 s after the decision and was verified")
                .contains("Error rate at the end of the watch: 33.3 %")
                .contains("where the watch was cut off at");
        assertThat(world.state().incident().orElseThrow().title())
                .startsWith("release bad failed: ");
    }

    @Test
    void a_refused_migration_stops_with_the_entry_of_the_troubleshooting_chapter()
            throws Exception {
        world.tools.ends.replaceAll((script, end) ->
                script.contains("migrate")
                        ? new Fate.Exited(
                                3,
                                "applying 0003\npsql:0003.sql:4: ERROR:  check constraint \"quantity_max\" of relation \"orders\" is violated by some row\n")
                        : end);
        var halt = world.run(plan, "good2");
        assertThat(halt)
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> assertThat(ended.end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE));
        var matched = world.all(RunEvent.IssueMatched.class);
        assertThat(matched).hasSize(1);
        assertThat(matched.getFirst().title())
                .isEqualTo("Migration refused: existing rows violate a new constraint");
        assertThat(matched.getFirst().matched()).contains("quantity_max");
        assertThat(file("deployment log"))
                .contains("not live / not signed off")
                .contains("quantity_max")
                .contains("line 235");
        assertThat(world.all(RunEvent.FileWritten.class)).hasSize(1);
    }
}
