package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.acceptance.Rutter.Running;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.DatabaseServers;
import dev.rutter.platform.process.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several nodes of the built distribution on one real PostgreSQL, and what an operator is told
/// where that database cannot be used.
@Tag("slow")
class SharedDatabaseTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String PASSWORD = "harbourlantern27harbourlantern27";

    @TempDir Path temp;
    private Path work;
    private DatabaseServer server;
    private final Map<String, Running> nodes = new LinkedHashMap<>();

    private DatabaseServers servers() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return new DatabaseServers(
                temp.resolve("servers"),
                new Children(),
                InstantSource.system(),
                () -> PASSWORD,
                Map.of("PATH", path));
    }

    @BeforeEach
    void document() throws Exception {
        work = Files.createDirectories(temp.resolve("work"));
        Files.writeString(
                work.resolve("RUNBOOK.md"),
                """
                # Lighthouse lamp

                ## Before deployment

                - [ ] The old lamp is off
                  ```bash
                  echo off >> trace; until [ -e go ]; do sleep 0.1; done; echo cold >> trace
                  ```
                - [ ] The keeper agrees

                ## Deployment

                ```bash
                # Light the new lamp
                echo lit >> trace; echo shining > lamp.txt
                ```

                ## Verification

                ```bash
                cat lamp.txt
                # Expected: shining
                ```

                ## Rollback

                ```bash
                rm lamp.txt
                ```
                """);
        Files.writeString(
                work.resolve("rutter.yaml"),
                """
                runbook: RUNBOOK.md
                environments:
                  lighthouse:
                    workdir: .
                """);
        server =
                servers()
                        .ensure(
                                new DatabaseServers.Wish(
                                        "shared", "rutter", "rutter", Optional.empty()));
    }

    @AfterEach
    void end() throws Exception {
        for (var node : nodes.values()) {
            kill(node);
        }
        servers().stopAll();
        servers().purgeElsewhere();
    }

    private static void kill(Running running) throws InterruptedException {
        running.process().destroyForcibly();
        running.process().waitFor();
    }

    private String address() {
        return address("rutter:" + PASSWORD, server.port());
    }

    private static String address(String user, int port) {
        return "postgres://" + user + "@127.0.0.1:" + port + "/rutter?sslmode=disable";
    }

    private Rutter rutter() {
        return new Rutter(temp.resolve("home"), work);
    }

    /// The nodes that went on with the run, in order, as the journal has it.
    private List<String> holders() throws IOException, InterruptedException {
        return rutter().run("log", "r1", "--database", address())
                .out()
                .lines()
                .filter(line -> line.contains("resumed by node "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    private String said() throws IOException {
        var all = new StringBuilder();
        for (var node : nodes.entrySet()) {
            all.append(node.getKey()).append(":\n").append(node.getValue().printed());
        }
        return all.toString();
    }

    private List<String> trace() throws IOException {
        var file = work.resolve("trace");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    @Test
    void
            a_run_whose_process_and_then_whose_node_is_killed_goes_on_at_another_and_nothing_is_repeated()
                    throws Exception {
        var begun = rutter().start("run", "RUNBOOK.md", "--by", "mia", "--database", address());
        Await.until("the command has begun", SOON, () -> trace().equals(List.of("off")));
        for (var name : List.of("a", "b", "c")) {
            nodes.put(name, rutter().start("node", "--name", name, "--database", address()));
        }
        for (var node : nodes.values()) {
            Await.until("it takes up runs", SOON, () -> node.printed().contains("takes up runs"));
        }
        kill(begun);
        Await.until("a node goes on with it", SOON, () -> holders().size() == 1);
        var first = holders().getFirst();
        kill(Objects.requireNonNull(nodes.get(first)));
        Await.until("another node goes on with it", SOON, () -> holders().size() == 2);
        assertThat(holders().getLast()).as(said()).isNotEqualTo(first);
        assertThat(trace()).containsExactly("off");
        Files.createFile(work.resolve("go"));

        // From here on by the environment's variable, as a machine would have it.
        var there = rutter().with("RUTTER_DATABASE", address());
        Await.until(
                "the keeper is asked",
                SOON,
                () -> there.run("status", "r1").out().contains("The keeper agrees"));
        assertThat(work.resolve("lamp.txt")).doesNotExist();
        var answered = there.run("answer", "r1", "prepare-2", "yes", "--by", "jo");
        assertThat(answered.code()).as(answered.all()).isZero();
        var again = there.run("answer", "r1", "prepare-2", "no", "--by", "mia");
        assertThat(again.code()).as(again.all()).isEqualTo(10);
        Await.until(
                "it is over, by a node alone",
                SOON,
                () -> there.run("status", "r1").out().contains("signed off"));

        assertThat(trace()).as(said()).containsExactly("off", "cold", "lit");
        var log = there.run("log", "r1", "--verify");
        assertThat(log.code()).as(log.all()).isZero();
        assertThat(there.run("log", "r1").out()).contains("yes by jo").doesNotContain(PASSWORD);
        assertThat(said() + log.all()).doesNotContain(PASSWORD);
        // Without the database's name the home's own journal is meant, which knows of nothing.
        assertThat(rutter().run("status", "r1").code()).isEqualTo(9);
    }

    @Test
    void a_database_that_cannot_be_used_is_told_without_its_password() throws Exception {
        var wrong =
                rutter().run("status", "--database", address("rutter:wrong-key", server.port()));
        assertThat(wrong.code()).as(wrong.all()).isEqualTo(74);
        assertThat(wrong.err())
                .contains("password authentication failed for user \"rutter\"")
                .contains("127.0.0.1:" + server.port() + "/rutter")
                .doesNotContain("wrong-key")
                .hasLineCount(1);

        var port = 1; // nobody listens there
        var nobody = rutter().run("node", "--database", address("rutter:" + PASSWORD, port));
        assertThat(nobody.code()).as(nobody.all()).isEqualTo(74);
        assertThat(nobody.err())
                .contains("127.0.0.1:" + port + "/rutter")
                .contains("refused")
                .contains("start it")
                .doesNotContain(PASSWORD)
                .doesNotContain("60 s")
                .hasLineCount(1);

        for (var odd :
                List.of(
                        "mysql://rutter:" + PASSWORD + "@127.0.0.1/rutter",
                        "postgres://rutter:" + PASSWORD + "@127.0.0.1",
                        "postgres://rutter:" + PASSWORD + "@127.0.0.1:port/rutter")) {
            var bad = rutter().run("run", "RUNBOOK.md", "--database", odd);
            assertThat(bad.code()).as(bad.all()).isEqualTo(2);
            assertThat(bad.err())
                    .contains("postgres://USER:PASSWORD@HOST:PORT/DATABASE")
                    .doesNotContain(PASSWORD)
                    .hasLineCount(1);
        }
        var none = rutter().run("node");
        assertThat(none.code()).as(none.all()).isEqualTo(2);
        assertThat(none.err()).contains("--database").contains("RUTTER_DATABASE");

        servers().stopAll();
        var down = rutter().run("run", "RUNBOOK.md", "--database", address());
        assertThat(down.code()).as(down.all()).isEqualTo(74);
        assertThat(down.err()).contains("start it").doesNotContain(PASSWORD).hasLineCount(1);
        assertThat(work.resolve("trace")).doesNotExist();
    }
}
