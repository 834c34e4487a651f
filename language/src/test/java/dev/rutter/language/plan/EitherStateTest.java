package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Judge;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.markdown.MarkdownReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A result that is one of a few states, or is not one, is held by a machine; where it is none of
/// them a person has to tell.
class EitherStateTest {
    private static Expectation expected(String said) {
        return Planner.plan(
                        "runbook.md",
                        MarkdownReader.read(
                                "# Shop\n\n## Deploy\n\n```bash\n./ship.sh\n```\n\n## Verify\n\n```bash\n./state.sh\n```\n"
                                        + said
                                        + "\n"),
                        Environment.unbound("production"))
                .steps()
                .getLast()
                .expectations()
                .getFirst();
    }

    private static Verdict.Kind judged(String said, String output) {
        return Judge.judge(expected(said), new Measurement.Ran(0, output)).kind();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Should be `UPDATE_COMPLETE` or `CREATE_COMPLETE` | UPDATE_COMPLETE | MET",
                "Should be `UPDATE_COMPLETE` or `CREATE_COMPLETE`. | CREATE_COMPLETE | MET",
                "The stack should be `UPDATE_COMPLETE` or `CREATE_COMPLETE`. | CREATE_COMPLETE | MET",
                "Should be `UPDATE_COMPLETE` or `CREATE_COMPLETE` | UPDATE_FAILED | UNCLEAR",
                "Should be `UPDATE_COMPLETE` or `CREATE_COMPLETE` | UPDATE_COMPLETE_CLEANUP_IN_PROGRESS | UNCLEAR",
                "Expected: Running or Completed | Running | MET",
                "Expected: Running, Completed or Succeeded | Completed | MET",
                "Expected: Running or Completed | not Running | UNCLEAR",
                "Expected: not FAILED | DONE | MET",
                "Expected: not FAILED | FAILED | MISSED"
            })
    void what_is_shown_decides(String said, String output, Verdict.Kind kind) {
        assertThat(judged(said, output)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"Completed,MET", "CrashLoopBackOff,UNCLEAR"})
    void every_row_of_a_listing_has_to_be_one_of_them(String last, Verdict.Kind kind) {
        assertThat(
                        judged(
                                "Expected: Running or Completed",
                                "NAME STATUS\nshop-1 Running\nshop-2 " + last + "\n"))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"Should be version 4.1 or later", "Expected: no errors or warnings"})
    void other_words_with_or_are_no_states(String said) {
        assertThat(expected(said)).isNotInstanceOf(Expectation.Worded.class);
    }
}
