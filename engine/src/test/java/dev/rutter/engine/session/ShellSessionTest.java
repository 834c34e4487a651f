package dev.rutter.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.engine.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator sees of a session: what crosses from one command to the next, and what does
/// not.
class ShellSessionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir Path home;
    private Path workdir;
    private ShellSession session;
    private int commands;

    @BeforeEach
    void open() throws Exception {
        workdir = Files.createDirectory(home.resolve("work dir"));
        session = open(System.getenv(), Secrets.NONE);
    }

    private ShellSession open(Map<String, String> environment, Secrets secrets) {
        return ShellSession.open(
                home.resolve("session"),
                workdir,
                environment,
                Map.of("GREETING", "hello"),
                secrets,
                Duration.ofMillis(300));
    }

    @Test
    void the_address_of_rutters_own_runs_reaches_no_command() throws Exception {
        var environment = new HashMap<>(System.getenv());
        environment.put("RUTTER_DATABASE", "postgres://rutter:pw-of-the-journal@db/rutter");
        environment.put("SAME", "postgres://rutter:pw-of-the-journal@db/rutter");
        session =
                open(environment, Secrets.NONE.hiding(List.of(environment.get("RUTTER_DATABASE"))));
        assertThat(run("echo \"${RUTTER_DATABASE-unset}\"; env | grep -c RUTTER_DATABASE"))
                .isEqualTo("unset\n0\n");
        try (Stream<Path> files = Files.walk(home.resolve("session"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("pw-of-the");
            }
        }
        session = open(environment, Secrets.NONE.and("RUTTER_DATABASE", "postgres://shop-db"));
        assertThat(run("echo \"$RUTTER_DATABASE\""))
                .as("what an environment's own database is known by")
                .isNotEqualTo("unset\n");
    }

    @Test
    void the_directory_variables_functions_and_options_cross_commands() throws Exception {
        run(
                """
                mkdir -p 'a b' && cd 'a b'
                plain='two  words'; export SHOUT="it's"; list=(1 '2 3'); declare -A map=([k]='v w')
                lines=$'one\\ntwo'; declare -r fixed=1; declare -i sum=1+1
                greet() { echo "$GREETING, $1"; }; shown() { echo shown; }; export -f shown
                set -o pipefail; shopt -s nullglob; umask 027; alias ll='echo alias'
                shopt -s expand_aliases; pushd /tmp >/dev/null; set -- x 'y z'; unset HOME
                """);
        assertThat(
                        run(
                                """
                                pwd; echo "$plain|$SHOUT|${list[1]}|${map[k]}|$lines"; greet you
                                bash -c 'echo exported: $SHOUT; shown'
                                (fixed=2) 2>/dev/null || sum+=3; echo "$fixed $sum"
                                false | true; echo "pipefail: $?"; echo no-such-*-file; umask; ll
                                popd >/dev/null; pwd; echo "$# $2"; echo "home:${HOME-unset}"
                                """))
                .isEqualTo(
                        """
                        /tmp
                        two  words|it's|2 3|v w|one
                        two
                        hello, you
                        exported: it's
                        shown
                        1 5
                        pipefail: 1

                        0027
                        alias
                        WORKDIR/a b
                        2 y z
                        home:unset
                        """
                                .replace("WORKDIR", workdir.toString()));
        // And it still crosses when a command in between changed nothing.
        assertThat(run("echo \"$plain\"; ll; greet again"))
                .isEqualTo("two  words\nalias\nhello, again\n");
    }

    @Test
    void a_command_sees_what_bash_c_would_show_it() throws Exception {
        var script =
                "echo \"$0|$#|$-|${BASH_SOURCE[0]-}|$(env | grep -c '^__')\"; nosuch-command\n"
                        + "nosuch-2; compgen -v | grep -i rutter";
        var bare = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true).start();
        var expected =
                new String(
                        bare.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            assertThat(
                            run(script)
                                    .lines()
                                    .filter(line ->
                                            !line.matches("__rutter_.*|RUTTER_(COMMAND|OUTPUT)")))
                    .containsExactlyElementsOf(expected.lines().toList());
        }
    }

    @Test
    void the_status_of_the_last_command_is_in_the_next_ones_hands() throws Exception {
        run("(exit 3)");
        assertThat(run("echo $?")).isEqualTo("3\n");
        assertThat(run("echo $?")).isEqualTo("0\n");
    }

    @Test
    void exit_within_a_command_loses_nothing_that_was_there_before() throws Exception {
        run("kept=1");
        var command = session.begin("leaving", "also=2; exit 3");
        assertThat(command.await(LIMIT)).isEqualTo(new Exit(3, false, false));
        assertThat(run("echo $kept $also")).isEqualTo("1 2\n");
    }

    @Test
    void a_command_that_is_killed_or_replaced_leaves_the_state_before_it() throws Exception {
        run("kept=1");
        assertThat(end("also=2; kill -9 $$")).isEqualTo(new Exit(137, false, false));
        assertThat(end("also=2; exec sh -c 'exit 4'")).isEqualTo(new Exit(4, false, false));
        assertThat(run("echo $kept ${also-none}")).isEqualTo("1 none\n");
    }

    @Test
    void errexit_and_nounset_cross_and_end_only_the_command_that_fails() throws Exception {
        run("set -euo pipefail; kept=1");
        assertThat(end("false; kept=2")).isEqualTo(new Exit(1, false, false));
        assertThat(end("echo $nosuch; kept=3").status()).isEqualTo(1);
        assertThat(run("echo $kept $-")).startsWith("1 ").contains("e").contains("u");
    }

    @Test
    void tracing_crosses_and_shows_the_commands_own_lines() throws Exception {
        run("set -x");
        assertThat(run("echo \"a b\""))
                .contains("+ echo 'a b'\na b\n")
                .doesNotContain("__rutter_name");
        run("set +x");
        assertThat(run("echo quiet")).isEqualTo("quiet\n");
    }

    @Test
    void functions_and_aliases_named_like_builtins_do_not_harm_the_state() throws Exception {
        run("cd() { echo mine; }; printf() { :; }; export kept=1; set -o noclobber; IFS=:");
        run("shopt -s expand_aliases; alias printf='echo no' declare='echo no' set=false");
        assertThat(run("cd; echo \"$kept\"; unset -f cd; \\builtin printf '%s' \"$IFS\""))
                .isEqualTo("mine\n1\n:");
    }

    @Test
    void a_syntax_error_is_an_ordinary_status() throws Exception {
        run("kept=1");
        var command = session.begin("broken", "if then\nfi");
        assertThat(command.await(LIMIT)).isEqualTo(new Exit(2, false, false));
        assertThat(command.transcript(1000)).contains("syntax error near unexpected token");
        assertThat(run("echo $kept")).isEqualTo("1\n");
    }

    @Test
    void a_command_that_reads_gets_nothing_and_does_not_wait() throws Exception {
        assertThat(run("read -r line || echo nothing; cat; echo after"))
                .isEqualTo("nothing\nafter\n");
    }

    @Test
    void both_streams_are_in_the_transcript_as_they_came() throws Exception {
        assertThat(run("echo 1; echo 2 >&2; echo 3; bash -c 'echo 4 >&2'"))
                .isEqualTo("1\n2\n3\n4\n");
    }

    @Test
    void nothing_runs_elsewhere_when_the_sessions_directory_is_gone() throws Exception {
        run("mkdir sub; cd sub");
        Files.delete(workdir.resolve("sub"));
        var command = session.begin("lost", "touch here");
        assertThat(command.await(LIMIT).status()).isEqualTo(1);
        assertThat(command.transcript(1000))
                .isEqualTo(
                        "the session's directory \""
                                + workdir.resolve("sub")
                                + "\" is gone; make it again, or begin anew\n");
        Files.createDirectory(workdir.resolve("sub"));
        assertThat(run("pwd; ls")).isEqualTo(workdir.resolve("sub") + "\n");
    }

    @Test
    void a_variable_that_a_secret_was_taken_from_is_in_no_state_either() throws Exception {
        var environment = new HashMap<>(System.getenv());
        environment.put("MINE", "s3cr3t-of-the-operator");
        environment.put("ADDRESS", "postgres://me:s3cr3t-of-the-operator@db/shop");
        session = open(environment, Secrets.NONE.and("API_TOKEN", "s3cr3t-of-the-operator"));
        assertThat(run("echo ${#API_TOKEN} ${#MINE}; PATH=$PATH:/opt/here")).contains("22 22");
        assertThat(run("echo ${#MINE} ${#ADDRESS} ${PATH##*:}")).contains("22 44 /opt/here");
        try (Stream<Path> files = Files.walk(home.resolve("session"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).doesNotContain("s3cr3t-of");
            }
        }
    }

    @Test
    void secrets_reach_commands_but_neither_states_nor_transcripts() throws Exception {
        var secrets =
                Secrets.from(
                        List.of("API_TOKEN", "FIXED", "UNSET"),
                        Map.of("API_TOKEN", "s3cr3t-value", "FIXED", "another-secret"));
        session = open(System.getenv(), secrets);
        assertThat(run("echo \"$API_TOKEN\"; readonly FIXED; own=1")).isEqualTo("***\n");
        assertThat(run("echo ${#API_TOKEN} ${#FIXED} $own $GREETING")).isEqualTo("12 14 1 hello\n");
        try (Stream<Path> files = Files.walk(session.folder())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.endsWith("state") || file.endsWith("script")) {
                    assertThat(Files.getPosixFilePermissions(file))
                            .as(file.toString())
                            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
                }
                if (!file.endsWith("output")) {
                    assertThat(Files.readString(file)).doesNotContain("s3cr3t", "another-secret");
                }
            }
        }
    }

    @Test
    void a_later_session_in_the_same_folder_goes_on_where_the_first_one_stopped() throws Exception {
        run("cd /tmp; word=kept");
        session = open(Map.of("PATH", System.getenv("PATH"), "word", "new"), Secrets.NONE);
        assertThat(run("pwd; echo $word $GREETING")).isEqualTo("/tmp\nkept hello\n");
    }

    @Test
    void a_key_is_used_once() throws Exception {
        run("true");
        assertThatThrownBy(() -> session.begin("c0", "echo twice"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("command \"c0\" has begun before");
        assertThatThrownBy(() -> session.begin("../x", ":"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_machine_without_bash_is_told_so() {
        assertThatThrownBy(() -> open(Map.of("PATH", "/nowhere"), Secrets.NONE))
                .isInstanceOf(SessionException.class)
                .hasMessage(
                        "\"bash\" is in no folder of PATH (/nowhere); install it (package bash), or"
                                + " add its folder to PATH");
    }

    @Test
    void a_working_directory_that_is_not_there_is_told_so() {
        var nowhere =
                ShellSession.open(
                        home.resolve("other"), home.resolve("nowhere"), Map.of(), Secrets.NONE);
        assertThatThrownBy(() -> nowhere.begin("first", ":"))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(home.resolve("nowhere").toString());
        // Nothing was performed, so it may be begun once the directory is there.
        assertThat(nowhere.find("first")).isEmpty();
    }

    @Test
    void what_a_command_gives_as_name_and_value_is_a_variable_of_those_after_it() throws Exception {
        run(
                """
                echo "VERSION=1.2 'rc' $(echo x)" >> "$RUTTER_OUTPUT"
                echo "VERSION=1.3 it's \\$HOME" >> "$RUTTER_OUTPUT"
                echo "EMPTY=" >> "$RUTTER_OUTPUT"; echo "no value" >> "$RUTTER_OUTPUT"
                echo "BASH_ENV=/evil" >> "$RUTTER_OUTPUT"; (exit 7)
                """);
        assertThat(
                        run(
                                """
                                echo "$?|$VERSION|${EMPTY-unset}|${BASH_ENV-unset}"
                                bash -c 'echo "exported: $VERSION"'; test -s "$RUTTER_OUTPUT" || echo own
                                """))
                .isEqualTo("7|1.3 it's $HOME||unset\nexported: 1.3 it's $HOME\nown\n");
        assertThat(run("VERSION=changed; kill -KILL $$")).isEmpty();
        assertThat(run("echo $VERSION")).isEqualTo("1.3 it's $HOME\n");
    }

    @Test
    void what_a_command_gave_that_was_killed_is_given_all_the_same() throws Exception {
        run("cd /tmp; echo FIRST=1 >> $RUTTER_OUTPUT");
        run("echo SECOND=2 >> $RUTTER_OUTPUT; kill -KILL $$");
        assertThat(run("set -eu; echo $FIRST $SECOND $PWD")).isEqualTo("1 2 /tmp\n");
        assertThat(run("FIRST=own; echo $FIRST")).isEqualTo("own\n");
        assertThat(run("echo $FIRST $SECOND")).isEqualTo("own 2\n");
    }

    private String run(String script) throws InterruptedException {
        var command = session.begin("c" + commands++, script);
        var ended = command.await(LIMIT);
        assertThat(ended.timedOut()).isFalse();
        assertThat(ended.lost()).isFalse();
        return command.transcript(100_000);
    }

    private Exit end(String script) throws InterruptedException {
        return session.begin("c" + commands++, script).await(LIMIT);
    }
}
