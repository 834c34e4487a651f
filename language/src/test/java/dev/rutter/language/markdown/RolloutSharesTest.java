package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.lint.Linter;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How much of the users gets a release is nothing that is measured.
class RolloutSharesTest {
    private static Runbook read(String text) {
        return MarkdownReader.read(
                "# Shop\n\n## Deploy\n\n```bash\nmake release\n```\n\n## Rollout\n\n"
                        + text
                        + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] Day 1: 1 % of the users",
                "- [ ] Hour 4: 25 %",
                "- Wave 2 (north): 50 %",
                "- Canary: 10 %",
                "- Rollout: 100 %",
                "- Traffic to the new one: 25 %",
                "- Second try: 5 % of all customers"
            })
    void a_share_of_a_rollout_is_no_limit(String line) {
        assertThat(read(line).all(Entry.Criterion.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- Availability: 99.9 %",
                "- Orders that succeed: 99 %",
                "- CPU target: 70 %"
            })
    void a_share_of_something_measured_is_one(String line) {
        assertThat(read(line).all(Entry.Criterion.class)).hasSize(1);
    }

    @Test
    void shares_do_not_contradict_each_other() {
        assertThat(Linter.lint(read("- [ ] Day 1: 1 % of the users\n- [ ] Day 7: 100 %")))
                .noneMatch(problem -> problem.code().equals("RT036"));
    }
}
