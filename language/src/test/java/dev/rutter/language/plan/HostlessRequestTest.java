package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A request can be sent only where somebody says to which host.
class HostlessRequestTest {
    private static Plan plan(String command) {
        return Planner.plan(
                "x.md",
                MarkdownReader.read(
                        "# Release\n## Deploy\n1. `./ship`\n## Verify\n- `" + command + "`\n"),
                Environment.unbound("production"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "curl /health#http:///health",
                "curl -fsS /api/ping#http:///api/ping",
                "curl https:///health#https:///health",
                "curl -s :8080/health#http://:8080/health",
                "curl -s /state | jq .ok#curl -s /state"
            })
    void a_request_without_one_is_open_before_the_run(String command, String names) {
        assertThat(plan(command).open())
                .filteredOn(open -> open.kind() == Plan.Open.Kind.INPUT)
                .extracting(Plan.Open::what)
                .containsExactly(names + " is never given a value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl https://shop.example.com/health",
                "curl localhost:8080/health",
                "curl --unix-socket /var/run/docker.sock http://localhost/info",
                "curl -o /tmp/x https://shop.example.com/x"
            })
    void one_with_a_host_is_not(String command) {
        assertThat(plan(command).open()).noneMatch(open -> open.kind() == Plan.Open.Kind.INPUT);
    }
}
