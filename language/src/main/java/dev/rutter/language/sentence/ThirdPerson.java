package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Lines that tell what something else does, by their verb: `Skips the build`.
public final class ThirdPerson {
    /// Verbs whose third person is several of something as often.
    private static final Set<String> PLURALS =
            Set.of(
                    "check",
                    "step",
                    "back",
                    "file",
                    "filter",
                    "flag",
                    "hook",
                    "image",
                    "measure",
                    "export",
                    "import",
                    "estimate",
                    "attempt",
                    "audit",
                    "boot",
                    "bump",
                    "call",
                    "commit",
                    "debug",
                    "deploy",
                    "document",
                    "draft",
                    "drop",
                    "fix",
                    "hold",
                    "key",
                    "lock",
                    "move",
                    "need",
                    "output",
                    "pass",
                    "post",
                    "power",
                    "practice",
                    "pull",
                    "place",
                    "plan",
                    "prompt",
                    "restore",
                    "return",
                    "review",
                    "screenshot",
                    "search",
                    "seed",
                    "server",
                    "share",
                    "show",
                    "sign",
                    "snapshot",
                    "sort",
                    "stage",
                    "store",
                    "switch",
                    "title",
                    "track",
                    "try",
                    "upgrade",
                    "update",
                    "upload",
                    "download",
                    "wait",
                    "watch",
                    "write",
                    "click",
                    "find",
                    "cut",
                    "look",
                    "purge",
                    "route",
                    "replica",
                    "reset",
                    "restart",
                    "run",
                    "repair",
                    "transfer",
                    "trigger",
                    "time",
                    "increase",
                    "invite",
                    "load",
                    "merge",
                    "offer",
                    "order",
                    "pause",
                    "probe",
                    "process",
                    "produce",
                    "reply",
                    "respond",
                    "shift",
                    "ship",
                    "split",
                    "standby",
                    "sync",
                    "tap",
                    "turn",
                    "visit",
                    "walk");

    private static final Set<String> SAFE = Set.of("set", "use", "start", "stop", "reuse", "exit");

    private static final QuickPattern ADVERB =
            QuickPattern.compile("only|then|also|automatically", CASE_INSENSITIVE);

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final QuickPattern NO_LETTER = QuickPattern.compile("[^a-z'-]");

    private ThirdPerson() {}

    /// Whether it tells what somebody else does: `Skips the build`, `Only adds what is new`. What
    /// may be several of something (`Reports`, `Backups`) does not.
    public static boolean tells(String text) {
        var words = BLANKS.split(text, 3);
        var first = words.length > 2 && ADVERB.matches(words[0]) ? words[1] : words[0];
        var word = NO_LETTER.replaceAll(first.toLowerCase(Locale.ROOT), "");
        return words.length > 1 && only(word);
    }

    private static boolean plain(String word) {
        return SAFE.contains(word) || (Imperatives.verb(word) && !PLURALS.contains(word));
    }

    /// Whether a word in small letters is a verb's third person, be it several of something too.
    static boolean verb(String word) {
        return stems(word, stem -> SAFE.contains(stem) || Imperatives.verb(stem));
    }

    /// Whether it is, and is nothing else.
    static boolean only(String word) {
        return stems(word, ThirdPerson::plain);
    }

    private static boolean stems(String word, Predicate<String> verb) {
        if (!word.endsWith("s") || word.length() < 4) {
            return false;
        }
        var stem = word.substring(0, word.length() - 1);
        return verb.test(stem)
                || (stem.endsWith("ie") && verb.test(stem.substring(0, stem.length() - 2) + "y"))
                || (stem.endsWith("e") && verb.test(stem.substring(0, stem.length() - 1)));
    }
}
