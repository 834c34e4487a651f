package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "make release",
                "cd api && make | tee log.txt || exit 1",
                "a=1 b=\"two words\" ./run --x='y z' >out 2>&1 <in",
                "for f in *.sql; do psql -f \"$f\"; done | sort",
                "for ((i = 0; i < 3; i++)); do echo $i; done",
                "while read -r line; do\n  echo \"$line\"\ndone < list.txt",
                "if [[ $x == a* && -n ${y:-} ]]; then echo a; elif (( x > 3 )); then echo b; else echo c; fi",
                "case $1 in\n  start|up) run ;;\n  *) exit 2 ;;\nesac",
                "cat > f <<'EOF'\nserver { listen 80; }\nit's fine (here)\nEOF\necho done",
                "diff <(sort a) <(sort b)",
                "files=(a b 'c d')\ndeclare -A map=([x]=1)",
                "deploy() { echo \"$(date): $(git rev-parse --short HEAD)\"; }",
                "echo \"a $(echo \"b $(echo c)\") d\" `hostname`",
                "sleep 5 & wait",
                "curl -s https://x/y?a=1 -d '{\"a\": [1, 2]}' # with a comment",
                "echo $((1 + (2 * 3))) $'it\\'s' ${x%%/*}",
                "export A=1 \\\n  B=2",
                "! grep -q x y",
                "{ echo a; echo b; } > f",
                "[[ -f x && ( $a =~ ^v[0-9]+ || ! $b < c ) ]]",
                "( cd x; make )"
            })
    void what_people_write_is_accepted_as_bash_accepts_it(String script) throws Exception {
        assertThat(bash(script)).isTrue();
        assertThat(ShellSyntax.refusal(script)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo (now)",
                "print(dict(x))",
                "exit()",
                "if true; then echo a",
                "for x in a b; do",
                "echo \"open",
                "echo 'open",
                "cat <<EOF\nnever ends",
                "a && && b",
                "| grep x",
                "git checkout <commit>",
                "echo a ;; echo b",
                "case x in a) echo",
                "echo $(echo a",
                "fi",
                "done < x",
                "x=$(if true; then)",
                "echo a )"
            })
    void what_no_shell_would_take_is_refused(String script) throws Exception {
        assertThat(bash(script)).isFalse();
        assertThat(ShellSyntax.refusal(script)).isPresent();
    }

    @Test
    void a_reason_is_given() {
        assertThat(ShellSyntax.refusal("npx migrate (if needed)"))
                .hasValue("\"(\" cannot stand there");
        assertThat(ShellSyntax.refusal("while true; do")).hasValue("it ends in the middle");
    }

    @Test
    void ten_thousand_open_substitutions_are_refused_in_time() {
        for (var piece : new String[] {"$(", "`", "\"$(", "((", "{ ", "if ", "<<E ", "${"}) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> assertThat(ShellSyntax.refusal(piece.repeat(9_999))).isPresent());
        }
    }

    /// What it accepts, bash accepts: held over scripts put together at random.
    @Tag("slow")
    @Test
    void what_is_accepted_of_random_scripts_bash_accepts_too() throws Exception {
        var seed = Long.getLong("seed", 20_261_121L);
        var random = new Random(seed);
        var pieces =
                new String[] {
                    "echo a",
                    "x=1",
                    " ",
                    " ",
                    "\n",
                    ";",
                    " && ",
                    " | ",
                    "(",
                    ")",
                    "$(",
                    "`",
                    "'",
                    "\"",
                    "if ",
                    "; then ",
                    "; fi",
                    "else ",
                    "for x in a b",
                    "; do ",
                    "; done",
                    "while ",
                    "case x in ",
                    "a) ",
                    " ;; ",
                    "esac",
                    "{ ",
                    "; }",
                    " > f",
                    " < f",
                    "<<E\n",
                    "\nE\n",
                    "2>&1",
                    "&",
                    "!",
                    "#",
                    "\\\n",
                    "[[ ",
                    " ]]",
                    "${x}",
                    "${",
                    "}",
                    "$((1+",
                    "))",
                    "f() ",
                    "function g ",
                    "a=(",
                    "<(",
                    "\\"
                };
        var accepted = 0;
        for (var i = 0; i < Integer.getInteger("scripts", 3_000); i++) {
            var script = new StringBuilder();
            for (var k = 1 + random.nextInt(8); k > 0; k--) {
                script.append(pieces[random.nextInt(pieces.length)]);
            }
            if (!script.toString().isBlank() && ShellSyntax.refusal(script.toString()).isEmpty()) {
                accepted++;
                assertThat(bash(script.toString()))
                        .as("seed %s, script %s: %s", seed, i, script)
                        .isTrue();
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    private static boolean bash(String script) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("bash", "-n", "-c", script).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 && said.isBlank();
    }
}
