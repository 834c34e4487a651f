package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherDatabaseTest {
    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db status --database postgres://a@127.0.0.1:1/staging",
                "db restore x.dump --into app --yes --database=postgres://a@127.0.0.1:1/staging",
                "--database postgres://a@127.0.0.1:1/staging db activity",
                "db --database postgres://a@127.0.0.1:1/staging terminate 1 --yes",
            })
    void a_database_to_act_on_that_is_named_where_runs_are_kept_is_not_swapped_for_another(
            String words) {
        var rutter =
                new CommandLineForTests(home)
                        .with("DATABASE_URL", "postgres://a@127.0.0.1:1/production");
        var ended = rutter.run(words.split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("nothing was done", "--url ADDRESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "platform up . --database postgres://a@127.0.0.1:1/x",
                "platform down --database postgres://a@127.0.0.1:1/x",
                "lint x.md --database postgres://a@127.0.0.1:1/x",
                "plan x.md --database postgres://a@127.0.0.1:1/x",
                "--database postgres://a@127.0.0.1:1/x rehearse ."
            })
    void what_keeps_no_runs_takes_no_database_either(String words) {
        var ended = new CommandLineForTests(home).run(words.split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.err()).contains("Leave it out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db status --help",
                "db --help",
                "platform ps --help",
                "lint --help",
                "read --help",
                "plan --help",
                "init --help",
                "demo --help",
                "rehearse --help"
            })
    void nor_is_it_in_their_help(String words) {
        var ended = new CommandLineForTests(home).run(words.split(" "));
        assertThat(ended.out()).contains("--home").doesNotContain("--database=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --help", "status --help", "node --help", "answer --help"})
    void it_is_in_the_help_of_all_that_has_to_do_with_runs(String words) {
        var ended = new CommandLineForTests(home).run(words.split(" "));
        assertThat(ended.out()).contains("--database=");
    }
}
