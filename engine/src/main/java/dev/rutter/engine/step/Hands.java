package dev.rutter.engine.step;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.step.Provenance.Told;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Judge;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Does one action and holds what came of it against the step's expectations. One thread at a time.
public final class Hands {
    /// How often an answer of another release is asked for again, and how long between.
    private static final int LOOKS = 5;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /// Methods that may be repeated (RFC 9110, 9.2.1).
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Tools tools;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final HostingHand hosting;
    private final MigrationHand migrations;
    private final Consumer<RunEvent> record;

    /// @param record makes an event durable before it returns
    public Hands(Tools tools, InstantSource clock, Sleeper sleeper, Consumer<RunEvent> record) {
        this.tools = tools;
        this.clock = clock;
        this.sleeper = sleeper;
        this.record = record;
        hosting = new HostingHand(tools, clock, sleeper, record);
        migrations = new MigrationHand(tools);
    }

    /// Does a step from its beginning. Actions that need only people or time (`Ask`, `Attended`,
    /// `Wait`, `Watch`) are not for hands.
    public Performed perform(PlannedStep step, int attempt, Bearings bearings)
            throws InterruptedException {
        return switch (step.action()) {
            case Action.Shell(var script) ->
                    again(
                            step,
                            attempt,
                            bearings,
                            false,
                            ran(
                                    step,
                                    attempt,
                                    tools.shell()
                                            .run(
                                                    step.id(),
                                                    attempt,
                                                    script,
                                                    step.limit(),
                                                    child -> started(step, attempt, child))));
            case Action.Query(var sql) ->
                    again(
                            step,
                            attempt,
                            bearings,
                            false,
                            queried(step, tools.query(sql, step.limit())));
            case Action.Http http ->
                    again(step, attempt, bearings, false, requested(step, http, bearings));
            case Action.Hosting act -> judgedHosting(step, hosting.perform(step, act, bearings));
            case Action.Announce(var text) -> announce(text);
            case Action.Ask _, Action.Attended _, Action.Wait _, Action.Watch _ ->
                    throw new IllegalArgumentException(
                            "step " + step.id() + " is not done by hands: " + step.action());
        };
    }

    /// What a step comes to that is looked at until it is as expected.
    ///
    /// @param old whether the first look is that of a process that is gone
    private Performed again(
            PlannedStep step, int attempt, Bearings bearings, boolean old, Performed first)
            throws InterruptedException {
        if (step.again().isEmpty()) {
            return first;
        }
        var asked = step.expectations().stream().anyMatch(Expectation.Asked.class::isInstance);
        return new LookedAgain(clock, sleeper, asked)
                .from(
                        first,
                        step.again().get(),
                        bearings.beganAt(),
                        old,
                        name ->
                                switch (step.action()) {
                                    case Action.Shell(var script) -> {
                                        var look = step.id() + ".look-" + name;
                                        var ended =
                                                tools.shell()
                                                        .run(
                                                                look,
                                                                attempt,
                                                                script,
                                                                step.limit(),
                                                                LookedAgain::unrecorded);
                                        given(step, look, attempt, ended);
                                        yield ran(step, ended);
                                    }
                                    case Action.Query(var sql) ->
                                            queried(step, tools.query(sql, step.limit()));
                                    case Action.Http http -> requested(step, http, bearings);
                                    case Action.Hosting _,
                                            Action.Announce _,
                                            Action.Ask _,
                                            Action.Attended _,
                                            Action.Wait _,
                                            Action.Watch _ ->
                                            first;
                                });
    }

    /// Goes on with a step that began in a process that is gone, by its own rule.
    public Performed resume(PlannedStep step, int attempt, Bearings bearings)
            throws InterruptedException {
        return switch (step.action()) {
            case Action.Hosting act -> judgedHosting(step, hosting.resume(step, act, bearings));
            case Action.Shell _ -> adopt(step, attempt, bearings);
            case Action.Query _, Action.Http _, Action.Announce _ ->
                    switch (step.ifInterrupted()) {
                        case REPEAT -> new Performed.NeverBegan();
                        case ADOPT, ASK ->
                                new Performed.Untold(
                                        "it began at "
                                                + bearings.beganAt()
                                                + " and left nothing that says how it ended",
                                        "");
                    };
            case Action.Ask _, Action.Attended _, Action.Wait _, Action.Watch _ ->
                    new Performed.NeverBegan();
        };
    }

