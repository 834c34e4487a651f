package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;

/// What a result must look like, in other languages than English: `Erwartet: 200`, `Devrait
/// renvoyer 3 lignes`, `Mělo by vrátit: passed`. What such words leave is judged only where it is a
/// figure, a status or quoted: no other word of a sentence that is not understood is looked for.
final class ForeignResults {
    private static final String LABELS =
            "erwartet\\p{L}*|(?:r(?:é|e)sultat |sortie )?attendu\\p{L}*|(?:resultado |salida )?esperad[oa]|(?:risultato )?attes[oa]"
                    + "|o(?:č|c)ek(?:á|a)v\\p{L}*|oczekiwan\\p{L}*|verwacht\\p{L}*|ожида\\p{L}+|预期\\p{L}*|期望\\p{L}*";

    private static final String MUST =
            "sollte[nt]?|muss|devrai(?:t|ent)|doi(?:t|vent)|deber(?:í|i)an?|debe[n]?|dovrebbe(?:ro)?|dever(?:á|a)|powin\\p{L}+|m(?:ě|e)l[aoiy]? by|mus(?:í|i)|zou moeten|moet|долж\\p{L}+";

    private static final QuickPattern LABELLED =
            QuickPattern.compile(
                    "^[^\\p{L}\\d]*(?:" + LABELS + ")(?: \\p{L}+){0,2}\\s*[:：]\\s*",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern SAID =
            QuickPattern.compile(
                    "^[^\\p{L}\\d]*(?:[\\p{L}\\d/`'-]+ ){0,4}(?:"
                            + MUST
                            + ")(?!\\p{L})(?: \\p{L}+)?\\s*:?\\s*",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// `soll bereit ausgeben`, `darf nichts anzeigen`: of much else it is said in these words, too.
    private static final QuickPattern PRINTS =
            QuickPattern.compile(
                    "^[^\\p{L}\\d]*(?:[\\p{L}\\d/`'-]+ ){0,4}(?:soll(?:en)?|darf|dürfen)(?!\\p{L})(?: [^\\s.;:]+){1,6}? (?:ausgeben|anzeigen|zeigen|liefern|melden|enthalten|zurückgeben|lauten|stehen|auftauchen|vorkommen)\\W*$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    private ForeignResults() {}

    /// Whether a line states what a result must look like.
    static boolean states(String text) {
        return LABELLED.find(text) || SAID.find(text) || PRINTS.find(text);
    }

    /// Whether it is no more than the words above a result.
    static boolean opens(String text) {
        return LABELLED.find(text);
    }

    /// The result itself, as far as it can be told from the words before it.
    static String result(String text) {
        return (LABELLED.find(text) ? LABELLED : SAID).replaceFirst(text, "");
    }
}
