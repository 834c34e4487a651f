package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.OwnVerdict;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// What the words behind a command in the same line tell to see in its result: ``Run `app jobs` and
/// confirm that nightly is listed``, ``Run `./index`. Make sure that it has an entry for today.``
public final class ToldToSee {
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "\\b(?:and|then)\\s+(?=(?:verify|confirm|ensure|make"
                            + " sure)\\b)|\\bto\\s+(?=(?:verify|confirm|ensure|make"
                            + " sure)\\b[^.;]{0,120}\\b(?:that|is|are|passes|returns?|succeeds|shows?|appears?)\\b)|\\((?=look"
                            + " for\\b)|[.!;]\\s+(?:then |now )?(?=(?:verify|confirm|ensure|make sure|check)\\s+(?:that|it|its)\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE_END =
            QuickPattern.compile("[.;]\\s+(?=[A-Z])|[.)]+\\s*$");

    /// They stand on one of so many lines.
    private static final int SOME_LINES = 8;

    private static final int BEGINNING = 16;

    private ToldToSee() {}

    /// What is to be seen, without what stands behind the next command.
    public static Optional<String> behind(String text, String script) {
        var at = text.indexOf("`" + script + "`");
        if (at < 0) {
            return Optional.empty();
        }
        var after = untilNext(text.substring(at + script.length() + 2));
        return TOLD.first(after)
                .filter(found -> !OwnVerdict.of(found.group(), script))
                .map(found ->
                        SENTENCE_END.split(Inline.plain(after.substring(found.end())), 2)[0]
                                .strip())
                .filter(words -> !words.isEmpty());
    }

    /// The line on which such words begin.
    public static int lineOf(Notes notes, String words, int first) {
        var begins = words.substring(0, Math.min(words.length(), BEGINNING)).strip();
        for (var line = first; line < first + SOME_LINES; line++) {
            if (Inline.plain(notes.text(line)).contains(begins)) {
                return line;
            }
        }
        return first;
    }

    /// Up to the next command of several words; a path or a file in backticks is spoken of.
    private static String untilNext(String after) {
        for (var at = after.indexOf('`'); at >= 0; ) {
            var end = after.indexOf('`', at + 1);
            if (end < 0) {
                break;
            }
            var code = after.substring(at + 1, end).strip();
            if (code.indexOf(' ') >= 0 && InlineCommands.runnable(code)) {
                return after.substring(0, at);
            }
            at = after.indexOf('`', end + 1);
        }
        return after;
    }
}
