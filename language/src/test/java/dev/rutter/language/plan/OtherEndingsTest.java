package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Some commands end with another status than 0 where all is well, and some lines say so.
class OtherEndingsTest {
    private static List<Expectation> expected(String verify) {
        return Planner.plan(
                        "runbook.md",
                        MarkdownReader.read(
                                "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Verify\n\n"
                                        + verify
                                        + "\n"),
                        Environment.unbound("production"))
                .steps()
                .getLast()
                .expectations();
    }

    private static boolean zero(Expectation one) {
        return one instanceof Expectation.ExitStatus(var status, _, _) && status == 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\nterraform plan -detailed-exitcode -out=p\n```",
                "```bash\nkubectl -n shop diff -f app.yaml\n```",
                "```bash\nrobocopy src dst /E\n```",
                "```bash\n./compare.sh\n```\nExit code 2 means there are changes; go on.",
                "```bash\n./compare.sh\n# Exit code 1 means there are differences, this is fine\n```",
                "```bash\n./compare.sh\n```\n\nAn exit status of 3 is expected here."
            })
    void no_zero_is_demanded_of_these(String verify) {
        assertThat(expected(verify))
                .isNotEmpty()
                .noneMatch(OtherEndingsTest::zero)
                .anyMatch(one ->
                        one instanceof Expectation.Asked
                                || one instanceof Expectation.Warned
                                || one instanceof Expectation.ExitStatus);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```bash\nterraform plan -out=p\n```",
                "```bash\nterraform plan -detailed-exitcode\n```\nExpected: exit code 0",
                "```bash\nkubectl apply -f app.yaml\n```",
                "```bash\n./compare.sh\n```\nExit code 1 means that it failed."
            })
    void of_all_others_it_is(String verify) {
        assertThat(expected(verify)).anyMatch(OtherEndingsTest::zero);
    }

    @Test
    void a_redirect_is_told_by_its_address_and_its_status() {
        assertThat(
                        expected(
                                "- `curl -sI https://www.shop.example | grep -i location` → redirect to https://shop.example"))
                .anyMatch(one ->
                        one instanceof Expectation.Worded(var text, _, _)
                                && text.equals("https://shop.example"));
        assertThat(
                        expected(
                                "- `curl -sI http://shop.example` → 301 redirect to https://shop.example/"))
                .anyMatch(one ->
                        one instanceof Expectation.HttpStatus(var from, _, _, _) && from == 301)
                .noneMatch(Expectation.Contains.class::isInstance);
    }
}
