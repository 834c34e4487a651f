package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a terminal's session shows below a prompt is what the command there must print.
class PrintedBelowPromptTest {
    private static List<List<Expectation>> expected(String session) {
        return Planner.plan(
                        "runbook.md",
                        MarkdownReader.read(
                                "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Verify\n\n```console\n"
                                        + session
                                        + "\n```\n"),
                        Environment.unbound("production"))
                .steps()
                .stream()
                .skip(1)
                .map(step ->
                        step.expectations().stream()
                                .filter(one -> !(one instanceof Expectation.ExitStatus))
                                .toList())
                .toList();
    }

    @Test
    void a_word_or_a_count_alone_is_held_by_a_machine() {
        var each = expected("$ ./bin/state\nhealthy\n$ ./bin/count\n3\n$ ./bin/queue | wc -l\n0");
        assertThat(each).hasSize(3);
        assertThat(each.getFirst()).singleElement().isInstanceOf(Expectation.Output.class);
        assertThat(each.get(1)).singleElement().isInstanceOf(Expectation.Numeric.class);
        assertThat(each.get(2)).singleElement().isInstanceOf(Expectation.Numeric.class);
    }

    @Test
    void all_else_a_person_compares() {
        var each =
                expected(
                        "$ ./bin/version\nv1.2.3\n$ kubectl get pods\nNAME   STATUS\n\nshop-1 Running");
        assertThat(each).hasSize(2);
        assertThat(each.getFirst())
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.Asked.class, it -> assertThat(it.says()).contains("v1.2.3"));
        assertThat(each.getLast())
                .singleElement()
                .isInstanceOfSatisfying(
                        Expectation.Asked.class,
                        it -> assertThat(it.says()).contains("shop-1 Running"));
    }

    @Test
    void each_output_is_that_of_its_own_prompt() {
        var each = expected("$ ./bin/warm\n$ ./bin/state\nhealthy\n$ ./bin/flush");
        assertThat(each).hasSize(3);
        assertThat(each.getFirst()).isEmpty();
        assertThat(each.get(1)).hasSize(1);
        assertThat(each.getLast()).isEmpty();
    }
}
