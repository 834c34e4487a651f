package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// Conditions in German, French and Spanish: `Falls die Warteschlange voll ist`, `Si trop de
/// connexions`, `En caso de error`, `(bei Bedarf)`.
final class ForeignConditions {
    private static final String ENDS = "(?!\\p{L})";

    private static final QuickPattern HEAD =
            compile(
                    "^[^\\p{L}\\d]*(?:(?:nur|uniquement|seulement|solo|s(?:ó|o)lo)\\s+)?(?:wenn|falls|sofern|sobald|andernfalls|ansonsten"
                            + "|im\\s+(?:fehler|not)?falle?|bei\\s+(?:bedarf|fehlern?|fehlschl\\p{L}+|problemen|st(?:ö|oe)rungen)"
                            + "|(?:si|s['’](?:ils?|il))\\s+\\p{L}|lorsque|sinon|en\\s+cas\\s+d[e'’]|au\\s+cas\\s+o(?:ù|u)"
                            + "|cuando|de\\s+lo\\s+contrario|en\\s+caso\\s+de"
                            + "|pokud|jestli(?:ž|z)e|je(?:ś|s)li|je(?:ż|z)eli|indien|если|如果)");

    private static final QuickPattern TAIL =
            compile(
                    "\\((?:(?:nur|uniquement|seulement|solo|s(?:ó|o)lo)\\s+)?(?:falls|wenn|bei bedarf|optionnel|facultatif|opcional|si\\s|s['’]il|en cas d|en caso d|cuando|pokud|je(?:ś|s)li|indien|если|如果)[^)]*\\)"
                            + "|(?<!\\p{L})(?:(?:falls|wenn)\\s+(?:n(?:ö|oe)tig|erforderlich|vorhanden|zutreffend|m(?:ö|oe)glich)|si\\s+(?:n(?:é|e)cessaire|besoin|applicable|possible|procede|hace falta|es (?:necesario|posible)))"
                            + ENDS);

    private static final QuickPattern REST = QuickPattern.compile("\\s*[:,].*$");
    private static final QuickPattern BRACKETS = QuickPattern.compile("^\\(|\\)$");

    private ForeignConditions() {}

    private static QuickPattern compile(String regex) {
        return QuickPattern.compile(regex, CASE_INSENSITIVE | UNICODE_CASE);
    }

    /// The condition that a line puts on itself or on what follows.
    static Optional<String> in(String text) {
        var tail = TAIL.first(text);
        if (tail.isPresent()) {
            return tail.map(found -> BRACKETS.replaceAll(found.group(), ""));
        }
        return guards(text)
                ? Optional.of(REST.replaceFirst(Phrases.stripNumber(text), ""))
                : Optional.empty();
    }

    /// Whether it opens with one.
    static boolean guards(String text) {
        return HEAD.find(text);
    }
}
