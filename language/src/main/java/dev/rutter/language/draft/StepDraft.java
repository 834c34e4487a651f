package dev.rutter.language.draft;

import dev.rutter.language.command.Scope;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.KnownResults;
import dev.rutter.language.sentence.Listed;
import dev.rutter.language.shell.CurlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A step while the lines below it may still say what to expect of it.
public final class StepDraft {
    private final Scope scope;
    private final Span span;
    private final int lastLine;
    private Action action;
    private Step.Danger danger;
    private List<String> placeholders;
    private String title;
    private Optional<Guard> when;
    private Optional<String> option;
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<Expectation> askedAbove = new ArrayList<>();
    private String above = "";
    private int before;

    /// @param placeholders what somebody has to fill in first
    /// @param lastLine the last line that it was read from
    public StepDraft(
            Scope scope,
            String title,
            Action action,
            Step.Danger danger,
            List<String> placeholders,
            Span span,
            int lastLine) {
        this.scope = scope;
        this.title = title;
        this.action = action;
        this.danger = danger;
        this.placeholders = placeholders;
        this.span = span;
        this.lastLine = lastLine;
        this.when = scope.when();
        this.option = scope.option();
    }

    /// Where it stands.
    public Span span() {
        return span;
    }

    /// It is done before what stands at an earlier line.
    public void before(int line) {
        before = line;
    }

    Phase phase() {
        return scope.phase();
    }

    /// Where it comes in its chapter.
    public Span place() {
        return before > 0 && before < span.line() ? Span.atLine(before) : span;
    }

    /// Whether it is of what is done in a deployment as it should go.
    boolean forward() {
        return scope.phase().forward() && !scope.back();
    }

    /// The last line that it was read from.
    public int lastLine() {
        return lastLine;
    }

    /// What is to be done.
    public Action action() {
        return action;
    }

    /// The same, with what the rest of the document makes of it.
    public void action(Action known) {
        action = known;
    }

    /// What it runs, as written; empty where it runs nothing in a shell.
    public String script() {
        return switch (action) {
            case Action.Shell(var script) -> script;
            case Action.Attended(var script, _) -> script;
            case Action.Http http -> http.shell();
            case Action.Query _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    "";
        };
    }

    /// Whether it is nested in the line with these words.
    public boolean under(String words) {
        return scope.under().equals(words);
    }

    /// Its title so far.
    public String titleText() {
        return title;
    }

    void title(String words) {
        title = words;
    }

    /// The condition that it is done under.
    public Optional<Guard> when() {
        return when;
    }

    /// Replaces the condition that it is done under.
    public void when(Optional<Guard> condition) {
        when = condition.map(guard -> guard.within(when)).or(() -> when);
    }

    /// The alternative that it belongs to.
    public Optional<String> option() {
        return option;
    }

    /// Replaces the alternative that it belongs to.
    public void option(Optional<String> key) {
        option = key.or(() -> option);
    }

    /// Its result must look like this, too.
    public void expect(Expectation expectation) {
        expectations.add(expectation);
    }

    /// Its result must look like all of these, too.
    public void expect(List<Expectation> all) {
        expectations.addAll(all);
    }

    /// What the title above the command says of its result. A question in it is asked only where
    /// nothing below the command says how the result looks.
    public void expectAbove(Expectation expectation) {
        if (expectation instanceof Expectation.Asked) {
            askedAbove.add(expectation);
        } else {
            expectations.add(expectation);
        }
    }

    /// Nothing that it does is to be feared.
    void harmless() {
        danger = Step.Danger.NONE;
    }

    /// Words above it that are said of it alone, as written.
    public void above(String words) {
        above = words;
    }

    /// Whether nothing was said of its result so far.
    public boolean expectsNothing() {
        return expectations.isEmpty() && askedAbove.isEmpty();
    }

    /// What the lines above and below it say of its result.
    List<Expectation> stated() {
        return expectations.isEmpty() ? askedAbove : expectations;
    }

    /// What nothing gives a value joins what must be replaced.
    public void holes(List<String> more) {
        if (!more.isEmpty()) {
            var all = new ArrayList<>(placeholders);
            all.addAll(more);
            placeholders = List.copyOf(all);
        }
    }

    Step finish() {
        holes(CurlReader.withoutHost(action));
        return new Step(
                title,
                scope.under(),
                scope.item(),
                action,
                expected(),
                when.map(Guard::words),
                option,
                danger,
                placeholders,
                lastLine,
                span,
                scope.pinned(),
                scope.back(),
                when.map(Guard::line).filter(line -> line > 0),
                scope.later());
    }

    /// What the document says below the command, else above it, else by a well-known turn of
    /// phrase.
    public List<Expectation> expected() {
        if (!expectsNothing()) {
            return stated();
        }
        var inLine = !script().isEmpty() && title.contains(script().strip());
        var told = ToldAbove.of(above, action, span);
        return Stream.of(
                        KnownResults.of(title, action, span),
                        KnownResults.of(scope.under(), action, span),
                        told.stream().anyMatch(Expectation.Warned.class::isInstance)
                                ? List.<Expectation>of()
                                : told,
                        Listed.of(title, inLine, action, span),
                        Listed.of(scope.under(), true, action, span),
                        told)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
