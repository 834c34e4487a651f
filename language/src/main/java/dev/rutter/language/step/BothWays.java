package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A line that tells what is done on a condition and what otherwise: ``If tables changed, run
/// `./migrate`; otherwise run `./check` ``. Each part is done under its own condition only.
public final class BothWays {
    private static final QuickPattern BETWEEN =
            QuickPattern.compile(
                    "(?:[;,.!?–—(`]\\s*\\**|\\s-\\s+|\\b(?:and|but|or)\\s+)(?=(?:and |but |or )?\\**"
                            + Otherwise.WORD
                            + ")",
                    CASE_INSENSITIVE);

    private static final QuickPattern CODE = QuickPattern.compile("`[^`]*`");

    /// A remark behind a command that tells none, and is no condition of that.
    private static final QuickPattern ASIDE =
            QuickPattern.compile(
                    "`\\s*\\((?!(?:only )?(?:if|when|unless)\\b)([^()`]*)\\)", CASE_INSENSITIVE);

    private static final QuickPattern SENTENCE = QuickPattern.compile("[.!?;]\\s+(?=[A-Z*])");

    /// `Run it if tables changed`: up to the part's end.
    private static final QuickPattern LATE =
            QuickPattern.compile(
                    "\\b(?:if|when|unless|falls|wenn|sofern)\\s+(?!any\\b)[^,;.:`]{2,100}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONDITION =
            QuickPattern.compile("^\\W*(?:if|when|unless)\\b[^,:`]*[,:]\\s*", CASE_INSENSITIVE);

    private static final QuickPattern END = QuickPattern.compile("[\\s.,;:(–—-]+$");

    /// Nothing is to be done.
    private static final QuickPattern PASSES =
            QuickPattern.compile(
                    "^\\W*(?:you can |please |just |simply )?(?:skip|continue|proceed|go (?:on|ahead|to)|move on|carry on|leave|ignore|do nothing|nothing)\\b",
                    CASE_INSENSITIVE);

    /// More ways than these no line tells.
    private static final int MOST = 6;

    private record Part(int from, String text) {}

    private BothWays() {}

    private static List<Part> parts(String text) {
        if (text.length() > Bounded.LONGEST) {
            return List.of(new Part(0, text));
        }
        var masked = new StringBuilder(text);
        var code = CODE.matcher(text);
        while (code.find()) {
            for (var i = code.start() + 1; i < code.end() - 1; i++) {
                masked.setCharAt(i, 'x');
            }
        }
        var aside = ASIDE.matcher(masked.toString());
        while (aside.find()) {
            for (var i = aside.start(1); i < aside.end(1); i++) {
                masked.setCharAt(i, 'x');
            }
        }
        var parts = new ArrayList<Part>();
        var from = 0;
        var between = BETWEEN.matcher(masked.toString());
        while (between.find() && parts.size() < MOST) {
            // A mark that closes a command is part of it.
            var end = text.charAt(between.start()) == '`' ? between.start() + 1 : between.start();
            if (!text.substring(from, end).isBlank()) {
                parts.add(new Part(from, text.substring(from, end)));
                from = between.end();
            }
        }
        parts.add(new Part(from, text.substring(from)));
        return parts;
    }

    /// Whether a line tells something to do in both cases.
    static boolean told(String text) {
        var parts = parts(text);
        return parts.size() > 1
                && parts.stream().skip(1).anyMatch(part -> acts(Otherwise.rest(part.text())));
    }

    /// The same, where it gives no command: one question shows both.
    public static boolean byPeople(String text) {
        return text.indexOf('`') < 0 && told(text);
    }

    /// The same, where it gives the commands itself.
    public static boolean byCommands(String text) {
        return text.indexOf('`') >= 0 && !text.endsWith(":") && told(text);
    }

    private static boolean acts(String words) {
        return !PASSES.find(words) && (words.indexOf('`') >= 0 || Imperatives.tells(words));
    }

    /// The place of what stands at `at` in a line that is guarded as a whole by `scope`.
    static Scope placed(Scope scope, String text, int at, int line) {
        var parts = parts(text);
        if (parts.size() < 2) {
            return scope;
        }
        var whole = Guard.in(text, line).map(Guard::own);
        var mine = scope.when().filter(guard -> whole.equals(Optional.of(guard.own())));
        var stated = mine.map(Guard::line).orElse(line);
        var base = mine.isPresent() ? scope.when(mine.flatMap(Guard::around)) : scope;
        var not = Optional.<Guard>empty();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var own =
                    condition(part, i > 0, stated)
                            .or(() -> Optional.of(words(part, stated)).filter(BothWays::asks));
            if (i + 1 == parts.size() || at < parts.get(i + 1).from()) {
                return i > 0
                        ? base.guarded(own.isEmpty() ? not : inner(own, not))
                        : own.isEmpty() || mine.isPresent() || before(part, at)
                                ? scope
                                : scope.guarded(own);
            }
            not = inner(own.or(() -> Optional.of(words(part, stated))).map(Guard::otherwise), not);
        }
        return scope;
    }

    private static Optional<Guard> inner(Optional<Guard> own, Optional<Guard> not) {
        return own.map(guard -> guard.within(not));
    }

    /// Whether what stands there is in a sentence before the last of its part.
    private static boolean before(Part part, int at) {
        var sentences = SENTENCE.split(part.text(), -1);
        var last = sentences[sentences.length - 1];
        return at < part.from() + part.text().length() - last.length();
    }

    private static Optional<Guard> condition(Part part, boolean otherwise, int line) {
        var text = otherwise ? Otherwise.rest(part.text()) : part.text();
        var sentences = SENTENCE.split(text, -1);
        for (var i = sentences.length - 1; i >= 0; i--) {
            var sentence = END.replaceFirst(sentences[i], "");
            var said = Guard.in(sentence, line);
            if (said.isPresent()) {
                return said;
            }
            var late = LATE.first(Inline.plain(sentence));
            if (late.isPresent()) {
                return late.map(found -> new Guard(found.group(), line));
            }
        }
        return Optional.empty();
    }

    /// `Cache warm?`
    private static boolean asks(Guard words) {
        return words.own().endsWith("?");
    }

    private static Guard words(Part part, int line) {
        var sentences = SENTENCE.split(END.replaceFirst(part.text(), ""), -1);
        return new Guard(Otherwise.words(sentences[sentences.length - 1]), line);
    }

    /// Adds what a person does in those parts of a line that give none of its commands.
    public static void people(
            Context context, Scope scope, String text, List<String> scripts, int line) {
        var parts = parts(text);
        if (parts.size() < 2) {
            return;
        }
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var words =
                    i > 0
                            ? Otherwise.rest(part.text())
                            : CONDITION.replaceFirst(Inline.plain(part.text()), "");
            if (scripts.stream().noneMatch(script -> part.text().contains("`" + script))
                    && !PASSES.find(words)
                    && Imperatives.tells(words)
                    && (i > 0 || condition(part, false, line).isPresent())) {
                context.notes.mark(line, "an instruction to a person", Role.MANUAL);
                context.person(
                        placed(scope, text, part.from(), line),
                        END.replaceFirst(words, ""),
                        line,
                        line);
            }
        }
    }
}
