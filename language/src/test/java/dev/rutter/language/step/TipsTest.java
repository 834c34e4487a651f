package dev.rutter.language.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a document only offers is done where somebody says so.
class TipsTest {
    private static List<String> guarded(String text) {
        return Readings.steps(text).stream().filter(row -> row.contains(" only offers ")).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> **Tip:** old images can be thrown away:\n>\n> ```bash\n> make tidy\n> ```",
                "> [!TIP]\n> Old images take space.\n>\n> ```bash\n> make tidy\n> ```",
                "> Note: with a full disk you can throw old images away. In the following example all of them:\n>\n> `make tidy`",
                "Tip: throw old images away with `make tidy`.",
                "Pro tip: run `make tidy`.",
                "💡 Run `make tidy` for more space.",
                "::: tip\nThrow old images away with `make tidy`.\n:::",
                "::: tip\n\nRun `make tidy` for more space.\n\n:::",
                "!!! tip \"Space\"\n    Run `make tidy`.",
                "You can also throw old images away:\n\n```bash\nmake tidy\n```",
                "It is also possible to throw old images away. For example:\n\n`make tidy`",
                "In the following example all images are thrown away:\n\n```bash\nmake tidy\n```",
                "- You can also run `make tidy`.",
                "- Tip: run `make tidy`."
            })
    void what_is_offered_is_done_where_somebody_says_so(String text) {
        assertThat(guarded("```bash\nmake ship\n```\n\n" + text + "\n\n```bash\n./last.sh\n```"))
                .singleElement()
                .asString()
                .contains("shell make tidy");
        assertThat(Readings.steps("```bash\nmake ship\n```\n\n" + text)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You can start the shop now:\n\n```bash\nmake start\n```",
                "> **Note:** the shop must be stopped:\n>\n> ```bash\n> make stop\n> ```",
                "> Ship it:\n>\n> ```bash\n> make ship\n> ```",
                "Put the tip of the branch there:\n\n```bash\nmake ship\n```"
            })
    void what_is_told_is_done(String text) {
        assertThat(Readings.steps(text)).hasSize(1);
        assertThat(guarded(text)).isEmpty();
    }

    @Test
    void the_other_way_in_brackets_or_in_the_next_sentence_is_offered_alone() {
        assertThat(Readings.steps("1. Run `make ship` (you can also use `make ship-all`)."))
                .containsExactly(
                        "5 shell make ship # Run make ship (you can also use make ship-all).",
                        "5 shell make ship-all # Run make ship (you can also use make ship-all)."
                                + " when \"what line 5 only offers is to be done: you can also use `make ship-all`\"");
        assertThat(guarded("Run `make ship`. You can also run `make report`."))
                .singleElement()
                .asString()
                .contains("shell make report");
    }

    @Test
    void what_is_only_looked_at_may_be_looked_at() {
        assertThat(
                        Readings.steps(
                                "Verify",
                                "You can also look at the log:\n\n```bash\nmake log\n```"))
                .containsExactly("8 shell make log # You can also look at the log");
    }
}
