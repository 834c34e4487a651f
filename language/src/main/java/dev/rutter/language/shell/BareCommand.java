package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;

/// Commands that stand in a text without any mark, as they would be typed: `git push heroku main`.
/// A sentence that begins with a program's name (`helm chart updated`) is none.
public final class BareCommand {
    private static final QuickPattern OPTION =
            QuickPattern.compile("\\s--?[A-Za-z][\\w-]*(?:[=\\s]|$)");
    private static final QuickPattern OPENS = QuickPattern.compile("^[a-z./~$]");
    private static final QuickPattern WORDS = QuickPattern.compile("\\S+(?: \\S+){1,4}");
    private static final QuickPattern MARKED = QuickPattern.compile("[`*]|\\]\\(|[.:!?]$");

    /// What is typed so often that nothing else is meant by it.
    private static final QuickPattern TYPED =
            QuickPattern.compile(
                    "(?:sudo\\s+)?(?:git\\s+(?:pull|push|fetch|checkout|merge|tag|clone|status|log|diff)|(?:npm|pnpm|yarn|bun)\\s+(?:ci|install|test|build|publish|run\\s+\\S+)"
                            + "|docker(?:[- ]compose)?\\s+(?:build|push|pull|up|down|ps|logs|exec|run|restart|stop|start|login)|kubectl\\s+(?:apply|get|rollout|logs|describe|set|scale|delete|drain|cordon|uncordon)|helm\\s+(?:upgrade|install|list|status)"
                            + "|heroku\\s+(?:[a-z]+:[a-z:]+|run|restart|rollback|releases|ps|logs)|fly(?:ctl)?\\s+deploy|ssh\\s+\\S+\\s+\\S+"
                            + "|terraform\\s+(?:init|plan|apply|output)|systemctl\\s+\\w+|php\\s+artisan\\s+\\S+|python3?\\s+manage\\.py\\s+\\S+|composer\\s+install|bundle\\s+(?:install|exec\\s+\\S+)|\\./[\\w./-]+)(?:\\s+\\S+){0,8}");

    private static final QuickPattern SPOKEN =
            QuickPattern.compile(
                    "\\s(?:the|an?|and|then|to|for|with|if|when|is|are|works?|passes|must|should|succeeds|completes?|fails?|your|new|latest changes)(?:\\s|$)|[.,:;?]$|\\s[–—(]");

    /// What is so: `docker image built`, `git tag pushed and signed`.
    private static final QuickPattern STATED =
            QuickPattern.compile(
                    "^[^-=/]*\\s(?:[a-z]{2,}ed|built|done|run|set|sent|green|ready|running|healthy|access|rights)$");

    private BareCommand() {}

    /// Whether a line is one of those that everybody types.
    public static boolean typed(String text) {
        return text.indexOf('`') < 0
                && text.length() < 200
                && often(text)
                && CommandWords.known(text)
                && !spoken(text)
                && !STATED.find(text);
    }

    /// Whether words begin with what is typed so often that nothing else is meant by it.
    public static boolean often(String text) {
        return TYPED.matches(text);
    }

    /// Whether words read as a sentence does, whatever program they begin with.
    public static boolean spoken(String text) {
        return SPOKEN.find(text);
    }

    /// Whether a line is one by its program and its options, or goes on in the next.
    public static boolean sure(String text) {
        return (text.endsWith(" \\") || OPTION.find(text) || typed(text)) && known(text);
    }

    /// Whether a line among words is one, with nothing in it that a sentence has.
    public static boolean amongWords(String text) {
        return sure(text) && !CommandWords.english(text) && !spoken(text) && text.indexOf(", ") < 0;
    }

    /// Whether a line may be one among others that are.
    public static boolean beside(String text) {
        return text.length() < 200 && known(text) && !spoken(text) && !STATED.find(text);
    }

    /// Whether a line may be one, though nothing but its program says so: `make release`.
    public static boolean maybe(String text) {
        return WORDS.matches(text) && known(text);
    }

    private static boolean known(String text) {
        return OPENS.find(text)
                && CommandWords.known(text)
                && !MARKED.find(text)
                && !CommandWords.prose(text);
    }
}
