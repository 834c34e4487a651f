package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Sentences that only send to another text: `See the [guide](x.md).`, `For more information,
/// please check the [manual](x.md).` Nothing is done by reading them.
public final class ReadOn {
    private static final QuickPattern ONLY =
            QuickPattern.compile(
                    "^\\W*(?:if (?:it |this |that )?fail\\w*\\W+)?(?:please )?(?:see|refer to)\\b[^.]{0,60}\\]\\([^)]*\\)[^.]{0,60}\\.?\\W*$"
                            + "|^\\W*for [^.,]{3,160}, (?:please )?(?:see|refer to|check|consult|read|have a look at)\\b[^.]{0,60}\\]\\([^)]*\\)[^.]{0,60}\\.?\\W*$",
                    CASE_INSENSITIVE);

    private ReadOn() {}

    /// Whether a line says no more than that.
    public static boolean only(String line) {
        return line.contains("](") && line.length() < 400 && ONLY.find(line);
    }
}
