package dev.rutter.language.text;

import dev.rutter.language.text.Noted.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A regular expression that knows at once in which texts it cannot occur, and is not tried there.
///
/// A document's line is held against several hundred expressions, and nearly all of them need words
/// that it does not have. What an expression needs is derived from its own source ([Needs]), once;
/// what a text has is noted once for all expressions ([Traces]). So a table of expressions stays a
/// table, and a row more costs a few nanoseconds a line. The answers are [Pattern]'s own, always.
///
/// Made once and kept, as a constant is: every one has a number. What is made of a document's words
/// is a [Pattern]. Outside [Traces#during] nothing is noted and every call goes straight to the
/// expression. Safe for several threads: what two of them derive at the same time is the same.
public final class QuickPattern {
    /// So often it is asked for before it is worth deriving what texts begin with, and so often
    /// looked for before it is worth taking apart: a program that reads one document and ends would
    /// pay for more than it gets.
    static final int FEW = 500;

    static final int FEW_LOOKS = 100;

    private enum Sought {
        FOUND,
        /// An occurrence of at least one character.
        TAKEN,
        /// The text as one occurrence.
        WHOLE
    }

    /// Every one that was made, by its number.
    private static final List<QuickPattern> MADE = new ArrayList<>();

    private final String regex;
    private final int flags;
    private final int number;
    private volatile @Nullable Pattern compiled;
    private volatile @Nullable Needs needs;
    private volatile @Nullable Opening opening;
    private volatile @Nullable Apart apart;

    /// How the text's end is taken off, where that is all that it does.
    private final Optional<Ending> ending;

    private final boolean blanks;

    /// How often it was asked for of texts that have what it needs, and how often looked for: two
    /// threads may count the same question.
    private int asked;

    private int looked;

    private QuickPattern(String regex, int flags) {
        this.regex = regex;
        this.flags = flags;
        this.ending = Ending.of(regex, flags);
        this.blanks = Blanks.BLANKS.equals(regex);
        synchronized (MADE) {
            this.number = MADE.size();
            MADE.add(this);
        }
    }

    /// The expression `regex`, compiled when a text first has what it needs.
    public static QuickPattern compile(String regex) {
        return compile(regex, 0);
    }

    /// The same with the flags of [Pattern].
    public static QuickPattern compile(String regex, int flags) {
        return new QuickPattern(regex, flags);
    }

    /// The expression itself.
    ///
    /// @throws java.util.regex.PatternSyntaxException where it is none
    public Pattern pattern() {
        var known = compiled;
        if (known == null) {
            known = Pattern.compile(regex, flags);
            compiled = known;
        }
        return known;
    }

    /// Whether it occurs in the text.
    public boolean find(CharSequence text) {
        return text instanceof String string ? in(string, Traces.here()) : occurs(text);
    }

    /// Whether it occurs in the text, where `traces` are kept.
    boolean in(String text, Traces traces) {
        if (traces.none()) {
            return occurs(text);
        }
        var noted = traces.of(text);
        return noted.meets(needs())
                && opens(text, Sought.FOUND)
                && (boolean) noted.told(this, Question.OCCURS);
    }

    /// Looks for it, whatever is known.
    boolean occurs(CharSequence text) {
        return pattern().matcher(text).find();
    }

    /// The same of a text of which this is noted.
    private boolean occurs(String text, Noted noted) {
        if (apart()) {
            return parts().in(text, noted);
        }
        var matcher = pattern().matcher(text);
        return needs().atStart() ? matcher.lookingAt() : matcher.find();
    }

    /// Whether it is looked for part by part.
    private boolean apart() {
        if (looked < FEW_LOOKS) {
            looked++;
            return false;
        }
        return !parts().none();
    }

    private Apart parts() {
        var known = apart;
        if (known == null) {
            known = Apart.of(regex, flags);
            apart = known;
        }
        return known;
    }

    /// Whether the whole text is one occurrence.
    public boolean matches(CharSequence text) {
        var traces = Traces.here();
        if (!(text instanceof String string) || traces.none()) {
            return pattern().matcher(text).matches();
        }
        var noted = traces.of(string);
        return noted.meetsWholly(needs())
                && opens(string, Sought.WHOLE)
                && (boolean) noted.told(this, Question.WHOLE);
    }

