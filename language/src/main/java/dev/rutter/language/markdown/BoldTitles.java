package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Titles in bold that say beside it on which condition it is done: `**Run the seeds** (only if
/// tables changed):`, `*Optional:* **Rebuild the index**`.
final class BoldTitles {
    private static final QuickPattern TITLE =
            QuickPattern.compile(
                    "^[^\\w*]*(?:\\d+[.)]\\s+)?\\*\\*[^*`]{2,100}\\*\\*:?\\s*[*_]{0,2}[(\\[][^()`]{2,100}[)\\]][*_]{0,2}\\s*:?$");

    private static final QuickPattern OPTIONAL =
            QuickPattern.compile(
                    "^[^\\w*]*[*_]*[(\\[]?optional(?:ly)?[)\\]]?\\s*[:.–—-]?[*_]*\\s*[:.–—-]?\\s*\\*\\*[^*`]{2,100}\\*\\*\\s*:?$",
                    CASE_INSENSITIVE);

    private BoldTitles() {}

    /// The place below such a title; nothing said above it holds there.
    static Scope below(Optional<Guard> titled, Scope scope, Scope outer) {
        return titled.isEmpty() ? scope : scope.when(outer.when()).guarded(titled);
    }

    /// The condition of what stands below such a title.
    static Optional<Guard> guard(String text, int line) {
        if (OPTIONAL.find(text)) {
            return Optional.of(new Guard("Optional", line));
        }
        return TITLE.find(text) ? Guard.in(text, line) : Optional.empty();
    }
}
