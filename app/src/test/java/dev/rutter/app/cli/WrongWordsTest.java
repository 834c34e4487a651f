package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said of a command line that is none.
class WrongWordsTest {
    @TempDir Path home;

    private CommandLineForTests.Ended rutter(String words) {
        return new CommandLineForTests(home).run(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "lnit, 'there is no command \"rutter lnit\"; write \"lint\"'",
        "paln x.md, 'there is no command \"rutter paln\"; write \"plan\"'",
        "db stauts, 'there is no command \"rutter db stauts\"; write \"status\"'",
        "teleport, 'there is no command \"rutter teleport\"; use one of: demo, rehearse, lint'",
        "status r1 r2, '\"rutter status\" takes no \"r2\"'",
        "run x.md --on-failure perhaps, 'expected one of [ask, stop]'",
        "platform tls, 'name the port with --port PORT'",
        "platform tls --port 70000, '1 to 65535, seen: 70000'",
    })
    void a_wrong_word_is_named_with_what_was_meant(String words, String says) {
        var ended = rutter(words);
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "help, Usage: rutter ",
        "help run, Usage: rutter run ",
        "help db backup, Usage: rutter db backup "
    })
    void help_is_a_word_too(String words, String says) {
        var ended = rutter(words);
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.DONE);
        assertThat(ended.out()).contains(says);
    }

    @Test
    void a_width_that_no_line_fits_is_refused() throws Exception {
        var runbook = Files.writeString(home.resolve("RUNBOOK.md"), "# Quay\n\n## Deployment\n");
        var ended = rutter("read " + runbook + " --width 3");
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("--width is at least 40, seen: 3");
        assertThat(rutter("read " + runbook + " --width 40").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void a_companion_that_cannot_be_written_says_why() throws Exception {
        var runbook = Files.writeString(home.resolve("RUNBOOK.md"), "# Quay\n\n## Deployment\n");
        var nowhere = home.resolve("nowhere/rutter.yaml");
        var ended = rutter("init " + runbook + " -o " + nowhere);
        assertThat(ended.code()).isEqualTo(ExitCode.GROUND);
        assertThat(ended.err()).contains("cannot be written: its folder does not exist; make it");
        var inFile = rutter("init " + runbook + " -o " + runbook + "/rutter.yaml");
        assertThat(inFile.err()).contains("cannot be written: Not a directory");
    }
}
