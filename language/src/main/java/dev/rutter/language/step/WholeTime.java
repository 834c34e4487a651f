package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.WindowReader;
import dev.rutter.language.text.QuickPattern;

/// How long the whole is said to take, where a document introduces itself: `**Time estimate**:
/// 10-20 minutes`.
public final class WholeTime {
    private static final QuickPattern ESTIMATED =
            QuickPattern.compile(
                    "^\\W*(?:(?:estimated|expected|approximate|total|typical)\\b[^:.]{0,40}\\b(?:time|duration|downtime)|(?:time|duration) estimate|duraci(?:ó|o)n estimada|dur(?:é|e)e estim(?:é|e)e|gesch(?:ä|ae)tzte dauer)\\W*:\\W",
                    CASE_INSENSITIVE);

    private WholeTime() {}

    /// Notes it where a line says so.
    public static void read(Notes notes, String text, int line) {
        if (ESTIMATED.find(text)) {
            WindowReader.line(Inline.plain(text), false, notes.span(line))
                    .ifPresent(window -> {
                        notes.mark(line, "it gives a length of time", Role.WINDOW);
                        notes.add(window.estimate());
                    });
        }
    }
}