    /// Whatever the rule: a child that is found is better than a repetition or a question.
    private Performed adopt(PlannedStep step, int attempt, Bearings bearings)
            throws InterruptedException {
        // Whoever began it may have been killed before it could record the child.
        var ended =
                tools.shell()
                        .adopt(
                                step.id(),
                                attempt,
                                step.limit(),
                                child -> {
                                    if (!bearings.childKnown()) {
                                        started(step, attempt, child);
                                    }
                                });
        return switch (ended) {
            case Fate.NeverBegan _ -> new Performed.NeverBegan();
            case Fate.Lost _ when step.ifInterrupted() == IfInterrupted.REPEAT ->
                    new Performed.NeverBegan();
            case Fate.Lost(var why, var output) ->
                    new Performed.Untold(why, Evidence.bounded(output));
            case Fate.Exited _, Fate.TimedOut _, Fate.Unstarted _ ->
                    again(step, attempt, bearings, true, ran(step, attempt, ended));
        };
    }

    private void started(PlannedStep step, int attempt, Shell.Child child) {
        record.accept(
                new RunEvent.ProcessStarted(
                        step.id(), attempt, child.pid(), child.started(), child.folder()));
    }

    private Performed ran(PlannedStep step, int attempt, Fate ended) {
        given(step, step.id(), attempt, ended);
        return migrations.after(step, ran(step, ended));
    }

    private static Performed ran(PlannedStep step, Fate ended) {
        return switch (ended) {
            case Fate.Exited(var status, var output) -> {
                var seen = new Measurement.Ran(status, output);
                var says = "exit status " + status;
                // A command that failed did not give the result it should, whatever it printed. A
                // plan that states what the result must look like states its status as well, unless
                // a good result may end badly (`grep` that finds nothing, what must fail).
                if (status != 0 && step.expectations().isEmpty()) {
                    yield new Performed.Over(
                            new Outcome.Failed(
                                    says + Evidence.lastLine(output),
                                    step.action() instanceof Action.Shell(var script)
                                            && Unbegun.by(script, status, output)),
                            List.of(),
                            Evidence.bounded(output));
                }
                yield judged(step, seen, says, output);
            }
            case Fate.TimedOut(var limit, var output) ->
                    new Performed.Over(
                            new Outcome.TimedOut(limit), List.of(), Evidence.bounded(output));
            case Fate.Lost(var why, var output) ->
                    new Performed.Untold(why, Evidence.bounded(output));
            case Fate.NeverBegan _ -> new Performed.NeverBegan();
            case Fate.Unstarted(var why) ->
                    new Performed.Over(
                            new Outcome.Failed(
                                    "it could not be started" + Evidence.lastLine(why), true),
                            List.of(),
                            Evidence.bounded(why));
        };
    }

    /// What a command gave to those after it is part of what happened, whether it went well or not.
    private void given(PlannedStep step, String look, int attempt, Fate ended) {
        if (ended instanceof Fate.NeverBegan
                || ended instanceof Fate.Unstarted
                || ended instanceof Fate.Lost) {
            return;
        }
        var given = tools.shell().given(look, attempt);
        if (!given.values().isEmpty() || given.ignored() > 0) {
            record.accept(
                    new RunEvent.StepGave(step.id(), attempt, given.values(), given.ignored()));
        }
    }

    private Performed requested(PlannedStep step, Action.Http http, Bearings bearings)
            throws InterruptedException {
        var due = clock.instant().plus(step.limit());
        var meant = Provenance.of(tools.hosting(), bearings);
        var reads = READS.contains(http.method().toUpperCase(Locale.ROOT));
        for (int look = 1; ; look++) { // ends with the last of a few looks
            var seen = tools.request(http, Duration.between(clock.instant(), due));
            var told =
                    seen instanceof Measurement.Answered answer
                            ? meant.map(release -> release.told(http, answer))
                            : Optional.<Told>empty();
            var last = look == LOOKS || !clock.instant().plus(BETWEEN_LOOKS).isBefore(due);
            if (told.isPresent() && told.get() instanceof Told.Other(var why)) {
                // A connection that was open before the switch may still lead to the old release.
                if (reads && !last) {
                    sleeper.sleep(BETWEEN_LOOKS);
                    continue;
                }
                return unproven(step, seen, why);
            }
            return requested(step, seen, told.map(Hands::says).orElse(""));
        }
    }

    private static String says(Told told) {
        return switch (told) {
            case Told.Same(var commit) -> ", by release " + commit;
            case Told.Nothing() -> "; the answer does not tell its release";
            case Told.Other(var why) -> ", " + why;
        };
    }

