package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Place;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Words that name nothing but an environment: `Staging:`, `**Prod** (two regions)`, `Prod uses the
/// prod overlay:`.
public final class PlaceNames {
    private static final String NAMES =
            Place.NAME + "(?:\\s*(?:[/,&]|\\band\\b|\\bor\\b)\\s*" + Place.NAME + ")*";

    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "^[^\\w(]*(?:only )?(?:(?:for|in|on|to|at) )?(?:the |an? |your )?("
                            + NAMES
                            + ")(?: (?:environments?|env|servers?|clusters?|hosts?|stack|accounts?|deploy(?:ments?|s)?|releases?|only))*\\s*(?:\\((?![^()]*\\b(?:after|once|then|first|next|before|when|if)\\b)[^()]*\\))?[\\W]*$",
                    CASE_INSENSITIVE);

    /// `Prod uses the prod overlay:`, `In production, run:`.
    private static final QuickPattern LEADS =
            QuickPattern.compile(
                    "^\\W*(?:(?:for|in|on) (?:the )?)?("
                            + Place.NAME
                            + ")(?: (?:environment|servers?|clusters?))?(?:,? (?:use|run|do|call|apply|execute|deploy|it is|instead)\\b| (?:uses|takes|gets|needs|has|wants|runs)\\b)[^.;]{0,80}:\\W*$",
                    CASE_INSENSITIVE);

    private PlaceNames() {}

    /// Whether a condition names nothing but an environment.
    public static boolean place(String words) {
        return named(words).isPresent();
    }

    /// The name in such words.
    public static Optional<String> named(String text) {
        var plain = Inline.plain(text);
        for (var pattern : List.of(LABEL, LEADS)) {
            var match = pattern.matcher(plain);
            if (match.find()) {
                return Optional.of(match.group(1));
            }
        }
        return Optional.empty();
    }
}
