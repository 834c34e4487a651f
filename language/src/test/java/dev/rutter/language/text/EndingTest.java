package dev.rutter.language.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken off a text's end is what the expression takes off.
class EndingTest {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    ".",
                    "a",
                    "a.",
                    "a. ",
                    " . a :!",
                    "a.b.",
                    "a..\n",
                    "a.\n.",
                    "a\n",
                    "a \r\n",
                    "x →",
                    "x ✅ ✅",
                    "🔴",
                    "x 🔴🔴",
                    "x\uD83D",
                    "x\uDD34.",
                    "é–—",
                    "a\u2028",
                    "a.\u0085",
                    "]",
                    "^-]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\\s.;,:!]+$",
                "[.,]+$",
                "[^a-z]+$",
                "[:—–-]+$",
                "[\\s🔴✅]+$",
                "[\\]^-]+$",
                "[\\p{So}\\s]+$"
            })
    void takesOffWhatTheExpressionDoes(String regex) {
        assertTrue(Ending.of(regex, 0).isPresent());
        for (var text : TEXTS) {
            var plain = Pattern.compile(regex).matcher(text);
            assertEquals(plain.replaceAll(""), QuickPattern.compile(regex).replaceAll(text, ""));
            assertEquals(
                    plain.replaceFirst(""), QuickPattern.compile(regex).replaceFirst(text, ""));
            assertEquals(plain.replaceAll("-"), QuickPattern.compile(regex).replaceAll(text, "-"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a]$",
                "a+$",
                "[a]+",
                "^[a]+$",
                "[a]+|[b]+$",
                "[a[b]]+$",
                "[a](b]+$",
                "[a]{2}[b]+$",
                "[a\\]+$",
                "]+$"
            })
    void knowsNoOtherKind(String regex) {
        assertTrue(Ending.of(regex, 0).isEmpty());
    }

    @Test
    void leavesItToTheExpressionWhereALineEndsTheText() {
        var ending = Ending.of("[.]+$", 0).orElseThrow();
        assertFalse(ending.judges("a.\n"));
        assertTrue(ending.judges("a\n."));
        assertTrue(Ending.of("[.]+$", Pattern.MULTILINE).isEmpty());
    }
}
