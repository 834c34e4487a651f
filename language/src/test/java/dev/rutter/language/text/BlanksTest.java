package dev.rutter.language.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A text is cut at its blanks as the expression cuts it.
class BlanksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                " a",
                "a ",
                "  a b  ",
                "a\tb\nc\u000Bd\fe\rf",
                "a \n b",
                "a\u00A0b c",
                "\n\n",
                "kubectl  rollout status x",
                "é ü",
                "\u0085a \u2028b"
            })
    void cutsAsTheExpressionDoes(String text) {
        for (var limit = -1; limit <= 4; limit++) {
            assertArrayEquals(
                    Pattern.compile(Blanks.BLANKS).split(text, limit),
                    QuickPattern.compile(Blanks.BLANKS).split(text, limit));
        }
    }
}
