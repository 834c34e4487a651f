package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the document expects that something is refused or gone, its own result decides, and no
/// success is demanded besides.
class RefusalExpectedTest {
    private static List<Expectation> expected(String command) {
        var plan =
                Planner.plan(
                        "runbook.md",
                        MarkdownReader.read(
                                "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Verify\n\n```bash\n"
                                        + command.replace(" // ", "\n")
                                        + "\n```\n"),
                        Environment.unbound("production"));
        return plan.steps().getLast().expectations();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kubectl get pod old-shop // # Expected: NotFound",
                "aws s3 ls s3://old-shop // # Expected: NoSuchBucket",
                "nc -z localhost 8081 // # Expected: connection refused",
                "which node // # Expected: node not found",
                "pgrep old-worker // # Expected: no output",
                "curl -s https://shop.example/old // # should give 403",
                "curl -s https://shop.example/admin // # Expect: Unauthorized"
            })
    void no_success_is_demanded_where_a_refusal_is_expected(String command) {
        assertThat(expected(command))
                .isNotEmpty()
                .noneMatch(one ->
                        one instanceof Expectation.ExitStatus(var status, _, _) && status == 0)
                .noneMatch(one ->
                        one instanceof Expectation.HttpStatus(var from, _, _, _) && from == 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./state.sh // # Expected: 0 failed",
                "./state.sh // # Expected: no errors",
                "curl -s https://shop.example/health // # Expected: healthy, no 404"
            })
    void elsewhere_it_is(String command) {
        assertThat(expected(command))
                .anyMatch(one ->
                        one instanceof Expectation.ExitStatus
                                || one instanceof Expectation.HttpStatus
                                || one instanceof Expectation.Warned);
    }
}
