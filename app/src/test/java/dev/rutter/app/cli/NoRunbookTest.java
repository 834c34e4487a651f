package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is no runbook, and a home that cannot be one.
class NoRunbookTest {
    @TempDir Path folder = Path.of("");
    private CommandLineForTests rutter = new CommandLineForTests(folder);

    @BeforeEach
    void home() {
        rutter = new CommandLineForTests(folder.resolve("home"));
    }

    private String lint(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        var ended = rutter.run("lint", file.toString());
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        return ended.out();
    }

    @Test
    void a_text_that_is_no_runbook_is_not_called_a_good_one() throws IOException {
        assertThat(lint("users.md", "mia:x:1:\njo:x:2:\n"))
                .contains("nothing found; no step in 2 lines, and no heading: is this a runbook?");
        assertThat(lint("notes.md", "# Notes\n\nA remark.\n"))
                .contains("no step in 3 lines below 1 heading: rutter read ");
        assertThat(lint("pier.md", "# Pier\n\n## Deploy\n\n- [ ] Cast off\n"))
                .doesNotContain("no step in");
    }

    @Test
    void a_home_below_a_file_is_told_by_the_file() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        var ended = rutter.run("status", "--home", file.resolve("home").toString());
        assertThat(ended.code()).isEqualTo(ExitCode.GROUND);
        assertThat(ended.err()).contains(file + "\" is a file, and Rutter's home folder");
    }
}
