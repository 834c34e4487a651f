package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;

/// Lead-ins and labels that forbid what stands below them, in a list, a table or a block: `Must not
/// run during the window:`, `Off limits until step 4:`, `Frozen:`.
public final class Forbidden {
    private static final String THESE =
            "(?:these|those|they|(?:any|none|all|each|either|one) of (?:these|those|them|the (?:following|below))|the (?:following|below)(?: [\\w-]+){0,3}"
                    + "|(?:anything|nothing|everything|what) (?:below|here|listed|in this list|follows)(?: here)?)";

    private static final String DONE =
            "(?:run|runs|ran|execut\\w+|start(?:s|ed)?|us(?:e|es|ed)|call(?:s|ed)?|touch(?:es|ed)?|invoked?|trigger(?:s|ed)?|launch(?:es|ed)?|deploy(?:s|ed)?|typed?|applied|chang(?:e|es|ed))";

    /// Whoever reads is told when it is so, and not that it is.
    private static final String PLAINLY =
            "(?!.*\\b(?:if|when|unless|once|because|except|ensure|make sure|check|verify|confirm|without)\\b)";

    private static final QuickPattern SAYS =
            QuickPattern.compile(
                    "^\\W*(?:(?:note|warning|caution|important|attention|danger)\\W+)?(?:"
                            // `Must not run …`, `The following may not be started …`
                            + PLAINLY
                            + "(?:during [^:,]{3,60},\\s*)?(?:"
                            + THESE
                            + "\\s+)?(?:must|may|should|shall|can|are|is)\\s*(?:not|never|n['’]t|nt)\\s+(?:to )?(?:be )?"
                            + DONE
                            + "\\b.*"
                            // `None of these may run …`, `Nothing below is run …`
                            + "|"
                            + PLAINLY
                            + "(?:none|nothing)\\b[^:]{0,40}\\b(?:may|should|must|shall|can|is|are|gets?)\\b[^:]{0,20}\\b"
                            + DONE
                            + "\\b.*"
                            // `During the window nobody runs`
                            + "|(?:(?:during|in|within|while|from|until|for)\\b[^:]{3,80}\\s)?(?:nobody|no[- ]one|no body)\\s+(?:[\\w-]+\\s+){0,2}"
                            + DONE
                            + "\\b.*"
                            // `Do not run any of these …`, `Don't touch these until step 4`
                            + "|(?:please )?(?:do not|don['’]?t|never)\\s+(?:ever\\s+)?"
                            + DONE
                            + "\\s+"
                            + THESE
                            + "\\b(?:\\s+(?:[\\w-]+\\s+){0,2}(?:during|while|in|within|until (?:after )?(?:step|phase|part|stage|the (?:window|cut-?over|freeze|switch|maintenance)))\\b.*)?"
                            + "|(?:please )?(?:do not|don['’]?t|never) (?:touch|trigger|launch|start)(?: during\\b.*)?"
                            + "|(?:refrain from|stay away from|hands off|keep (?:your )?hands off|leave alone)\\b.*"
                            // `Off limits until …`, `The following are forbidden`
                            + "|(?:"
                            + THESE
                            + "\\s+(?:are|is|remain|stay)\\s+)?(?:strictly |absolutely )?(?:off[- ]?limits|out of bounds|forbidden|prohibited|banned|not allowed|not permitted|frozen)(?:\\s+(?:[\\w-]+\\s+){0,3}(?:until|from|during|while|in|for|between|through(?:out)?|commands?|here)\\b.*|\\s*[(,–—-].*)?"
                            + "|(?:do not|don['’]?ts?|never|avoid)(?:\\s+(?:until|during|while|in this window|in production)\\b.*|\\s*\\([^()]*\\))?"
                            + ")\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern FOREIGN =
            QuickPattern.compile(
                    "^\\W*(?:"
                            + "(?!.*\\b(?:bevor|ohne|solange|wenn|falls|vergessen)\\b)(?:[\\p{L} ]{3,40} d(?:ü|ue)rf(?:en|te)? |[\\p{L} ]{3,40} darf )?(?:niemals|nie|nicht|keinesfalls|auf keinen fall|unter keinen umst(?:ä|ae)nden)\\b[^:.]{0,60}\\b(?:ausf(?:ü|ue)hren|ausgef(?:ü|ue)hrt(?: werden)?|laufen(?: lassen)?|starten|gestartet(?: werden)?|verwenden|benutzen|aufrufen|anfassen)\\b.*"
                            + "|niemand (?:f(?:ü|ue)hrt|startet|benutzt|ruft)\\b.*|(?:streng |strengstens )?verboten\\b.*|gesperrt\\b.*|eingefroren\\b.*|finger weg\\b.*"
                            + "|(?!.*\\b(?:avant|sans|si|oublier)\\b)(?:à )?ne (?:jamais|pas|plus) (?:ex[ée]cuter|lancer|utiliser|d[ée]marrer|toucher)\\b.*|n['’](?:ex[ée]cutez|utilisez) (?:jamais|pas)\\b.*|ne lancez (?:jamais|pas)\\b.*|(?:strictement )?interdit(?:e|es|s)?\\b.*|gel[ée]e?s?\\b.*"
                            + "|(?!.*\\b(?:antes|sin|si|hasta)\\b)(?:nunca|jam[áa]s|no) (?:ejecutar|ejecute|ejecutes|usar|lanzar)\\b.*|prohibido\\b.*"
                            + "|(?:non eseguire|mai eseguire|nooit uitvoeren|niet uitvoeren)\\b.*"
                            + ")$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// `Freeze, from step 3 until step 5:`, `Pause these jobs until step 5:` – somebody sees to it.
    private static final QuickPattern RESTS =
            QuickPattern.compile(
                    "^\\W*(?:please )?(?:freeze|pause|suspend|hold(?: off)?(?: on)?|postpone|defer)\\s*(?:(?:all |any )?(?:of )?(?:these|those|the following)\\b.*"
                            + "|(?:[,(–—-]|\\b(?:until|from|during|while|between)\\b).*|)\\W*$",
                    CASE_INSENSITIVE);

    /// The command itself is what pauses: `systemctl stop worker`.
    private static final QuickPattern STOPS =
            QuickPattern.compile(
                    "(?:\\b|_)(?:stop|pause|suspend|freeze|disable|scale|lock|hold|off|drain|cordon|quiesce|halt|mask|unload|down|maintenance)\\b",
                    CASE_INSENSITIVE);

    private static final Memo<Boolean> SAID = Memo.of(Forbidden::said);

    private Forbidden() {}

    /// Whether a lead-in or label forbids what stands below it: one with a command of its own
    /// speaks of that.
    public static boolean says(String words) {
        return SAID.of(words);
    }

    private static boolean said(String words) {
        var plain = Inline.plain(words);
        return words.indexOf('`') < 0
                && plain.length() < 200
                && (SAYS.find(plain) || FOREIGN.find(plain))
                && !HaltSentences.permits(words);
    }

    /// Whether it says that what stands below it rests for a while.
    public static boolean rests(String words) {
        var plain = Inline.plain(words);
        return plain.length() < 200 && RESTS.find(plain);
    }

    /// Whether a command is what brings something to rest.
    public static boolean stops(String command) {
        return STOPS.find(command);
    }
}
