package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "bash | $ uptime | shell uptime",
                "bash | dev@localhost:~$ uptime | shell uptime"
            })
    void a_command_at_a_prompt_goes_where_the_prompt_says(String tag, String line, String step) {
        assertThat(Readings.steps("```" + tag + "\n" + line + "\n```"))
                .hasSize(1)
                .first()
                .asString()
                .contains(step);
    }
}
