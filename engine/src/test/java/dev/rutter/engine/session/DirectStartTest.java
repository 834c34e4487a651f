package dev.rutter.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs started without the JDK's helper and `setsid`.
class DirectStartTest {
    private static final long LIMIT = Duration.ofSeconds(60).toNanos();
    private static final String SH = Toolbox.find(System.getenv()).sh().toString();

    @TempDir Path home;

    @BeforeAll
    static void prepared() {
        DirectStart.prepare();
    }

    private String output(String script, Map<String, String> environment) throws Exception {
        var output = home.resolve("output");
        var started =
                DirectStart.ready()
                        .orElseThrow()
                        .start(List.of(SH, "-c", script, "me"), home, environment, output);
        assertThat(started.end().within(LIMIT)).isTrue();
        return Files.readString(output);
    }

    @Test
    void it_leads_a_session_of_its_own_with_no_input_and_both_outputs_in_one_file()
            throws Exception {
        var said =
                output(
                        """
                        read -r _ stat </proc/$$/stat; set -- ${stat##*)}
                        [ "$4" = $$ ] && echo leads; [ "$3" = $$ ] && echo group
                        read -r line || echo "no input"; echo problem >&2; pwd
                        """,
                        Map.of());
        assertThat(said).isEqualTo("leads\ngroup\nno input\nproblem\n" + home.toRealPath() + "\n");
    }

    @Test
    void it_gets_the_environment_it_is_given_and_no_other() throws Exception {
        assertThat(output("echo \"$GREETING|${HOME-unset}\"", Map.of("GREETING", "grüß = dich")))
                .isEqualTo("grüß = dich|unset\n");
    }

    /// What this process holds open (a server's socket, a database) must not live on in a command.
    @Test
    void nothing_that_this_process_has_open_and_no_blocked_signal_reaches_it() throws Exception {
        try (var _ = new java.net.ServerSocket(0);
                var _ = Files.newInputStream(Files.writeString(home.resolve("open"), "x"))) {
            // By the shell itself: it blocks signals while it waits for others.
            var said =
                    output(
                            """
                            while read -r line; do case $line in SigBlk*) echo "$line" ;; esac
                            done </proc/$$/status
                            ls -l /proc/$$/fd
                            """,
                            Map.of());
            assertThat(said).contains("SigBlk:\t0000000000000000");
            assertThat(said.lines().filter(line -> line.contains(" -> ")).toList())
                    .allMatch(line -> line.contains("/dev/null") || line.contains("output"))
                    .hasSize(3);
        }
    }

    @Test
    void what_cannot_be_started_is_told() {
        var direct = DirectStart.ready().orElseThrow();
        var output = home.resolve("output");
        assertThatThrownBy(() ->
                        direct.start(List.of(SH, "-c", ":"), home.resolve("no"), Map.of(), output))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> direct.start(List.of("/no/such"), home, Map.of(), output))
                .isInstanceOf(IOException.class)
                .hasMessage("error 2 of errno.h");
        assertThatThrownBy(() -> direct.start(List.of(SH, "a\0b"), home, Map.of(), output))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void many_at_once_end_each_for_itself() throws Exception {
        var direct = DirectStart.ready().orElseThrow();
        var lasting =
                direct.start(
                        List.of(SH, "-c", "exec sleep 600"),
                        home,
                        System.getenv(),
                        home.resolve("long"));
        try {
            for (int round = 0; round < 20; round++) {
                var ended =
                        direct.start(
                                List.of(SH, "-c", "exit 3"),
                                home,
                                Map.of(),
                                home.resolve("n" + round));
                assertThat(ended.end().within(LIMIT)).isTrue();
                assertThat(ProcessStamp.of(ended.pid())).isEmpty();
            }
            assertThat(lasting.end().within(1)).isFalse();
        } finally {
            ProcessHandle.of(lasting.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
        assertThat(lasting.end().within(LIMIT)).isTrue();
    }
}
