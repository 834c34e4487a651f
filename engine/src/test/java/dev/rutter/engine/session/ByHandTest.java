package dev.rutter.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A command that needs a person gets a terminal, and stands where the session stands.
class ByHandTest {
    @TempDir Path home;

    private int run(ByHand hand, Map<String, String> environment) throws Exception {
        var process =
                new ProcessBuilder(hand.line(environment))
                        .redirectInput(new java.io.File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("out").toFile())
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private ByHand hand(String script) {
        return new ByHand(
                home.resolve("session"),
                home,
                script,
                home.resolve("attended.typescript"),
                Secrets.from(Set.of("TOKEN"), Map.of("TOKEN", "s3cret-of-mia")).masker());
    }

    @Test
    void it_has_a_terminal_the_sessions_state_and_a_transcript() throws Exception {
        var session = ShellSession.open(home.resolve("session"), home, Map.of(), Secrets.NONE);
        session.begin("one", "mkdir \"it's here\"; cd \"it's here\"; colour=green")
                .await(Duration.ofSeconds(20));
        var status =
                run(
                        hand(
                                "test -t 0 && test -t 1 && echo \"terminal: $colour in"
                                        + " ${PWD##*/}\"; exit 3"),
                        System.getenv());
        assertThat(status).isEqualTo(3);
        assertThat(Files.readString(home.resolve("attended.typescript")))
                .contains("terminal: green in it's here");
    }

    @Test
    void before_the_sessions_first_command_it_stands_in_the_working_directory() throws Exception {
        assertThat(run(hand("pwd; test -t 1"), System.getenv())).isZero();
        assertThat(Files.readString(home.resolve("out"))).contains(home.toString());
    }

    @Test
    void no_secret_stays_in_its_transcript() throws Exception {
        assertThat(hand("echo \"it is s3cret-of-mia\"").run(System.getenv(), Duration.ofMinutes(1)))
                .isZero();
        assertThat(Files.readString(home.resolve("attended.typescript")))
                .contains("it is *************")
                .doesNotContain("s3cret");
    }

    @Test
    void without_the_program_that_makes_a_terminal_it_has_the_one_that_is_there() throws Exception {
        var bin = Files.createDirectory(home.resolve("bin"));
        for (var program : List.of("bash", "sh", "setsid", "sleep", "mkfifo", "fallocate")) {
            Files.createSymbolicLink(
                    bin.resolve(program), Toolbox.optional(program, System.getenv()).orElseThrow());
        }
        var line = hand("echo here").line(Map.of("PATH", bin.toString()));
        assertThat(line.getFirst()).isEqualTo(bin.resolve("bash").toString());
        assertThat(run(hand("echo here"), Map.of("PATH", bin.toString()))).isZero();
        assertThat(Files.readString(home.resolve("out"))).isEqualTo("here\n");
    }
}
