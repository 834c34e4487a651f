package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a rehearsal's flags is told before anything is rehearsed.
class ReportPlaceTest {
    @TempDir Path folder;

    private CommandLineForTests.Ended rehearse(String... more) throws IOException {
        var file = Files.writeString(folder.resolve("R.md"), "# Tea\n\n## Deploy\n\n- [ ] Pour\n");
        var words = new java.util.ArrayList<>(java.util.List.of("rehearse", file.toString()));
        words.addAll(java.util.List.of(more));
        return new CommandLineForTests(folder.resolve("home")).run(words.toArray(String[]::new));
    }

    @Test
    void a_report_that_could_not_be_written_at_the_end_is_told_at_the_beginning() throws Exception {
        var nowhere = folder.resolve("none").resolve("report.json").toString();
        for (var flag : new String[] {"--report", "--markdown", "--html"}) {
            var ended = rehearse(flag, nowhere);
            assertThat(ended.code()).as(flag).isEqualTo(ExitCode.GROUND);
            assertThat(ended.err())
                    .contains(nowhere)
                    .contains("its folder does not exist; make it");
            assertThat(ended.out()).isEmpty();
        }
        assertThat(rehearse("--html", folder.toString()).err()).contains("it is a folder");
    }

    @Test
    void a_demos_report_is_looked_at_first_too() {
        var nowhere = folder.resolve("none").resolve("report.json").toString();
        var ended =
                new CommandLineForTests(folder.resolve("home")).run("demo", "--report", nowhere);
        assertThat(ended.code()).isEqualTo(ExitCode.GROUND);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void flags_that_ask_for_nothing_or_for_two_things_are_refused() throws Exception {
        assertThat(rehearse("--compress", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(rehearse("--compress", "0.5").code()).isEqualTo(ExitCode.USAGE);
        var both = rehearse("--no-faults", "--fault", "bad-release");
        assertThat(both.code()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("--no-faults and --fault bad-release exclude each other");
    }
}
