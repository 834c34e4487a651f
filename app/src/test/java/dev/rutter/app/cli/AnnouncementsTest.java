package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a message that a document has sent.
class AnnouncementsTest {
    @TempDir Path home;
    private Path runbook;

    @BeforeEach
    void write() throws IOException {
        runbook = Files.createDirectory(home.resolve("tea")).resolve("RUNBOOK.md");
        Files.writeString(
                runbook,
                """
                # Tea: deployment

                ## Before the deployment

                Post in `#tea`:

                ```
                The kettle is on
                ```

                ## Deploy

                ```bash
                echo poured >> done.txt
                ```
                """);
        Files.writeString(
                runbook.resolveSibling("rutter.yaml"),
                """
                project: tea
                environments:
                  production:
                    acknowledge: { "no way back": "yes" }
                    notify: [ { slack: $TEA_HOOK } ]
                """);
    }

    private CommandLineForTests rutter() {
        return new CommandLineForTests(home.resolve("home"));
    }

    @Test
    void a_channel_whose_address_nobody_set_is_told_before_anything_is_done() {
        var ended = rutter().run("run", runbook.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.err()).contains("\"TEA_HOOK\" is not set, and \"notify\" needs it");
        assertThat(runbook.resolveSibling("done.txt")).doesNotExist();
    }

    @Test
    void a_message_that_its_channel_did_not_take_is_not_told_as_sent_and_holds_nothing_up() {
        // Nobody listens on port 1.
        var ended =
                rutter().with("TEA_HOOK", "http://127.0.0.1:1/t0p-s3cret")
                        .run("run", runbook.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        assertThat(ended.out())
                .contains("UNSENT  Post in `#tea`")
                .contains("not sent to slack")
                .doesNotContain("ok      Post in");
        assertThat(ended.all()).doesNotContain("t0p-s3cret");
        assertThat(runbook.resolveSibling("done.txt")).exists();
    }
}
