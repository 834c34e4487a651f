package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import dev.rutter.language.text.QuickPattern;

/// Headings that name the time that work is done in, and not what is done: `Maintenance window
/// (Sunday 02:00)`, `Maintenance`, `Wartungsfenster`. By their words alone they are as well the
/// upkeep of a system, or when it is allowed.
public final class WorkNames {
    private static final String BEHIND = "(?:\\s*[(\\[:,–—-].*)?$";

    private static final QuickPattern WINDOW =
            QuickPattern.compile(
                    "^(?:(?:the|our|planned|scheduled|agreed|production) ){0,2}(?:maintenance|change|downtime|service|cut-?over) window"
                            + BEHIND
                            + "|^wartungsfenster"
                            + BEHIND
                            + "|^(?:fen[êe]tre|ventana|janela|finestra) de? ?(?:maintenance|mantenimiento|manuten[çc][ãa]o|manutenzione)"
                            + BEHIND
                            + "|^onderhouds(?:venster|window)"
                            + BEHIND,
                    CASE_INSENSITIVE | UNICODE_CASE);

    private static final QuickPattern WORK =
            QuickPattern.compile(
                    "^(?:(?:the|our|planned|scheduled) ){0,2}(?:maintenance|downtime)"
                            + BEHIND
                            + "|^wartung"
                            + BEHIND,
                    CASE_INSENSITIVE | UNICODE_CASE);

    private WorkNames() {}

    /// Whether a heading names one window.
    ///
    /// @param words the heading without its number and marks
    public static boolean window(String words) {
        return WINDOW.find(words);
    }

    /// Whether it names the work and says nothing else.
    ///
    /// @param words the heading without its number and marks
    public static boolean work(String words) {
        return WORK.find(words);
    }
}
