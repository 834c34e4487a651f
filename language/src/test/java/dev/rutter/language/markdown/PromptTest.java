package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A prompt says where its command belongs; the command itself is shown without it.
class PromptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "bash | root@db1:/# systemctl restart postgresql | attended systemctl restart postgresql (its prompt names another machine: db1)",
                "bash | user@host:~$ uptime | attended uptime (its prompt names another machine: host)",
                "bash | [root@web1 ~]# uptime | attended uptime (its prompt names another machine: web1)",
                "powershell | PS C:\\> Restart-Service Foo | attended Restart-Service Foo (it is written for PowerShell, and commands run in bash)",
                "bash | jo@web1 ~ % uptime | attended uptime (its prompt names another machine: web1)",
                "bash | jo@web1 ~/shop> uptime | attended uptime (its prompt names another machine: web1)",
                "bash | (venv) jo@web1:~$ uptime | attended uptime (its prompt names another machine: web1)",
                "bash | web1:~ # uptime | attended uptime (its prompt names another machine: web1)",
                "bash | /app # ls | attended ls (its prompt is that of a container)",
                "bash | sh-5.1# ls | attended ls (its prompt is that of another user's shell)",
                "bash | C:\\shop> dir | attended dir (it is written for cmd.exe, and commands run in bash)",
                "text | PS> Get-Service | attended Get-Service (it is written for PowerShell, and commands run in bash)",
                "bash | % make release | shell make release",
                "bash | jo@MacBook-Pro shop % make release | shell make release",
                "bash | (venv) $ make release | shell make release",
                "bash | ➜  shop git:(main) ✗ make release | shell make release",
                "bash | $ uptime | shell uptime",
                "bash | > make release | shell make release",
                "console | > ./release.sh --all | shell ./release.sh --all",
                "text | > make release | shell make release",
                "bash | > shopctl release all | shell shopctl release all",
                "bash | dev@localhost:~$ uptime | shell uptime"
            })
    void a_command_at_a_prompt_goes_where_the_prompt_says(String tag, String line, String step) {
        assertThat(Readings.steps("```" + tag + "\n" + line + "\n```"))
                .hasSize(1)
                .first()
                .asString()
                .contains(step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root@db1:/# make release",
                "jo@db1 ~ % make release",
                "PS C:\\> make release",
                "C:\\> make release"
            })
    void a_prompt_further_down_holds_from_there(String line) {
        for (var above : List.of("make build", "# On the other side", "make build\n\n# Then")) {
            var steps = Readings.steps("```bash\n" + above + "\n" + line + "\nreleased\n```");
            assertThat(steps).last().asString().contains("attended make release (");
            assertThat(steps).noneMatch(row -> row.contains("shell make release"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo -u shop bash",
                "docker compose exec shop bash",
                "ssh -t web1 sudo -i",
                "heroku run bash -a shop"
            })
    void what_is_typed_into_another_shell_never_runs_here(String opens) {
        var steps = Readings.steps("```bash\n" + opens + "\nmake stop\nexit\nmake release\n```");
        assertThat(steps).anyMatch(row -> row.contains("attended make stop (it is typed into"));
        assertThat(steps).last().asString().contains("shell make release");
    }

    @Test
    void a_session_ends_where_a_comment_says_so() {
        assertThat(
                        Readings.steps(
                                "```bash\nssh web1\nmake stop\n# back on your laptop\nmake release\n```"))
                .last()
                .asString()
                .contains("shell make release");
    }

    @Test
    void a_plain_prompt_below_a_session_is_that_sessions() {
        assertThat(Readings.steps("```bash\nssh deployer@web1\n$ make release\n```"))
                .last()
                .asString()
                .contains("attended make release (it is typed into the session that line 6 opens)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat > note <<EOF\n$ make tidy\nEOF",
                "echo '100 % done'",
                "awk '{ print $1 }' sizes",
                "printf '%s\\n' jo@web1:shop"
            })
    void what_only_looks_like_a_prompt_is_none(String script) {
        assertThat(Readings.steps("```bash\n" + script + "\n```"))
                .containsExactly("6 shell " + script.replace("\n", "⏎") + " # Deploy");
    }

    @Test
    void what_stands_behind_an_angle_is_typed_line_by_line_and_the_rest_is_output() {
        assertThat(
                        Readings.steps(
                                "```\n> npm run build\n\n> shop@1.4.0 build\n> vite build\n\ndone\n> npm publish\n```"))
                .containsExactly("6 shell npm run build # Deploy", "12 shell npm publish # Deploy");
    }

    @Test
    void a_file_that_is_emptied_stands_at_no_prompt() {
        assertThat(Readings.steps("```bash\n> /var/log/shop.log\nmake release\n```"))
                .containsExactly(
                        "6 shell > /var/log/shop.log # Deploy DANGER",
                        "7 shell make release # Deploy");
    }
}
