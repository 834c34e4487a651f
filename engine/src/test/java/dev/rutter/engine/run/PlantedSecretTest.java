package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rutter.engine.journal.EventJson;
import dev.rutter.engine.journal.MemoryJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.step.MaskedEvents;
import dev.rutter.engine.step.Sleeper;
import dev.rutter.engine.step.Toolset;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One secret in everything that any tool answers: nothing of it may be recorded.
class PlantedSecretTest {
    private static final String PLANTED = "planted-Secret-77";

    @TempDir Path home;

    private final MemoryJournal journal = new MemoryJournal(InstantSource.system());
    private final Map<String, String> own = new HashMap<>(System.getenv());
    private HttpServer server;
    private String at;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        at = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/shop", 500, "sorry: " + PLANTED);
        answer(
                "/v1/services",
                200,
                "[{\"service\":{\"id\":\"srv-1\",\"name\":\"shop\",\"ownerId\":\"tea-1\"}}]");
        answer(
                "/v1/logs",
                200,
                "{\"hasMore\":false,\"logs\":[{\"timestamp\":\"2026-11-21T10:00:00Z\",\"message\":"
                        + "\"ERROR login with "
                        + PLANTED
                        + " refused\",\"labels\":[]}]}");
        answer("/v1/postgres", 200, "[{\"postgres\":{\"id\":\"dpg-1\",\"name\":\"shop-db\"}}]");
        answer(
                "/v1/postgres/dpg-1/connection-info",
                200,
                "{\"externalConnectionString\":\"postgres://shop:"
                        + PLANTED
                        + "@127.0.0.1:1/shop\"}");
        answer(
                "/v1/services/srv-1/restart",
                400,
                "{\"message\":\"no restart for " + PLANTED + "\"}");
        server.start();
        own.put("API", at + "/v1");
        own.put("HOOK", "http://no host/" + PLANTED);
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        server.createContext(
                path,
                exchange -> {
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("X-Token", PLANTED);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
    }

    /// The secret comes as a password in the connection string of a `database:` variable: nobody
    /// ever declared it.
    private Plan plan(Action action) {
        var bare = Environment.unbound("here");
        var environment =
                new Environment(
                        "here",
                        ".",
                        Map.of(),
                        Map.of("DATABASE_URL", "database:shop-db"),
                        List.of(),
                        Optional.of(
                                new Environment.Hosting(
                                        Environment.Hosting.Kind.RENDER, "shop", "$API", "")),
                        Map.of(),
                        Plans.NOBODY,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        bare.stepLimit(),
                        List.of(new Environment.Channel("slack", "$HOOK")),
                        Map.of(),
                        List.of());
        var step = Plans.step("one", Phase.PREPARE, "One", action, IfInterrupted.ASK, 1);
        return new Plan(
                "RUNBOOK.md",
                "0".repeat(64),
                "Here",
                environment,
                List.of(step),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private String recorded(Action action) throws InterruptedException {
        var engine =
                new Engine(
                        journal,
                        Toolset.opener(own),
                        (environment, run, by) ->
                                new EnvironmentGuard.Taken.Ours(
                                        new EnvironmentGuard.Tenure() {
                                            @Override
                                            public Optional<String> lost() {
                                                return Optional.empty();
                                            }

                                            @Override
                                            public void close() {}
                                        }),
                        Aftermath.none(),
                        home,
                        InstantSource.system(),
                        Sleeper.real());
        var run = engine.begin(plan(action), new RunOptions("", "jo", 1, home));
        engine.carryOn(run, "jo", Asker.nobody());
        return journal.read(run, 0).stream()
                .map(one -> EventJson.write(one.event()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void no_tool_lets_a_secret_into_the_journal() throws Exception {
        assertThat(
                        recorded(
                                new Action.Shell(
                                        "echo \"$DATABASE_URL\"; echo " + split() + "; exit 3")))
                .doesNotContain(PLANTED)
                .contains("exit status 3: ***");
        var get =
                new Action.Http(
                        "GET", at + "/shop", Map.of(), Optional.empty(), false, true, "curl");
        assertThat(recorded(get)).doesNotContain(PLANTED).contains("sorry: ***");
        assertThat(recorded(hosting(Action.Hosting.Act.LOGS_WITHOUT_ERRORS)))
                .doesNotContain(PLANTED)
                .contains("login with *** refused");
        assertThat(recorded(hosting(Action.Hosting.Act.RESTART)))
                .doesNotContain(PLANTED)
                .contains("no restart for ***");
        assertThat(recorded(new Action.Announce("we deploy")))
                .doesNotContain(PLANTED)
                .contains("its address is no URL");
    }

    @Test
    void where_rutters_own_runs_are_kept_is_told_to_no_command_and_recorded_nowhere()
            throws Exception {
        own.put("RUTTER_DATABASE", "postgres://rutter:" + PLANTED + "@127.0.0.1:1/rutter");
        assertThat(
                        recorded(
                                new Action.Shell(
                                        "echo \"it is ${RUTTER_DATABASE-unset}\" "
                                                + split()
                                                + "; exit 3")))
                .doesNotContain(PLANTED)
                .contains("it is unset")
                .contains("***");
    }

    @Test
    void no_output_of_a_run_that_is_over_holds_a_secret() throws Exception {
        var _ =
                recorded(
                        new Action.Shell(
                                "echo \"$DATABASE_URL\"; printf %s "
                                        + split()
                                        + " | base64;"
                                        + " echo "
                                        + split()));
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    // The shell's state goes on: it holds what the commands' environment holds.
                    .filteredOn(file -> !file.endsWith("state"))
                    .allSatisfy(file ->
                            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                    .doesNotContain(PLANTED)
                                    .doesNotContain(encoded()));
        }
    }

    @Test
    void what_a_leg_that_was_killed_left_loses_its_secrets_in_the_next() throws Exception {
        var output = home.resolve("r7/session/commands/0001-one-1/output");
        Files.createDirectories(output.getParent());
        Files.writeString(output, "it is " + PLANTED + "\n");
        Files.writeString(output.resolveSibling("status"), "0 ended\n");
        Toolset.opener(own)
                .open("r7", plan(hosting(Action.Hosting.Act.RESTART)), home.resolve("r7"))
                .close();
        assertThat(output).hasContent("it is " + "*".repeat(PLANTED.length()) + "\n");
    }

    private static String encoded() {
        return Base64.getEncoder()
                .encodeToString(PLANTED.getBytes(StandardCharsets.UTF_8))
                .substring(2, 10);
    }

    /// The secret without its being written in the plan.
    private static String split() {
        return PLANTED.substring(0, 5) + "\"\"" + PLANTED.substring(5);
    }

    private static Action hosting(Action.Hosting.Act act) {
        return new Action.Hosting(act, "", "");
    }

    @Test
    void every_text_of_an_event_is_masked() {
        var mask = new MaskedEvents(text -> text.replace(PLANTED, "***"));
        var answered =
                new Measurement.Answered(
                        200, Map.of("x-token", PLANTED), PLANTED, java.time.Duration.ZERO);
        var rows = new Measurement.Rows(List.of(PLANTED), List.of(List.of("a", PLANTED)));
        var events =
                List.of(
                        new RunEvent.WindowSampled("one", List.of(answered, rows)),
                        new RunEvent.IssueMatched("one", PLANTED, 1, PLANTED),
                        new RunEvent.RunEnded(End.STOPPED, PLANTED),
                        new RunEvent.RollbackEnded(false, 1, PLANTED));
        assertThat(events)
                .allSatisfy(event ->
                        assertThat(EventJson.write(mask.masked(event)))
                                .doesNotContain(PLANTED)
                                .contains("***"));
    }
}
