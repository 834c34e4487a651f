package dev.rutter.language.plan;

import dev.rutter.language.runbook.Step;
import java.util.stream.Collectors;

/// Takes off what Markdown puts around a line's words.
final class Strip {
    private Strip() {}

    /// A condition as it follows "only if": without its own "if" and without the sentence's end.
    static String condition(String when) {
        return Conditions.parts(when).stream()
                .map(Strip::part)
                .collect(Collectors.joining(Step.BOTH));
    }

    private static String part(String when) {
        return Conditions.negated(when)
                .map(not -> Step.NOT + part(not))
                .orElseGet(() -> stripped(when));
    }

    private static String stripped(String when) {
        return marks(when).replaceFirst("(?i)^if\\s+", "").replaceFirst("[\\s.:,;]+$", "");
    }

    /// Without list marker, checkbox, emphasis and code marks.
    static String marks(String line) {
        return line.strip()
                .replaceFirst("^(?:[-*+]|\\d{1,3}[.)])\\s+", "")
                .replaceFirst("^\\[[ xX]?]\\s+", "")
                .replace("**", "")
                .replace("`", "")
                .strip();
    }
}