    /// What it answers of a text of which this is noted, to one of its questions.
    Object answer(String text, Noted noted, Question asked) {
        return switch (asked) {
            case OCCURS -> occurs(text, noted);
            case WHOLE -> pattern().matcher(text).matches();
            case WITHOUT_FIRST -> pattern().matcher(text).replaceFirst("");
            case WITHOUT_ALL -> pattern().matcher(text).replaceAll("");
        };
    }

    /// A matcher over the text; where the text lacks what the expression needs, one that finds
    /// nothing.
    public Matcher matcher(CharSequence text) {
        return possible(text) || !(text instanceof String string)
                ? pattern().matcher(text)
                : Traces.here().of(string).nothing();
    }

    /// Where it first occurs in the text, if it does.
    public Optional<MatchResult> first(String text) {
        if (!possible(text)) {
            return Optional.empty();
        }
        var matcher = pattern().matcher(text);
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /// Where it occurs in the text, in order.
    public List<MatchResult> all(String text) {
        return possible(text) ? pattern().matcher(text).results().toList() : List.of();
    }

    /// The text with `replacement` in the place of every occurrence, as [Matcher#replaceAll].
    public String replaceAll(String text, String replacement) {
        if (replacement.isEmpty()) {
            return without(text, Question.WITHOUT_ALL);
        }
        return possible(text) ? pattern().matcher(text).replaceAll(replacement) : text;
    }

    /// The text with `replacement` in the place of the first occurrence.
    public String replaceFirst(String text, String replacement) {
        if (replacement.isEmpty()) {
            return without(text, Question.WITHOUT_FIRST);
        }
        return possible(text) ? pattern().matcher(text).replaceFirst(replacement) : text;
    }

    /// The text without its first occurrence or without all of them.
    private String without(String text, Question asked) {
        if (ending.isPresent() && ending.get().judges(text)) {
            return ending.get().off(text);
        }
        var traces = Traces.here();
        if (traces.none()) {
            var matcher = pattern().matcher(text);
            return asked == Question.WITHOUT_FIRST
                    ? matcher.replaceFirst("")
                    : matcher.replaceAll("");
        }
        var noted = traces.of(text);
        // Nothing in the place of nothing changes no text.
        return noted.meets(needs())
                        && opens(text, Sought.TAKEN)
                        && (!apart() || (boolean) noted.told(this, Question.OCCURS))
                ? (String) noted.told(this, asked)
                : text;
    }

    /// The text cut at every occurrence, as [Pattern#split(CharSequence, int)].
    public String[] split(String text, int limit) {
        if (blanks) {
            return Blanks.split(text, limit);
        }
        return possible(text) ? pattern().split(text, limit) : new String[] {text};
    }

    /// Whether the text has what the expression needs; false is certain, true is not.
    boolean possible(CharSequence text) {
        if (!(text instanceof String string)) {
            return true;
        }
        var traces = Traces.here();
        if (traces.none()) {
            return true;
        }
        var noted = traces.of(string);
        return noted.meets(needs())
                && opens(string, Sought.FOUND)
                && (!apart() || (boolean) noted.told(this, Question.OCCURS));
    }

    private boolean opens(String text, Sought sought) {
        var known = opening;
        if (known == null) {
            if (asked < FEW) {
                asked++;
                return true;
            }
            known = Opening.of(pattern());
            opening = known;
        }
        return switch (sought) {
            case FOUND -> known.canBeFound(text);
            case TAKEN -> known.canBeTaken(text);
            case WHOLE -> known.canBeWhole(text);
        };
    }

    /// What it needs of a text.
    Needs needs() {
        var known = needs;
        if (known == null) {
            known = NeedsTable.of(regex, flags);
            needs = known;
        }
        return known;
    }

    int number() {
        return number;
    }

    /// How many there are.
    static int count() {
        synchronized (MADE) {
            return MADE.size();
        }
    }

    /// Those that were made up to now.
    static List<QuickPattern> made() {
        synchronized (MADE) {
            return List.copyOf(MADE);
        }
    }

    int flags() {
        return flags;
    }

    @Override
    public String toString() {
        return regex;
    }
}
