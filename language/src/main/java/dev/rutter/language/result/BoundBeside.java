package dev.rutter.language.result;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.StepDraft;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.sentence.BareBound;
import dev.rutter.language.sentence.BareResult;
import dev.rutter.language.sentence.ExpectationReader;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.sentence.StatedFigure;
import dev.rutter.language.shell.ShellEffect;
import dev.rutter.language.text.QuickPattern;
import java.util.Optional;

/// A figure in the line of a command that looks: ``Lag below 5 seconds: `./lag.sh` ``, ``
/// `./lag.sh` (< 5 s)``, ``Queue depth is 0: `./depth.sh` ``, ``No errors: `./errors.sh` ``. The
/// command's result is held against it.
public final class BoundBeside {
    private static final String FIGURE =
            "(-?\\d[\\d,]*(?:\\.\\d+)?)\\s*(" + StatedFigure.UNITS + ")?(?![\\w.])";

    private static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "^\\W*((?:[\\p{L}\\w/'-]+ ){0,5}?)\\(?(?:(?:is|are|must be|should be|stays?|=) ?)?("
                            + StatedFigure.SIGNS
                            + ")?\\s*"
                            + FIGURE
                            + "((?: [\\p{L}/-]+){0,4})\\)?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern COMPARES =
            QuickPattern.compile(
                    "\\b(?:is|are|must be|should be|stays?)\\b|(?:"
                            + StatedFigure.SIGNS
                            + ")\\s*-?\\d",
                    CASE_INSENSITIVE);

    private static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^(?!\\s*->)[\\s:,;–—-]*\\(?(?:(?:is|are|must be|should be|stays?) )?("
                            + StatedFigure.SIGNS
                            + ")\\s*"
                            + FIGURE
                            + "((?: [\\p{L}/-]+){0,3})\\)?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern NONE =
            QuickPattern.compile(
                    "^\\W*(?:no|zero)(?! (?:downtime|need|longer|action)\\b) [\\w-]+(?: [\\w/-]+){0,4}\\W*$",
                    CASE_INSENSITIVE);

    /// What is said of how the command is run.
    private static final QuickPattern OF_THE_COMMAND =
            QuickPattern.compile(
                    "\\b(?:takes?|waits?|requires?|retries|retry|tries|\\d times|older|newer|last|first|within|time-?outs?|steps?|phase|part|port|version|attempts?|option|line|page|ticket|issue|tier|level)\\b",
                    CASE_INSENSITIVE);

    /// A program that has one thing to say.
    private static final QuickPattern WORD = QuickPattern.compile("\\S+");

    private static final QuickPattern VERSIONS =
            QuickPattern.compile("(?:^|\\s)(?:-v|-V|--version|version)(?:\\s|$)");

    private BoundBeside() {}

    /// Holds a command against the words before or behind it, where they are such.
    public static void read(Scope scope, String text, StepDraft command, Span span) {
        var script = command.script();
        if (!looks(scope, script)
                || text.length() > 300
                || !command.expectsNothing()
                || VERSIONS.find(script)) {
            return;
        }
        var before = InlineCommands.before(text, script).strip();
        var behind = InlineCommands.behind(text, script).strip();
        var title = before.endsWith(":") ? Phrases.stripNumber(Inline.plain(before)) : "";
        var said = Optional.<StatedFigure>empty();
        var bound = BEHIND.matcher(behind);
        var led = BEFORE.matcher(title);
        if (bound.find()) {
            var name = title.isEmpty() && WORD.matches(script) ? "output" : title;
            said = Optional.of(figure(name, bound.group(1), bound.group(2), bound.group(3)));
        } else if (behind.matches("\\W*") && COMPARES.find(title) && led.find()) {
            var name = led.group(1).isBlank() ? "all " + led.group(5) : led.group(1);
            said = Optional.of(figure(name, led.group(2), led.group(3), led.group(4)));
        }
        var words = said.isPresent() && !title.isEmpty() && !behind.isEmpty() ? behind : title;
        var says = (words.isEmpty() ? behind : words).replaceFirst("\\s*:\\W*$", "").strip();
        if (said.filter(it -> it.ofTheResult(script)).isPresent() && !OF_THE_COMMAND.find(says)) {
            command.expect(said.get().expect(command.action(), script, says, span));
        } else if (said.isEmpty()
                && behind.matches("\\W*")
                && NONE.find(title)
                && command.expected().isEmpty()
                && !ShellEffect.acts(script)) {
            command.expect(
                    ExpectationReader.http(command.action())
                            ? new Expectation.Asked(says, span)
                            : new Expectation.Warned("", says, span));
        }
    }

    /// In a chapter that does things only what prints how things are.
    private static boolean looks(Scope scope, String script) {
        return switch (scope.phase()) {
            case VERIFY, PREPARE -> true;
            case DEPLOY, ROLLBACK, WATCH ->
                    BareBound.oneFigure(script)
                            || BareResult.counts(script)
                            || !(ShellEffect.acts(script) || script.contains(" "));
            case NONE, OVERVIEW, INCIDENT, TROUBLE, CONTACTS, MAINTAIN, REFERENCE, TEMPLATE ->
                    false;
        };
    }

    private static StatedFigure figure(String name, String sign, String number, String unit) {
        return new StatedFigure(
                name.strip(), sign == null ? "" : sign, false, number, unit == null ? "" : unit);
    }
}
