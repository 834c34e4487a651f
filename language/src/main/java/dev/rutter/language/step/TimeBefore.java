package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step.Danger;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.NumberWords;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.Suspended;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Time that a line lets pass before the command in it is run: `Keep both running for 2 hours, then
/// run …`, `Wait 10 minutes. If nobody complains, run …`. What the run can wait for is waited for;
/// longer puts the command off.
public final class TimeBefore {
    /// Between the time and what is done then.
    private static final String THEN =
            "(?:\\b(?:(?:and\\s+)?(?:only\\s+)?then|afterwards|after (?:that|which)|thereafter|before)\\b|(?<=\\W)and\\b|,)[^.`]{0,60}$";

    private static final String LETS =
            "(?:wait|pause|sleep|hold|allow|give|leave|let|keep|maintain|soak|bake|stay|observe|monitor|watch|run|continue)";

    private static final QuickPattern LETS_ONLY =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|and|now|please)\\W+){0,2}" + LETS + "\\b",
                    CASE_INSENSITIVE);

    /// What somebody looks at in the meantime.
    private static final QuickPattern WATCHES =
            QuickPattern.compile(
                    "^\\W*(?:observe|monitor|watch)\\s+(?!for\\b|it\\b|at least\\b|about\\b|another\\b|\\W*\\d)",
                    CASE_INSENSITIVE);

    /// `for 2 hours, then run`.
    static final QuickPattern FOR =
            QuickPattern.compile(
                    "\\bfor\\s+"
                            + Durations.LENGTH
                            + "[^.`]{0,80}?(?:\\b(?:(?:and\\s+)?(?:only\\s+)?then|afterwards|after (?:that|which)|thereafter|before)\\b)[^.`]{0,60}$",
                    CASE_INSENSITIVE);

    /// `Wait 2 hours before running`, `Let it soak 10 minutes and run`.
    private static final QuickPattern ORDERED =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|and|now|please)\\W+){0,2}"
                            + LETS
                            + "\\b[^.;`]{0,120}?"
                            + Durations.LENGTH
                            + "[^.`]{0,80}?"
                            + THEN,
                    CASE_INSENSITIVE);

    /// The same as a sentence of its own right before.
    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:then|and|now|please)\\W+){0,2}"
                            + LETS
                            + "\\b[^`]{0,160}?"
                            + Durations.LENGTH
                            + "[^`]{0,80}$",
                    CASE_INSENSITIVE);

    /// `After 1 hour,` in front of a condition.
    private static final QuickPattern ALONE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?after\\s+" + Durations.LENGTH + "\\W*$",
                    CASE_INSENSITIVE);

    /// `, then wait 5 minutes`, `(wait ~2 min)` behind a command.
    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^\\W*(?:(?:and|then)\\W+)*(?<says>wait\\s+(?:for\\s+)?"
                            + Durations.LENGTH
                            + ")\\W*$",
                    CASE_INSENSITIVE);

    /// `After 30 minutes of soaking,`, `After 5 minutes run`
    private static final QuickPattern OF =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?after\\s+"
                            + Durations.LENGTH
                            + "(?:\\s+of\\s[^.;:`]{2,60}[,:]|\\s*,?\\s+(?:run|execute|do|start|use|call)\\b|\\s*[,:]\\W*$)",
                    CASE_INSENSITIVE);

    /// `10 minutes later: …`
    private static final QuickPattern LATER =
            QuickPattern.compile(
                    "^\\W*" + Durations.LENGTH + "\\s+later\\b[^.`]{0,40}$", CASE_INSENSITIVE);

    /// Behind the command: `no sooner than 10 minutes after step 1`.
    private static final QuickPattern NO_SOONER =
            QuickPattern.compile(
                    "^[\\s,(]*(?:but )?(?:no|not) (?:sooner|earlier|before) than\\s+(?<length>\\d{1,4}\\s?(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h))\\s+(?:after|later)\\b",
                    CASE_INSENSITIVE);

    /// `Once the queue has been empty for 10 minutes,` before the command or behind it.
    private static final QuickPattern HELD =
            QuickPattern.compile(
                    "(?:^|\\s)(?<held>(?<word>once|as soon as|after|when|if|provided(?: that)?)\\b[^.:;`]{1,120}?\\bfor\\s+"
                            + Durations.LENGTH
                            + ")",
                    CASE_INSENSITIVE);

    /// What is so for a time where all goes well.
    private static final QuickPattern GOOD =
            QuickPattern.compile(
                    "\\b(?:stable|healthy|green|clean|no|without|fine|ok|good|quiet|normal|below|under|zero|empty|pass\\w*|running|live|in production)\\b|[<≤]",
                    CASE_INSENSITIVE);

    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "\\b(?:down|fail\\w*|above|exceeds?|over|stuck|hang\\w*|unhealthy|crash\\w*|unreachable|not)\\b|[>≥]",
                    CASE_INSENSITIVE);

    private static final QuickPattern CONDITION =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s*)?(?:if|when|unless|should|in case|in the event|as long as|while)\\b",
                    CASE_INSENSITIVE);

    /// Between a time and what is decided then: `Wait 30 minutes, and if …`, `After 1 hour, if …`.
    static final String THEN_IF =
            "(?<=\\b(?:seconds?|secs|minutes?|mins?|hours?|hrs?)|\\d\\s?[smh])(?:\\s*[,;–—]\\s*(?:(?:and|then)\\s+){0,2}|\\s+(?:and|then)\\s+(?:then\\s+)?)(?=(?:if|unless|should|in case|provided)\\b)";

    private static final QuickPattern SENTENCE =
            QuickPattern.compile("[.!?;]\\s+(?=[A-Z])|(?i:" + THEN_IF + ")");
    private static final QuickPattern ENDS = QuickPattern.compile("[.;]\\s+|\\s[–—-]\\s|`");

    /// From here on it is put off; less is waited for.
    private static final Duration LONG = Duration.ofHours(4);

    /// No longer line is looked at.
    private static final int LONGEST = 4000;

    /// No sentence in front of a command is looked at any further.
    private static final int MOST = 400;

    /// @param words what lets the time pass
    /// @param length none where the words do not count it
    /// @param held what has to be so all the time
    /// @param passed whether it has been let pass before another command of the line
    private record Pause(
            String words, Optional<Duration> length, Optional<String> held, boolean passed) {}

    private TimeBefore() {}

    /// The place of a command of a line, behind the time that the line lets pass before it.
    static Scope passed(Context context, Scope scope, String text, String script, int line) {
        var at = text.indexOf("`" + script + "`");
        if (at < 0 || text.length() > LONGEST || !waits(scope)) {
            return scope;
        }
        var pause = in(text, at, at + script.length() + 2);
        if (pause.isEmpty()) {
            return scope;
        }
        var said = pause.get();
        context.notes.waits(Inline.plain(text));
        if (said.length().filter(length -> length.compareTo(LONG) >= 0).isPresent()) {
            return scope.later(Optional.of(said.words()));
        }
        var guarded =
                said.held()
                        .filter(_ -> scope.when().isEmpty())
                        .map(held -> scope.when(Optional.of(new Guard(held, line))))
                        .orElse(scope);
        if (said.passed()) {
            return guarded;
        }
        context.notes.mark(line, "it lets time pass before what it orders", Role.WINDOW);
        // What the line itself makes a condition is looked at once the time is over.
        var before =
                scope.when()
                        .filter(_ -> said.held().isEmpty())
                        .filter(guard -> Inline.plain(text).contains(guard.own()))
                        .map(guard -> scope.when(guard.around()))
                        .orElse(scope);
        var source = context.notes.text(line);
        var column = source.indexOf("`" + script);
        var span = column < 0 ? context.notes.span(line) : new Span(line, column + 1, 1);
        step(
                context.notes,
                before,
                said.words(),
                said.length()
                        .<Action>map(Action.Wait::new)
                        .orElseGet(() -> new Action.Ask(said.words())),
                span);
        if (said.length().isPresent() && WATCHES.find(said.words())) {
            step(context.notes, before, said.words(), new Action.Ask(said.words()), span);
        }
        return guarded;
    }

    /// Waits behind an item's command where its line ends so.
    static void behind(Context context, Scope scope, String text, int line) {
        var words = text.substring(text.lastIndexOf('`') + 1);
        var said =
                words.length() > MOST || !waits(scope)
                        ? Optional.<String>empty()
                        : BEHIND.first(words).map(found -> found.group("says"));
        said.flatMap(TimeBefore::length)
                .filter(length -> length.compareTo(LONG) < 0)
                .ifPresent(length -> {
                    context.notes.waits(Inline.plain(text));
                    context.notes.mark(line, "it gives a length of time", Role.WINDOW);
                    step(
                            context.notes,
                            scope,
                            said.get(),
                            new Action.Wait(length),
                            new Span(line, context.notes.text(line).length() + 1, 0));
                });
    }

    /// Whether an order lets nothing but time pass, so that nobody does anything for it.
    static boolean lets(String words) {
        return LETS_ONLY.find(words) && !Suspended.tells(words);
    }

    /// Adds a wait as a step of its own.
    public static void wait(Notes notes, Scope scope, String words, Duration length, int line) {
        step(notes, scope, words, new Action.Wait(length), notes.span(line));
    }

    private static void step(Notes notes, Scope scope, String words, Action action, Span span) {
        notes.add(new StepDraft(scope, words, action, Danger.NONE, List.of(), span, span.line()));
    }

    private static boolean waits(Scope scope) {
        return scope.later().isEmpty()
                && !scope.back()
                && switch (scope.phase()) {
                    case PREPARE, DEPLOY, VERIFY, ROLLBACK -> true;
                    case NONE,
                            OVERVIEW,
                            WATCH,
                            INCIDENT,
                            TROUBLE,
                            CONTACTS,
                            MAINTAIN,
                            REFERENCE,
                            TEMPLATE ->
                            false;
                };
    }

    private static Optional<Pause> in(String text, int at, int end) {
        var before = Inline.plain(text.substring(Math.max(0, at - MOST), at));
        var sentences = SENTENCE.split(before, -1);
        var own = sentences[sentences.length - 1];
        var held = held(own).or(() -> held(behind(text, end)));
        if (held.isPresent()) {
            return held;
        }
        var sooner = pause(NO_SOONER, behind(text, end), false);
        if (sooner.isPresent()) {
            return sooner;
        }
        for (var shape : List.of(FOR, ORDERED, OF, LATER)) {
            var found =
                    CONDITION.find(own)
                            ? Optional.<Pause>empty()
                            : pause(shape, own, false)
                                    .filter(it -> !Suspended.outlasts(it.words(), own));
            if (found.isPresent()) {
                return found;
            }
        }
        return sentences.length < 2
                ? Optional.empty()
                : pause(BEFORE, sentences[sentences.length - 2], runs(text, own))
                        .or(() -> pause(ALONE, sentences[sentences.length - 2], false));
    }

    /// Whether a sentence tells to run something else before; a command that its condition looks at
    /// is none.
    private static boolean runs(String text, String own) {
        return own.indexOf('`') >= 0
                && InlineCommands.of(text).stream().anyMatch(it -> own.contains("`" + it + "`"));
    }

    private static String behind(String text, int end) {
        var rest = text.substring(end, Math.min(text.length(), end + MOST));
        return ENDS.split(rest, 2)[0];
    }

    private static Optional<Pause> pause(QuickPattern shape, String words, boolean passed) {
        var match = shape.matcher(words);
        return match.find()
                ? Optional.of(
                        new Pause(
                                Phrases.stripNumber(words.substring(0, match.end("length"))),
                                length(match.group("length")),
                                Optional.empty(),
                                passed))
                : Optional.empty();
    }

    private static Optional<Pause> held(String words) {
        var match = HELD.matcher(words);
        if (!match.find()) {
            return Optional.empty();
        }
        var said = match.group("held");
        var open = match.group("word").toLowerCase(java.util.Locale.ROOT);
        var sure = !open.equals("if") && !open.equals("when");
        return sure || (GOOD.find(said) && !BAD.find(said))
                ? Optional.of(
                        new Pause(
                                said,
                                length(match.group("length")),
                                Optional.of(said),
                                words.indexOf('`', match.end()) >= 0))
                : Optional.empty();
    }

    /// How long words say that it is; none where they do not count it.
    public static Optional<Duration> length(String words) {
        return Durations.first(NumberWords.counted(words));
    }
}
