package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsenceTest {
    private static List<String> expected(String text) {
        return ExpectationReader.read(text, new Action.Shell("./look"), new Span(1, 1, 1)).stream()
                .map(it ->
                        it instanceof Expectation.Contains(var held, _, _, _)
                                ? "holds " + held
                                : it.getClass().getSimpleName())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 `Evicted`",
                "`Evicted` is absent",
                "`Evicted`: 0",
                "everything but `Evicted`",
                "all except `Evicted`",
                "`Evicted` isn't listed",
                "`Evicted` missing",
                "free of `Evicted`",
                "none of them `Evicted`",
                "`Evicted` has disappeared",
                "`Drained` instead of `Evicted`",
                "lists nothing `Evicted`"
            })
    void what_is_not_to_be_there_is_not_demanded(String words) {
        assertThat(expected("Expected: " + words)).containsExactly("Asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`Bound`, zero `Lost`",
                "All `Bound`, 0 `Lost`",
                "`Bound` and no `Lost` volumes",
                "`Bound`; not `Lost`",
                "`Bound` without `Lost` ones"
            })
    void what_stands_before_such_a_part_is(String words) {
        assertThat(expected("Expected: " + words))
                .startsWith(words.contains("without") ? "Asked" : "holds Bound")
                .doesNotContain("holds Lost")
                .endsWith("Asked");
    }

    @Test
    void what_should_all_be_gone_is_gone() {
        assertThat(expected("`nat-gateway` and the bucket should all be gone."))
                .containsExactly("Gone");
    }

    @ParameterizedTest
    @CsvSource({
        "answers ok, holds ok",
        "replies pong, holds pong",
        "responds with `pong`, holds pong",
        "It should answer ok., holds ok",
        "Expected: prints ok, holds ok",
        "Expected: replies with pong, holds pong",
        "returns nothing, Empty"
    })
    void the_verb_of_an_answer_is_no_part_of_it(String words, String held) {
        assertThat(expected(words)).containsExactly(held);
    }

    @Test
    void a_status_beside_a_text_is_held_too() {
        assertThat(
                        ExpectationReader.read(
                                "returns 200 and `live`",
                                new Action.Shell("curl -i https://shop.example/health"),
                                new Span(1, 1, 1)))
                .hasSize(2)
                .anyMatch(Expectation.HttpStatus.class::isInstance);
    }
}
