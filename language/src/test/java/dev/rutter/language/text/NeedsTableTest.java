package dev.rutter.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NeedsTableTest {
    private static final String DOCUMENT =
            """
            # Release

            ## Deploy

            ```bash
            ./bin/ship
            ```

            Roll back if the error rate is above 5 %.
            """;

    /// The expressions of everything that reads and checks a document are made then.
    @BeforeAll
    static void read() {
        Linter.lint(MarkdownReader.read(DOCUMENT));
    }

    @AfterEach
    void without() {
        NeedsTable.from(Optional::empty);
    }

    @Test
    void what_is_read_of_a_table_is_what_is_derived() {
        // Other tests make expressions meanwhile.
        var made = QuickPattern.made();
        var table = NeedsTable.written();
        NeedsTable.from(() -> Optional.of(table));
        assertThat(made)
                .hasSizeGreaterThan(400)
                .allSatisfy(each -> {
                    var regex = each.toString();
                    assertThat(NeedsTable.of(regex, each.flags()))
                            .isSameAs(NeedsTable.of(regex, each.flags()));
                    assertThat(NeedsTable.of(regex, each.flags()).noted())
                            .isEqualTo(Needs.of(regex, each.flags()).noted());
                });
    }

    @Test
    void an_expression_with_other_flags_is_another_one() {
        var table = NeedsTable.written();
        NeedsTable.from(() -> Optional.of(table));
        var one = QuickPattern.made().getFirst();
        var other = one.flags() ^ java.util.regex.Pattern.CASE_INSENSITIVE;
        assertThat(NeedsTable.of(one.toString(), other).noted())
                .isEqualTo(Needs.of(one.toString(), other).noted());
    }

    @Test
    void a_table_that_is_cut_short_or_none_at_all_changes_no_answer() {
        var whole = NeedsTable.written();
        var one = QuickPattern.made().getFirst();
        for (var length = 0; length < whole.length; length += 1 + whole.length / 60) {
            var cut = Arrays.copyOf(whole, length);
            NeedsTable.from(() -> Optional.of(cut));
            assertThat(NeedsTable.of(one.toString(), one.flags()).noted())
                    .isEqualTo(Needs.of(one.toString(), one.flags()).noted());
        }
        var noise = new byte[10_000];
        Arrays.fill(noise, (byte) 0x5A);
        NeedsTable.from(() -> Optional.of(noise));
        assertThat(NeedsTable.of("roll ?back", 0).noted())
                .isEqualTo(Needs.of("roll ?back", 0).noted());
    }
}
