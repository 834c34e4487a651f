package dev.rutter.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.process.Children.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ChildrenTest {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir Path temp;

    private final Children children = new Children();

    private Children.Command command(String text, String marker, long segment) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return new Children.Command(
                text,
                temp,
                Map.of("PATH", path, "GREETING", "hi"),
                marker,
                temp.resolve(marker),
                segment);
    }

    private static void awaitTrue(Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as("the state did not come").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    @Test
    void a_command_leaves_its_output_and_exit_status_in_files() throws Exception {
        var child = children.run(command("echo $GREETING; echo wrong >&2; exit 7", "one", 1000));
        assertThat(children.await(child, LONG, Optional::empty)).isEqualTo(new Ending.Exited(7));
        assertThat(new OutputLog(child.output(), 1000).lines())
                .extracting(OutputLog.Line::text)
                .containsExactly("hi", "wrong");
        // as a platform that was started later sees it
        var kept = new HashMap<>(StateFile.ofChild("child.", child));
        StateFile.write(temp.resolve("state"), kept);
        var found = StateFile.child("child.", StateFile.read(temp.resolve("state"))).orElseThrow();
        assertThat(found).isEqualTo(child);
        assertThat(new Children().exit(found)).hasValue(7);
    }

    @Test
    void a_command_that_takes_too_long_is_ended_with_all_it_started() throws Exception {
        var child = children.run(command("sleep 300 & setsid sleep 300 & sleep 300", "slow", 1000));
        awaitTrue(() -> ProcFiles.withEnvironment(Children.MARKER + "=slow").size() >= 4);
        assertThat(children.await(child, Duration.ofMillis(50), Optional::empty))
                .isEqualTo(new Ending.Stopped("did not end within 0 s"));
        assertThat(ProcFiles.withEnvironment(Children.MARKER + "=slow")).isEmpty();
    }

    @Test
    void a_command_killed_from_outside_is_lost_and_not_good() throws Exception {
        var child = children.run(command("sleep 300", "lost", 1000));
        assertThat(child.alive()).isTrue();
        children.signal(child, "KILL");
        assertThat(children.await(child, LONG, Optional::empty)).isEqualTo(new Ending.Lost());
        assertThat(ProcFiles.withEnvironment(Children.MARKER + "=lost")).isEmpty();
    }

    @Test
    void a_command_that_has_not_begun_can_be_kept_from_it_and_started_anew_once() throws Exception {
        var wanted = command("echo ran >>ran", "never", 1000);
        Files.createDirectories(wanted.output());
        assertThat(children.forestall(wanted.output())).isTrue();
        var anew = children.run(wanted);
        assertThat(children.await(anew, LONG, Optional::empty)).isEqualTo(new Ending.Exited(0));
        assertThat(temp.resolve("ran")).hasContent("ran");
        assertThat(children.forestall(wanted.output())).isFalse();
    }

    @Test
    void a_shell_whose_place_is_taken_does_nothing() throws Exception {
        var output = Files.createDirectories(temp.resolve("taken"));
        var place = Files.writeString(output.resolve("begun-0"), "never");
        var shell =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                Shim.SCRIPT,
                                "rutter",
                                output.toString(),
                                "1000",
                                "once",
                                "touch " + temp.resolve("ran"),
                                place.toString())
                        .start();
        assertThat(shell.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isZero();
        assertThat(temp.resolve("ran")).doesNotExist();
        assertThat(output.resolve("exit")).doesNotExist();
    }

    @Test
    void a_served_program_hears_term_first_and_its_last_words_are_kept() throws Exception {
        var text = "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done";
        var child = children.serve(command(text, "polite", 1000));
        awaitTrue(() -> new OutputLog(child.output(), 1000).lines().size() == 1);
        assertThat(children.stop(child, LONG)).isEmpty();
        assertThat(child.alive()).isFalse();
        assertThat(new OutputLog(child.output(), 1000).lines())
                .extracting(OutputLog.Line::text)
                .startsWith("ready")
                .endsWith("bye");
    }

    @Test
    void a_program_that_ignores_term_is_killed_after_its_grace() throws Exception {
        var child =
                children.serve(
                        command("trap '' TERM; echo ready; sleep 300; sleep 300", "deaf", 1000));
        awaitTrue(() -> !new OutputLog(child.output(), 1000).lines().isEmpty());
        assertThat(children.stop(child, Duration.ofMillis(200))).isEmpty();
        assertThat(ProcFiles.withEnvironment(Children.MARKER + "=deaf")).isEmpty();
    }

    @Test
    void a_process_with_the_same_number_but_another_start_is_somebody_else() throws Exception {
        var child = children.serve(command("sleep 300", "mine", 1000));
        var other = new Child(child.pid(), child.started() + 1, child.boot(), "none", temp);
        var before = new Child(child.pid(), child.started(), "another boot", "none", temp);
        assertThat(other.alive()).isFalse();
        assertThat(before.alive()).isFalse();
        children.stop(other, Duration.ofMillis(100));
        children.stop(before, Duration.ofMillis(100));
        assertThat(child.alive()).isTrue();
        children.stop(child, Duration.ZERO);
        assertThat(child.alive()).isFalse();
    }

    @Test
    void a_flood_of_output_stays_bounded_and_is_said() throws Exception {
        var child =
                children.run(
                        command(
                                "head -c 2000000 /dev/zero | tr '\\0' 'x' | fold -w 99",
                                "flood",
                                10_000));
        assertThat(children.await(child, LONG, Optional::empty)).isEqualTo(new Ending.Exited(0));
        var size = 0L;
        try (var files = Files.newDirectoryStream(child.output(), "[0-9]*")) {
            for (var each : files) {
                size += Files.size(each);
            }
        }
        assertThat(size).isBetween(1L, 20_000L);
        var lines = new OutputLog(child.output(), 10_000).lines();
        assertThat(lines.getFirst().text())
                .matches(
                        "rutter: 20\\d0000 bytes of older output were dropped, the limit is 20000");
        assertThat(lines.get(2).text()).isEqualTo("x".repeat(99));
    }

    @Test
    void lines_carry_the_time_at_which_they_were_seen() throws Exception {
        var text = "echo one; while [ ! -e go ]; do sleep 0.02; done; echo two; sleep 300";
        var child = children.serve(command(text, "times", 1000));
        var log = new OutputLog(child.output(), 1000);
        awaitTrue(() -> log.lines().size() == 1);
        log.stamp(Instant.parse("2026-01-01T00:00:01Z"));
        Files.createFile(temp.resolve("go"));
        awaitTrue(() -> log.lines().size() == 2);
        log.stamp(Instant.parse("2026-01-01T00:00:02Z"));
        children.stop(child, Duration.ZERO);
        assertThat(new OutputLog(child.output(), 1000).lines())
                .containsExactly(
                        new OutputLog.Line(
                                Instant.parse("2026-01-01T00:00:01Z"), "one", (1L << 32) + 3, true),
                        new OutputLog.Line(
                                Instant.parse("2026-01-01T00:00:02Z"),
                                "two",
                                (1L << 32) + 7,
                                true));
    }

    @Test
    void a_program_lives_on_and_is_heard_again_when_a_full_disk_has_room() throws Exception {
        var full = temp.resolve("full/00000001");
        Files.createDirectories(full.getParent());
        Files.createSymbolicLink(full, Path.of("/dev/full")); // each write: no space left
        var text =
                "n=0; while :; do echo tick $n; n=$((n+1)); echo $n >beat.new; mv beat.new beat;"
                        + " sleep 0.01; done";
        var child = children.serve(command(text, "full", 100_000));
        var beat = temp.resolve("beat");
        awaitTrue(() -> {
            assertThat(child.alive()).as("it has died of its output").isTrue();
            return Files.exists(beat) && Integer.parseInt(Files.readString(beat).strip()) > 50;
        });
        Files.delete(full);
        awaitTrue(() -> new OutputLog(child.output(), 100_000).lines().size() > 2);
        children.stop(child, Duration.ZERO);
        assertThat(new OutputLog(child.output(), 100_000).lines())
                .extracting(OutputLog.Line::text)
                .startsWith("rutter: output is missing here, the disk was full")
                .anyMatch(line -> line.startsWith("tick "));
    }
}
