package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.runbook.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which items of a list in a chapter on trouble are entries of their own.
class CausesTest {
    private static List<Integer> entries(String chapter) {
        return MarkdownReader.read("# Orders are late\n\n" + chapter).readings().stream()
                .filter(it -> it.roles().contains(Role.ISSUE))
                .map(it -> it.line())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Likely causes", "Causes", "Possible causes"})
    void causes_of_the_one_trouble_are_no_entries(String title) {
        assertThat(
                        entries(
                                "## "
                                        + title
                                        + "\n\n1. **The worker crashed** - Restart the worker.\n2. **Redis is down** - Restart Redis.\n"))
                .isEmpty();
    }

    @Test
    void a_case_is_a_condition_and_no_entry() {
        assertThat(
                        entries(
                                "## Resolution\n\n1. **If the queue is stuck:** Restart the queue.\n2. **If Redis is down:** Restart Redis.\n"))
                .isEmpty();
    }

    @Test
    void what_goes_wrong_in_a_drawer_of_troubles_is_one() {
        assertThat(
                        entries(
                                "## Common problems\n\n- **The worker crashed**: Restart the worker.\n- **Redis is down**: Restart Redis.\n"))
                .containsExactly(5, 6);
    }
}
