package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What words wait for (`Wait until the queue is empty:`), and which commands show it: `./queue`
/// does, `./switch-over` is what it is waited for. Only the first may be run again and again.
public final class WaitedFor {
    private static final QuickPattern NOTHING =
            QuickPattern.compile(
                    "(?:(?:the|all|both|every|each|your|our) )?[\\w' -]{2,60} (?:is|are|has|have|runs?|gets?)(?: (?:now|all|been|fully|completely))* (?:empty|emptied|drained)"
                            + "|(?:there (?:is|are) )?(?:no|zero|0) (?:more )?[\\w' -]{2,60} (?:left|remain|remains|remaining|pending|waiting|queued|running|open|active|in flight|in progress|in (?:the |its |their )?\\w{1,20})"
                            + "|nothing (?:more )?(?:is|remains) (?:left|pending|waiting|queued|running|open|in [\\w ]{1,30})(?: in [\\w ]{1,30})?",
                    CASE_INSENSITIVE);

    /// Said of the command itself, which ends when it is so.
    private static final QuickPattern OF_ITSELF =
            QuickPattern.compile(
                    "(?:it|this|that|they|these|(?:the|this|that) (?:command|script)s?)\\b(?: \\w+){0,3} (?:done|finish\\w*|complet\\w*|end(?:s|ed)?|returns?|exits?|over|run|through)",
                    CASE_INSENSITIVE);

    /// Ends badly where it is not so.
    private static final QuickPattern ENDS_BADLY =
            QuickPattern.compile(
                    "\\b(?:health\\w*|ready|alive|poll|until|while)\\b[^|]*$|\\bgrep\\b[^|]*$|^\\s*curl\\b[^|]*\\s(?:-\\w*f|--fail)[^|]*$|^\\s*wget\\b[^|]*$|\\b(?:systemctl|service)\\b[^|]*\\bstatus\\b[^|]*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "\\b(?:build|install|deploy|upgrade|migrate|up|down|apply|create|add|set|remove|restart|reload|start|stop|drain|flush|clear|delete|rm|purge|sync|switch|move|mv|cp|push|publish|release|promote|scale|undo|failover|kill|exec|write|insert|update)\\b",
                    CASE_INSENSITIVE);

    /// How programs that show a thing are called beside it: `queue-depth`, `list_queues`.
    private static final Set<String> SHOWING =
            Set.of(
                    "get", "show", "list", "ls", "count", "depth", "length", "len", "stats",
                    "print", "left", "pending", "num", "llen", "xlen", "dbsize", "scard", "zcard");

    private static final QuickPattern WORDS = QuickPattern.compile("[^\\p{L}]+");
    private static final QuickPattern ENDING =
            QuickPattern.compile("\\.(?:sh|bash|py|rb|js|ts|pl)$");

    /// No longer command is looked at.
    private static final int MOST = 400;

    private WaitedFor() {}

    /// Whether nothing may be left: `the queue is empty`, `no jobs are running`.
    public static boolean nothing(String so) {
        return NOTHING.matches(so);
    }

    /// Whether it is said of the command itself: `it is done`.
    public static boolean ofItself(String so) {
        return OF_ITSELF.matches(so);
    }

    /// Whether a command does no more than show, or say, whether it is so.
    public static boolean shownBy(String script, String so) {
        return script.length() <= MOST
                && !MAKES.find(script)
                && (HaltSentences.looks(script) || named(script, so));
    }

    /// Whether how a command ends says whether it is so.
    public static boolean toldBy(String script) {
        return ShellEffect.acts(script) || ENDS_BADLY.find(script);
    }

    /// Whether a program, or what it is told to do first, is called after the thing that is waited
    /// for and nothing else.
    private static boolean named(String script, String so) {
        var things = new HashSet<String>();
        for (var word : WORDS.split(so, -1)) {
            things.add(one(word));
        }
        var words = script.strip().split("\\s+", 3);
        return List.of(words).subList(0, Math.min(2, words.length)).stream()
                .map(word -> ENDING.replaceFirst(word.substring(word.lastIndexOf('/') + 1), ""))
                .filter(word -> !word.startsWith("-"))
                .map(word -> WORDS.split(word, -1))
                .anyMatch(parts ->
                        List.of(parts).stream()
                                .filter(part -> !part.isEmpty())
                                .allMatch(part ->
                                        part.length() > 2
                                                && (SHOWING.contains(one(part))
                                                        || SHOWING.contains(
                                                                part.toLowerCase(Locale.ROOT))
                                                        || things.contains(one(part)))));
    }

    private static String one(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
