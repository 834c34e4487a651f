package dev.rutter.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.secret.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator sees of a session: what crosses from one command to the next, and what does
/// not.
class ShellSessionTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir Path home;
    private ShellSession session;
    private int commands;

    @BeforeEach
    void open() {
        session = ShellSession.open(home, home, Map.of("GREETING", "hello"), Secrets.NONE);
    }

    @Test
    void the_directory_variables_functions_and_options_cross_commands() throws Exception {
        run(
                """
                mkdir -p 'a b' && cd 'a b'
                plain='two  words'; export SHOUT="it's"; list=(1 '2 3'); declare -A map=([k]='v w')
                greet() { echo "$GREETING, $1"; }
                set -o pipefail; shopt -s nullglob; umask 027; alias ll='echo alias'
                shopt -s expand_aliases; pushd /tmp >/dev/null; set -- x 'y z'; unset HOME
                """);
        assertThat(
                        run(
                                """
                                pwd; echo "$plain|$SHOUT|${list[1]}|${map[k]}"; greet you
                                bash -c 'echo exported: $SHOUT'
                                false | true; echo "pipefail: $?"; echo none*; umask; ll
                                popd >/dev/null; pwd; echo "$# $2"; echo "home:${HOME-unset}"
                                """))
                .isEqualTo(
                        """
                        /tmp
                        two  words|it's|2 3|v w
                        hello, you
                        exported: it's
                        pipefail: 1

                        0027
                        alias
                        HOME/a b
                        2 y z
                        home:unset
                        """
                                .replace("HOME", home.toString()));
    }

    @Test
    void the_status_of_the_last_command_is_in_the_next_ones_hands() throws Exception {
        run("exit 3");
        assertThat(run("echo $?")).isEqualTo("3\n");
        assertThat(run("echo $?")).isEqualTo("0\n");
    }

    private String run(String script) throws InterruptedException {
        var command = session.begin("c" + commands++, script);
        var ended = command.await(LIMIT);
        assertThat(ended.timedOut()).isFalse();
        assertThat(ended.lost()).isFalse();
        return command.transcript(100_000);
    }
}
