package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;

/// Whether how a command ends tells what is asked of it, or what it prints does.
public final class ShellEffect {
    /// What does something or tests by itself: that it ends well is what the words ask for.
    private static final QuickPattern DOES =
            QuickPattern.compile(
                    "\\b(?:tests?|lint|build|install|deploy|migrate|up|apply|restart|reload|start|stop|drain|flush|clear|delete|rm|purge|audit|typecheck|tsc|sync|wait|rollout|validate|plan|verify|check|fsck|doctor|ping|pg_isready|nc)\\b|\\bis-active\\b|^\\s*(?:test|!|\\[)\\s|&&|\\|\\||\\bgrep\\b[^|;&]*\\s-\\w*q",
                    CASE_INSENSITIVE);

    private static final QuickPattern SHOWS =
            QuickPattern.compile(
                    "^\\s*(?:sudo )?[^\\s|;&]+(?: [^|;&]*?)? (?:get|list|ls|describe|show|status|ps|info|stats|count)\\b[^|;&]*$|^\\s*select\\b",
                    CASE_INSENSITIVE);

    /// Prints one figure and nothing else.
    private static final QuickPattern COUNTS =
            QuickPattern.compile(
                    "\\|\\s*wc -l\\s*$|^(?:[^|;&]*\\|\\s*)?grep -\\w*c\\b[^|;&]*$|\\bjq (?:-r )?'[^']*\\blength'\\s*$"
                            + "|^\\s*select count\\(\\*?[^()]*\\)(?: as \\w+)? from\\b(?!.*\\bgroup by\\b).*",
                    CASE_INSENSITIVE);

    private ShellEffect() {}

    /// Whether a command does something or tests by itself, and so ends badly where it is not so.
    public static boolean acts(String script) {
        return DOES.find(script) && !SHOWS.find(script) && !COUNTS.find(script);
    }

    /// Whether it prints one figure and nothing else.
    public static boolean counts(String script) {
        return COUNTS.find(script);
    }
}
