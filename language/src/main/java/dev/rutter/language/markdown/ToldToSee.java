package dev.rutter.language.markdown;

import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.OwnVerdict;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a line tells to see in what its command prints: `Run … and confirm that nightly is listed`.
final class ToldToSee {
    private static final QuickPattern TOLD_TO_SEE =
            QuickPattern.compile(
                    "\\b(?:and|then)\\s+(?=(?:verify|confirm|ensure|make"
                            + " sure)\\b)|\\bto\\s+(?=(?:verify|confirm|ensure|make"
                            + " sure)\\b[^.;]{0,120}\\b(?:that|is|are|passes|returns?|succeeds|shows?|appears?)\\b)|\\((?=look"
                            + " for\\b)",
                    Pattern.CASE_INSENSITIVE);

    private static final QuickPattern NEXT_CODE = QuickPattern.compile("`[^`]* [^`]*`");

    private static final QuickPattern SENTENCE_END =
            QuickPattern.compile("[.;]\\s+(?=[A-Z])|[.)]+\\s*$");

    private ToldToSee() {}

    /// What the words behind a command tell to see in it: ``Run `app jobs` and confirm that nightly
    /// is listed``.
    static Optional<String> of(String text, String script) {
        var at = text.indexOf("`" + script + "`");
        if (at < 0) {
            return Optional.empty();
        }
        var after = NEXT_CODE.split(text.substring(at + script.length() + 2), 2)[0];
        return TOLD_TO_SEE
                .first(after)
                .filter(found -> !OwnVerdict.of(found.group(), script))
                .map(found ->
                        SENTENCE_END.split(Inline.plain(after.substring(found.end())), 2)[0]
                                .strip())
                .filter(words -> !words.isEmpty());
    }
}
