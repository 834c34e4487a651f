package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Sentences in other languages that say no more than when it stops: `Wenn der Export fehlschlägt,
/// abbrechen.`, `Si les sommes diffèrent, arrêter.`
final class ForeignHalts {
    private static final String STOPS =
            "(?:(?:den |die |das |alles )?(?:\\p{L}+ )?(?:abbrechen|abbruch|stoppen|anhalten|aufhören|unterbrechen)|brechen sie ab|halten sie an|nicht (?:weiter\\w*|fortfahren)|arr(?:ê|e)te[rz]|stoppe[rz]|interromp\\p{L}+|abandonne[rz]|ne pas continuer|ne continuez pas|detener\\p{L}*|parar|abortar|no contin\\p{L}+)(?!\\p{L})";

    private static final QuickPattern IF_STOPS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:wenn|falls|sobald|sollten?|si|en cas d(?:e|['’])|cuando)\\b[^`]{2,200}?[,:]\\s*(?:(?:dann|bitte|sofort|alors|immédiatement|entonces|por favor)\\s+)*"
                            + STOPS
                            + "[^`]{0,80}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern STOPS_IF =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:(?:sofort|bitte)\\s+)*"
                            + STOPS
                            + ",?\\s+(?:wenn|falls|solange|bis|bevor|si|tant que|avant|jusqu|cuando|hasta|mientras)\\b[^`]{3,200}$",
                    CASE_INSENSITIVE);

    private ForeignHalts() {}

    static boolean says(String words) {
        return IF_STOPS.find(words) || STOPS_IF.find(words);
    }
}
