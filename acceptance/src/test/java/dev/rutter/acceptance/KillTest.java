package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` where it hurts, with the built distribution and real children.
@Tag("slow")
class KillTest {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir Path temp;
    private Path work;

    @BeforeEach
    void document() throws IOException {
        work = Files.createDirectories(temp.resolve("work"));
        Files.writeString(work.resolve("timetable.txt"), "Monday\n");
        Files.writeString(work.resolve("old.txt"), "old\n");
        Files.writeString(
                work.resolve("RUNBOOK.md"),
                """
                # Ferry timetable

                ## Before deployment

                - [ ] Tests pass
                  ```bash
                  echo begun >> trace; until [ -e go ]; do sleep 0.1; done; echo ended >> trace; echo all green
                  # Expected: "all green"
                  ```
                - [ ] The harbour master agrees

                ## Deployment

                ```bash
                # Publish the timetable
                cp timetable.txt public.txt; echo published >> trace
                ```

                ## Verification

                ```bash
                grep -c Monday public.txt
                # Expected: 1
                ```

                ## Rollback

                Roll back if the timetable is empty.

                ```bash
                cp old.txt public.txt
                ```
                """);
        Files.writeString(
                work.resolve("rutter.yaml"),
                """
                runbook: RUNBOOK.md
                environments:
                  harbour:
                    workdir: .
                """);
    }

    @Test
    void a_command_that_was_running_is_adopted_and_neither_repeated_nor_lost() throws Exception {
        var killed = rutter().start("run", "RUNBOOK.md");
        Await.until("the command has begun", SOON, () -> Files.exists(work.resolve("trace")));
        // The process is not the launcher's child but the launcher itself: it was replaced by exec.
        killed.process().destroyForcibly();
        killed.process().waitFor();
        Files.createFile(work.resolve("go"));

        var waiting = rutter().run("resume", "r1");
        assertThat(waiting.code()).as(waiting.all()).isEqualTo(4);
        assertThat(waiting.err())
                .contains("The harbour master agrees")
                .contains("rutter answer r1");
        assertThat(work.resolve("public.txt")).doesNotExist();

        var answered = rutter().run("answer", "r1", "prepare-2", "yes", "--by", "jo");
        assertThat(answered.code()).as(answered.all()).isZero();
        var again = rutter().run("answer", "r1", "prepare-2", "no", "--by", "mia");
        assertThat(again.code()).as(again.all()).isEqualTo(10);

        var ended = rutter().run("resume", "r1");
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(Files.readAllLines(work.resolve("trace")))
                .containsExactly("begun", "ended", "published");
        assertThat(rutter().run("log", "r1", "--verify").code()).isZero();
        assertThat(rutter().run("status", "r1").out()).contains("signed off");
    }

    @Test
    void a_second_operator_is_told_who_holds_the_environment() throws Exception {
        var first = rutter().start("run", "RUNBOOK.md", "--by", "mia");
        Await.until("the command has begun", SOON, () -> Files.exists(work.resolve("trace")));
        var second = rutter().run("run", "RUNBOOK.md", "--by", "jo");
        assertThat(second.code()).as(second.all()).isEqualTo(8);
        assertThat(second.err()).contains("harbour").contains("mia").contains("r1");
        Files.createFile(work.resolve("go"));
        assertThat(first.await(SOON).code()).isEqualTo(4);
        assertThat(Files.readAllLines(work.resolve("trace"))).containsExactly("begun", "ended");
    }

    @Test
    void what_a_killed_run_began_is_not_begun_by_another() throws Exception {
        var killed = rutter().start("run", "RUNBOOK.md", "--by", "mia");
        Await.until("the command has begun", SOON, () -> Files.exists(work.resolve("trace")));
        killed.process().destroyForcibly();
        killed.process().waitFor();

        var second = rutter().run("run", "RUNBOOK.md", "--by", "jo");
        assertThat(second.code()).as(second.all()).isEqualTo(8);
        assertThat(second.err()).contains("rutter resume r1").contains("rutter stop r1");

        Files.createFile(work.resolve("go"));
        var stopped = rutter().run("stop", "r1", "--why", "changed our minds");
        assertThat(stopped.code()).as(stopped.all()).isZero();
        assertThat(stopped.out()).contains("stopped before go-live");
        assertThat(work.resolve("public.txt")).doesNotExist();
        assertThat(Files.readAllLines(work.resolve("trace")).getFirst()).isEqualTo("begun");
        assertThat(rutter().run("run", "RUNBOOK.md", "--by", "jo").code()).isEqualTo(4);
    }

    @Test
    void a_record_that_was_changed_is_not_gone_on_with() throws Exception {
        Files.createFile(work.resolve("go"));
        assertThat(rutter().run("run", "RUNBOOK.md").code()).isEqualTo(4);
        try (var database =
                        java.sql.DriverManager.getConnection(
                                "jdbc:sqlite:" + temp.resolve("home/rutter.db"));
                var change = database.createStatement()) {
            var changed =
                    change.executeUpdate(
                            "UPDATE run_event SET event = replace(event, 'all green', 'all grey')");
            assertThat(changed).isPositive();
        }
        assertThat(rutter().run("log", "r1", "--verify").code()).isEqualTo(1);
        var refused = rutter().run("resume", "r1");
        assertThat(refused.code()).as(refused.all()).isEqualTo(74);
    }

    private Rutter rutter() {
        return new Rutter(temp.resolve("home"), work);
    }
}
