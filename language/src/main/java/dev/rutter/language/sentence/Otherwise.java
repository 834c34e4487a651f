package dev.rutter.language.sentence;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is done where a condition beside it does not hold: `# Otherwise` behind `# If on arm`, `If
/// not:` behind `Check that the queue is empty`. Of both, exactly one is done.
public final class Otherwise {
    private static final String VERB =
            "(?:then\\s+)?(?:please\\s+)?(?:run|use|execute|do|type|start|skip|call|go|just|`)";

    /// `If not` and its like are followed by what is to be done, else they go on with a condition
    /// of their own.
    public static final String WORD =
            "(?:(?:otherwise|(?:or )?else|andernfalls|ansonsten|sonst|sinon|de lo contrario|en caso contrario|in (?:all|any|every) other cases?)(?![\\w-]| known\\b|[’'])"
                    + "|(?:if not|si no|wenn nicht|falls nicht)(?=\\W*$|\\s*[,:→–—]|\\s+-|\\s+"
                    + VERB
                    + ")"
                    + "|if (?:it|this|that|they|there) (?:is|are|does|do|did|has|have)(?:n['’]t| not)(?: so| the case| any)?(?=\\W*$|\\s*[,:→–—]))";

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^[^\\w`]*(?:and |but |or )?" + WORD + "[\\s,:*→–—-]*(?:then\\s+)?",
                    CASE_INSENSITIVE);

    /// What tells to find something out, or how it must be.
    private static final QuickPattern CHECKS =
            QuickPattern.compile(
                    "\\b(?:check|verify|confirm|make sure|ensure|whether|should|must)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEHIND_WORDS =
            QuickPattern.compile("[\\s:(,;`–—-]+$|\\s*`.*$");

    /// So many conditions are told apart where none of them holds; nobody reads a longer sentence.
    private static final int MOST = 20;

    private final List<Guard> stated = new ArrayList<>();
    private boolean opened;

    /// Whether a line is about what is done where something above it does not hold.
    public static boolean opens(String text) {
        return OPENS.find(Inline.plain(text));
    }

    /// What such a line says behind these words.
    public static String rest(String text) {
        return OPENS.replaceFirst(Inline.plain(text), "");
    }

    /// Whether a line is about what is done where what was said beside it does not hold.
    public boolean goesBack(String text) {
        return !stated.isEmpty() && opens(text);
    }

    /// The condition that a line puts on itself or on what follows, where what was said beside it
    /// is known.
    public Optional<Guard> in(String text, int line) {
        if (HaltSentences.goesOn(text)) {
            return Optional.empty();
        }
        if (!opens(text)) {
            return heard(text, Guard.in(text, line));
        }
        var not = not();
        opened = false;
        var own = Guard.in(rest(text), line);
        if (own.isPresent() && not.isPresent()) {
            state(own.get());
            return own.map(it -> it.within(not));
        }
        return not.or(() -> Guard.in(text, line))
                .or(() -> Optional.of(new Guard(words(text), line)));
    }

    /// The condition of a line, if it has one, is what a later one may go back on.
    public Optional<Guard> heard(String text, Optional<Guard> condition) {
        var opens = condition.isPresent() && Phrases.guards(text);
        if (condition.isPresent()) {
            if (!(opened && opens)) {
                stated.clear();
            }
            state(condition.get());
        } else if (CHECKS.find(text)) {
            stated.clear();
            stated.add(new Guard(words(text), 0));
        }
        opened = opens;
        return condition;
    }

    private void state(Guard condition) {
        if (stated.size() <= MOST) {
            stated.add(condition);
        }
    }

    /// Where none of what was said holds.
    Optional<Guard> not() {
        if (stated.size() > MOST) {
            return Optional.of(
                    new Guard("none of the conditions above holds", stated.getFirst().line()));
        }
        var not = Optional.<Guard>empty();
        for (var one : stated) {
            not = Optional.of(one.otherwise().within(not));
        }
        return not;
    }

    /// What a line says before its command.
    public static String words(String text) {
        var words =
                BEHIND_WORDS.replaceFirst(
                        BEHIND_WORDS.replaceFirst(Phrases.stripNumber(Inline.plain(text)), ""), "");
        return words.length() > 100 ? words.substring(0, 100) + "…" : words;
    }
}
