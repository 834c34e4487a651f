package dev.rutter.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.secret.Secrets;
import dev.rutter.engine.support.ChildJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Time limits, floods of output, and the death of the process that began a command.
@Tag("slow")
class RunningCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path home;
    private ShellSession session;

    @BeforeEach
    void open() {
        session = open(Secrets.NONE);
    }

    private ShellSession open(Secrets secrets) {
        return ShellSession.open(
                home.resolve("session"),
                home,
                System.getenv(),
                Map.of(),
                secrets,
                Duration.ofMillis(500));
    }

    @Test
    void at_the_time_limit_everything_ends_even_what_left_the_session_or_ignores_the_request()
            throws Exception {
        var command =
                session.begin(
                        "stubborn",
                        """
                        sleep 600 & echo $! >>pids
                        setsid --fork bash -c 'echo $$ >>pids; sleep 600'
                        bash -c 'trap "" TERM; echo $$ >>pids; while :; do sleep 600; done' &
                        (set -m; sleep 600 & echo $! >>pids)
                        trap 'echo asked' TERM
                        echo ready; wait; wait; wait
                        """);
        await(() -> command.transcript(1000).contains("ready") && pids().size() == 4);
        assertThat(pids()).allMatch(RunningCommandTest::alive);
        assertThat(command.await(Duration.ofMillis(100)).timedOut()).isTrue();
        assertThat(pids()).noneMatch(RunningCommandTest::alive);
        assertThat(command.running()).isFalse();
        assertThat(command.transcript(1000)).contains("asked");
        // Asked again, also by a later Rutter, the answer is the same.
        assertThat(open(Secrets.NONE).find("stubborn").orElseThrow().await(LIMIT).timedOut())
                .isTrue();
    }

    @Test
    void a_command_that_ends_by_itself_when_asked_reports_its_own_status() throws Exception {
        var command = session.begin("polite", "trap 'exit 9' TERM; echo ready; sleep 600 & wait");
        await(() -> command.transcript(1000).contains("ready"));
        assertThat(command.await(Duration.ZERO)).isEqualTo(new Exit(9, true, false));
    }

    @Test
    void a_background_process_that_holds_the_output_does_not_hold_up_the_command()
            throws Exception {
        var command = session.begin("server", "sleep 600 & echo $! >>pids; echo started; exit 5");
        try {
            assertThat(command.await(LIMIT)).isEqualTo(new Exit(5, false, false));
            assertThat(pids()).allMatch(RunningCommandTest::alive);
            assertThat(command.transcript(1000)).isEqualTo("started\n");
        } finally {
            command.stop();
            pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    @Test
    void a_flood_of_output_keeps_its_head_and_tail_and_says_how_much_is_missing() throws Exception {
        var command =
                session.begin(
                        "flood",
                        """
                        echo first
                        head -c 198000000 /dev/zero | tr '\\0' x | fold -w 99
                        echo; echo last
                        """);
        assertThat(command.await(LIMIT)).isEqualTo(new Exit(0, false, false));
        assertThat(ends(command.transcript(1_000_000))).isEqualTo("first\nxxx … xxx\nlast\n");
        assertThat(command.transcript(1_000_000).length()).isBetween(900_000, 1_001_000);
        // And all that is kept, from both ends, around the hole in the file.
        var whole = command.transcript(1 << 30);
        long kept = ShellSession.OUTPUT_HEAD + ShellSession.OUTPUT_TAIL;
        assertThat(ends(whole)).isEqualTo("first\nxxx … xxx\nlast\n");
        assertThat(whole.indexOf('\0')).isEqualTo(-1);
        assertThat((long) whole.length()).isBetween(kept, 200_000_000L);
        assertThat(onDisk(command.folder().resolve("output"))).isLessThan(kept * 2);
    }

    @Test
    void where_output_cannot_be_bounded_a_flood_is_ended_and_that_is_said() throws Exception {
        var tools = Files.createDirectory(home.resolve("tools"));
        var broken = Files.writeString(tools.resolve("fallocate"), "#!/bin/sh\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        var environment = new HashMap<>(System.getenv());
        environment.put("PATH", tools + ":" + environment.get("PATH"));
        var there =
                ShellSession.open(
                        home.resolve("other"),
                        home,
                        environment,
                        Map.of(),
                        Secrets.NONE,
                        Duration.ofMillis(500));
        var command =
                there.begin("flood", "trap '' TERM; head -c 4G /dev/zero | tr '\\0' x; sleep 600");
        assertThat(command.await(LIMIT).status()).isNotZero();
        assertThat(command.transcript(10_000).lines().toList().getLast())
                .startsWith("the command was ended: it wrote more than 67108864 bytes");
        assertThat(onDisk(command.folder().resolve("output"))).isLessThan(4_000_000_000L);
    }

    @Test
    void output_of_any_bytes_is_shown_as_text() throws Exception {
        var command = session.begin("bytes", "printf 'a\\xff\\x00b\\xc3\\xa9'");
        command.await(LIMIT);
        assertThat(command.transcript(1000)).isEqualTo("a\ufffd\0bé");
    }

    @Test
    void a_long_transcript_is_cut_without_showing_a_part_of_a_secret() throws Exception {
        var secret = "0123456789abcdefghij";
        session = open(Secrets.from(List.of("KEY"), Map.of("KEY", secret)));
        var command =
                session.begin("many", "for i in {1..500}; do printf %s \"$KEY\"; done; echo .");
        command.await(LIMIT);
        for (int most = 100; most < 160; most++) {
            var text = command.transcript(most);
            assertThat(text).containsPattern("\\[… [0-9,]+ bytes left out …]").endsWith("*.\n");
            assertThat(text.replaceAll("\\[.*]", "")).matches("[*.\n]+");
        }
    }

    @Test
    void a_follower_sees_the_output_while_it_is_written_masked_and_to_the_end() throws Exception {
        session = open(Secrets.from(List.of("KEY"), Map.of("KEY", "hidden-value")));
        var command =
                session.begin(
                        "told",
                        """
                        echo begin; printf hidden-; until [[ -e go ]]; do sleep 0.05; done
                        echo value; echo é; exit 3
                        """);
        var seen = new Seen();
        try (var following = command.follow(seen)) {
            assertThat(following).isNotNull();
            await(() -> seen.text().equals("begin\n"));
            Files.createFile(home.resolve("go"));
            assertThat(command.await(LIMIT).status()).isEqualTo(3);
        }
        assertThat(seen.text()).isEqualTo("begin\n***\né\n");
    }

    @Test
    void a_follower_that_is_slower_than_the_command_misses_the_middle_and_is_told()
            throws Exception {
        var command = session.begin("fast", "head -c 30000000 /dev/zero | tr '\\0' x; echo end");
        command.await(LIMIT);
        var seen = new Seen();
        command.follow(seen).close();
        assertThat(seen.text()).contains(" bytes left out").endsWith("xxend\n");
        assertThat(seen.text().length()).isLessThan(2_000_000);
    }

    @Test
    void a_command_goes_on_when_its_rutter_is_killed_and_the_next_one_adopts_it() throws Exception {
        try (var rutter =
                ChildJava.start(Beginner.class, session.folder().toString(), home.toString())) {
            assertThat(rutter.line()).contains("begun");
            rutter.kill();
        }
        var command = session.find("long").orElseThrow();
        assertThat(command.running()).isTrue();
        assertThat(ProcessStamp.of(command.pid()).orElseThrow().alive()).isTrue();
        Files.createFile(home.resolve("go"));
        assertThat(command.await(LIMIT)).isEqualTo(new Exit(7, false, false));
        assertThat(command.transcript(1000)).isEqualTo("1\n2\n3\nfinished\n");
        // Another Rutter later still finds the same.
        var again = open(Secrets.NONE).find("long").orElseThrow();
        assertThat(again.await(LIMIT)).isEqualTo(new Exit(7, false, false));
        assertThat(again.started()).isEqualTo(command.started());
        // And the state that it left is where the session goes on.
        session.begin("next", "echo $kept $?").await(LIMIT);
        assertThat(session.find("next").orElseThrow().transcript(100)).isEqualTo("yes 7\n");
    }

    @Test
    void an_adopted_commands_time_limit_counts_from_its_own_start() throws Exception {
        try (var rutter =
                ChildJava.start(Beginner.class, session.folder().toString(), home.toString())) {
            assertThat(rutter.line()).contains("begun");
            rutter.kill();
        }
        var command = session.find("long").orElseThrow();
        assertThat(command.await(Duration.ofMillis(1))).isEqualTo(new Exit(143, true, false));
    }

    @Test
    void a_command_whose_supervisor_was_killed_is_lost() throws Exception {
        var command = session.begin("orphan", "echo $$ >>pids; exec sleep 600");
        await(() -> pids().size() == 1);
        await(() -> marked(command).size() == 3);
        ProcessHandle.of(command.pid()).orElseThrow().destroyForcibly();
        try {
            // The one that bounds the output goes by itself; the command is not touched.
            await(() -> marked(command).equals(pids()));
            assertThat(command.await(LIMIT).lost()).isTrue();
            assertThat(open(Secrets.NONE).find("orphan").orElseThrow().await(LIMIT).lost())
                    .isTrue();
        } finally {
            pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    @Test
    void a_command_that_was_never_performed_can_be_begun() throws Exception {
        // What a Rutter leaves that is killed between making the folder and starting the process.
        Files.createDirectories(session.folder().resolve("commands/0001-never"));
        assertThat(session.find("never")).isEmpty();
        assertThat(session.begin("never", "exit 4").await(LIMIT).status()).isEqualTo(4);
        assertThat(session.find("unknown")).isEmpty();
    }

    @Test
    void a_process_that_comes_late_for_a_command_that_was_begun_anew_performs_nothing()
            throws Exception {
        // Whoever was killed had made all files and the process, which had not come far yet.
        var left = Files.createDirectories(session.folder().resolve("commands/0001-late"));
        Files.writeString(left.resolve("script"), "echo twice >>ran");
        assertThat(session.find("late")).isEmpty();
        var command = session.begin("late", "echo once >>ran");
        assertThat(command.folder()).isNotEqualTo(left);
        var tools = Toolbox.find(System.getenv());
        var late =
                new ProcessBuilder(
                                tools.sh().toString(),
                                session.folder().resolve("supervise.sh").toString(),
                                left.toString(),
                                tools.bash().toString(),
                                tools.sleep().toString(),
                                session.folder().resolve("watch.sh").toString(),
                                session.folder().resolve("quiet").toString(),
                                "100",
                                "100",
                                tools.fallocate().toString(),
                                session.folder().resolve("perform.sh").toString(),
                                session.folder().resolve("dump.sh").toString(),
                                left.resolve("state").toString(),
                                "",
                                left.resolve("script").toString(),
                                left.resolve("taken").toString())
                        .directory(home.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(late.waitFor()).isEqualTo(125);
        assertThat(command.await(LIMIT)).isEqualTo(new Exit(0, false, false));
        assertThat(Files.readString(home.resolve("ran"))).isEqualTo("once\n");
    }

    @Test
    void a_script_that_cannot_be_read_does_not_end_well() throws Exception {
        Files.createDirectories(home.resolve("bin"));
        var bash =
                Files.writeString(
                        home.resolve("bin/bash"),
                        """
                        #!/bin/sh
                        [ -e "${10}" ] && rm "${10}"
                        exec %s "$@"
                        """
                                .formatted(Toolbox.find(System.getenv()).bash()));
        assertThat(bash.toFile().setExecutable(true)).isTrue();
        var environment = new HashMap<>(System.getenv());
        environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
        var there =
                ShellSession.open(
                        home.resolve("other"), home, environment, Map.of(), Secrets.NONE, LIMIT);
        assertThat(there.begin("gone", "echo here").await(LIMIT).status()).isEqualTo(125);
    }

    /// Begins a long command and waits to be killed.
    static final class Beginner {
        private Beginner() {}

        public static void main(String[] arguments) throws Exception {
            var session =
                    ShellSession.open(
                            Path.of(arguments[0]), Path.of(arguments[1]), Map.of(), Secrets.NONE);
            session.begin(
                    "long",
                    """
                    kept=yes; for i in 1 2 3; do echo $i; sleep 0.1; done
                    until [[ -e go ]]; do sleep 0.05; done; echo finished; exit 7
                    """);
            System.out.println("begun");
            Thread.sleep(Duration.ofMinutes(2));
        }
    }

    /// Collects what a follower is handed.
    private static final class Seen implements Consumer<String> {
        private final StringBuilder text = new StringBuilder();

        @Override
        public synchronized void accept(String piece) {
            text.append(piece);
        }

        synchronized String text() {
            return text.toString();
        }
    }

    /// Too long to be shown whole where a test fails.
    private static String ends(String text) {
        return text.substring(0, 9) + " … " + text.substring(text.length() - 9);
    }

    private List<Long> pids() {
        var file = home.resolve("pids");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Long::parseLong).toList()
                    : List.of();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean alive(long pid) {
        return ProcessStamp.of(pid).filter(ProcessStamp::alive).isPresent();
    }

    /// Every live process that belongs to a command.
    private static List<Long> marked(RunningCommand command) {
        var marker = new CommandFolder(command.folder()).marker().orElseThrow();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> alive(pid) && ProcessTree.carries(pid, marker))
                .toList();
    }

    private static long onDisk(Path file) throws Exception {
        var du = new ProcessBuilder("du", "-B1", file.toString()).start();
        var line =
                new String(
                        du.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        return Long.parseLong(line.split("\t", -1)[0]);
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the deadline").isLessThan(deadline);
            Thread.sleep(10);
        }
    }
}
