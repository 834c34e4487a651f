package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;

/// Chapters that tell where copies lie, how and how often they are made. In a document that
/// restores they are another day's work: a copy made now would be one of the broken system, and
/// mostly stands over the one that is to be restored.
final class KeptCopies {
    private static final String COPIES =
            "(?:back-?ups?|copies|dumps?|snapshots?|archives?|mirrors?|replicas|back-?up files|dr files)";

    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "^(?:where|how|when|what|which)\\b.*\\b(?:backed[- ]up|"
                            + COPIES
                            + ")\\b"
                            + "|^(?:where|how|when)\\b.*\\b(?:files|data) (?:land|lie|live|go|come|are kept|is kept|are stored|is stored)\\b"
                            + "|^(?:the |our )?(?:[\\w-]+ ){0,2}back-?ups? (?:sources?|locations?|layers?|layout|jobs?|schedules?|polic(?:y|ies)|strateg(?:y|ies)|process|storage|files|inventory|set-?up|configuration|systems?|overview|details|retention|frequency|metadata|methods?|types?|tools?|procedures?)$"
                            + "|^(?:the |our )?(?:[\\w-]+ ){0,2}(?:back-?ups|snapshots|dumps)$"
                            + "|^(?:the )?(?:manual|nightly|hourly|daily|weekly|automat(?:ed|ic)|scheduled|regular|routine|periodic) (?:[\\w-]+ )?"
                            + COPIES
                            + "\\b"
                            + "|^(?:taking|making|creating|running|scheduling|automating|configuring|managing) (?:(?:the|an?|regular|manual|new) )*(?:[\\w-]+ )?"
                            + COPIES
                            + "$"
                            + "|^(?:back-?up-?(?:beleid|konzept|strategie|richtlinie\\w*|plan)|(?:daten)?sicherung(?:en|skonzept)?|(?:les )?sauvegardes?|(?:las )?copias de seguridad|politique de sauvegarde)$",
                    CASE_INSENSITIVE | UNICODE_CASE);

    /// What is done with a copy.
    private static final QuickPattern TAKES =
            QuickPattern.compile(
                    "\\b(?:restor\\w*|recover\\w*|rebuild\\w*|verif\\w*|check\\w*|test\\w*|use|find|choose|choosing|select\\w*|pick\\w*|locat(?:e|ing)|fetch\\w*|download\\w*|copy back|before|wiederherstell\\w*|restaur\\w*)\\b",
                    CASE_INSENSITIVE);

    private KeptCopies() {}

    /// Whether a heading, without its number, is of such a chapter.
    static boolean told(String words) {
        return TOLD.find(words) && !TAKES.find(words);
    }
}
