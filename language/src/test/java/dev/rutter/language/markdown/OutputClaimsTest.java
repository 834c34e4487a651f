package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences about what a command prints, below it, behind it and in a comment.
class OutputClaimsTest {
    private static List<Expectation> below(String words) {
        return read("```bash\n./bin/status\n```\n\n" + words);
    }

    private static List<Expectation> comment(String words) {
        return read("```bash\n./bin/status  # " + words + "\n```");
    }

    private static List<Expectation> behind(String words) {
        return read("1. Run `./bin/status`. " + words);
    }

    private static List<Expectation> read(String text) {
        return MarkdownReader.read("# Shop\n\n## Verify\n\n" + text + "\n")
                .all(Step.class)
                .findFirst()
                .orElseThrow()
                .expectations();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There must be no `ERROR`:",
                "Look at the log; there should be no ERROR:",
                "Check the log, it should not contain `ERROR`:",
                "The output should not contain `ERROR`:",
                "Check that the log has no `ERROR`:"
            })
    void what_may_not_be_printed_is_said_above_a_block_too(String words) {
        for (var said :
                List.of(
                        read(words + "\n\n```bash\ncat app.log\n```"),
                        read("1. " + words + "\n\n   ```bash\n   cat app.log\n   ```"),
                        read("- " + words + "\n\n  ```bash\n  cat app.log\n  ```"))) {
            assertThat(said)
                    .filteredOn(it -> !(it instanceof Expectation.ExitStatus))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Expectation.Lacks.class,
                            it -> assertThat(it.text()).isEqualTo("ERROR"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "look for active in the output ¦ active",
                "Anything but active means trouble. ¦ active",
                "Everything other than `active` is a problem ¦ active",
                "Result: active ¦ active",
                "It answers active. ¦ active",
                "The word active must appear ¦ active",
                "You want to see active ¦ active"
            })
    void what_must_be_printed_is_looked_for(String words, String text) {
        for (var said : List.of(below(words), comment(words), behind(words))) {
            assertThat(said)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Expectation.Contains.class,
                            it -> assertThat(it.text()).isEqualTo(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The output must not mention ERROR.",
                "Any line with ERROR is a failure.",
                "Any ERROR in the output means failure.",
                "No ERROR is in the output.",
                "Lines with ERROR mean trouble."
            })
    void what_may_not_be_printed_is_missed_where_it_is(String words) {
        for (var said : List.of(below(words), comment(words), behind(words))) {
            assertThat(said)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Expectation.Lacks.class,
                            it -> assertThat(it.text()).isEqualTo("ERROR"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The third column reads Running.",
                "The output ends with Running.",
                "The last line must be Running."
            })
    void where_it_stands_a_person_tells_once_it_is_there(String words) {
        for (var said : List.of(below(words), comment(words), behind(words))) {
            assertThat(said)
                    .hasExactlyElementsOfTypes(Expectation.Contains.class, Expectation.Asked.class);
        }
    }

    @Test
    void whoever_looks_for_errors_is_shown_the_output() {
        assertThat(below("Look for ERROR in the output."))
                .singleElement()
                .isInstanceOf(Expectation.Asked.class);
    }

    @Test
    void nothing_is_printed() {
        assertThat(below("Nothing should come back."))
                .singleElement()
                .isInstanceOf(Expectation.Warned.class);
        assertThat(below("no rows")).singleElement().isInstanceOf(Expectation.Empty.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soll bereit ausgeben", "darf nichts ausgeben", "doit afficher bereit"})
    void in_other_languages_a_person_tells(String words) {
        assertThat(below(words)).singleElement().isInstanceOf(Expectation.Asked.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Look for the invoice in the mailbox.",
                "The second line is answered by Ada.",
                "Everything but the cache is restarted by it.",
                "It starts with the workers.",
                "Any change in the log format means more work."
            })
    void other_sentences_claim_nothing_of_the_output(String words) {
        assertThat(below(words)).isEmpty();
    }
}