    /// The answer says nothing of the release that is to be verified: a person has to tell.
    private Performed unproven(PlannedStep step, Measurement seen, String why) {
        var verdicts =
                step.expectations().stream()
                        .map(expected -> Judge.judge(expected, new Measurement.Missing(why)))
                        .map(verdict -> Hands.unmeasurable(verdict, why))
                        .toList();
        var body = seen instanceof Measurement.Answered answer ? answer.body() : "";
        return new Performed.ToBeJudged(
                "Does this hold for the release that is to be looked at? It was " + why,
                verdicts.isEmpty()
                        ? List.of(
                                new Verdict(
                                        Kind.UNMEASURABLE,
                                        step.title(),
                                        step.line(),
                                        "",
                                        "",
                                        0,
                                        why))
                        : verdicts,
                why + "\n" + Evidence.bounded(body));
    }

    private static Verdict unmeasurable(Verdict verdict, String why) {
        return new Verdict(
                Kind.UNMEASURABLE, verdict.says(), verdict.line(), "", verdict.threshold(), 0, why);
    }

    private Performed requested(PlannedStep step, Measurement seen, String by) {
        return switch (seen) {
            case Measurement.Answered(var status, _, var body, var took) -> {
                var says = "HTTP " + status + " in " + took.toMillis() + " ms" + by;
                var stated =
                        step.expectations().stream()
                                .anyMatch(Expectation.HttpStatus.class::isInstance);
                if (!stated && (status < 200 || status > 399)) {
                    yield new Performed.Over(
                            new Outcome.Failed(
                                    says + ", expected 2xx or 3xx" + Evidence.lastLine(body)),
                            List.of(),
                            Evidence.bounded(body));
                }
                yield judged(step, seen, says, body, by);
            }
            case Measurement.Missing(var why) ->
                    new Performed.Over(new Outcome.Failed("no answer: " + why), List.of(), why);
            case Measurement.Ran _, Measurement.Rows _, Measurement.Figure _ ->
                    throw new IllegalStateException("a request gave " + seen);
        };
    }

    private Performed queried(PlannedStep step, Measurement seen) {
        return switch (seen) {
            case Measurement.Rows rows ->
                    judged(
                            step,
                            seen,
                            rows.change().orElse(rows.count() + " rows"),
                            Evidence.table(rows.columns(), rows.rows()));
            case Measurement.Missing(var why) ->
                    new Performed.Over(new Outcome.Failed(why), List.of(), why);
            case Measurement.Ran _, Measurement.Answered _, Measurement.Figure _ ->
                    throw new IllegalStateException("a query gave " + seen);
        };
    }

    private Performed judgedHosting(PlannedStep step, HostingHand.Came came) {
        return switch (came) {
            case HostingHand.Came.As(var performed) -> performed;
            case HostingHand.Came.Lines(var says, var output) ->
                    judged(step, new Measurement.Ran(0, output), says, output);
        };
    }

    private Performed announce(String text) throws InterruptedException {
        var sent = tools.announce(text);
        return new Performed.Over(
                new Outcome.Done(
                        sent.isEmpty()
                                ? "shown here only, the environment names no channel"
                                : String.join("; ", sent)),
                List.of(),
                text);
    }

    private static Performed judged(
            PlannedStep step, Measurement seen, String says, String output) {
        return judged(step, seen, says, output, "");
    }

    /// All met: done. One missed: failed. Else a person tells, with the output before them.
    ///
    /// @param by what is known of who answered, told with each verdict
    private static Performed judged(
            PlannedStep step, Measurement seen, String says, String output, String by) {
        var verdicts = new ArrayList<Verdict>();
        step.expectations()
                .forEach(expected -> verdicts.add(Evidence.noted(Judge.judge(expected, seen), by)));
        var missed = verdicts.stream().filter(one -> one.kind() == Kind.MISSED).findFirst();
        if (missed.isPresent()) {
            return new Performed.Over(
                    new Outcome.Failed(
                            says
                                    + "; expected \""
                                    + missed.get().says()
                                    + "\", was "
                                    + Evidence.shortened(missed.get().seen())),
                    verdicts,
                    Evidence.bounded(output));
        }
        var open = verdicts.stream().filter(one -> !one.met()).toList();
        if (open.isEmpty()) {
            return new Performed.Over(new Outcome.Done(says), verdicts, Evidence.bounded(output));
        }
        return new Performed.ToBeJudged(
                "Is this as expected: "
                        + open.stream()
                                .map(one -> "\"" + one.says() + "\"")
                                .collect(Collectors.joining(", "))
                        + "?",
                verdicts,
                says + "\n" + Evidence.bounded(output));
    }
}
