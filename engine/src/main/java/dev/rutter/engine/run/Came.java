package dev.rutter.engine.run;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.step.Performed;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is recorded of what came of a step, in order. Pure.
record Came(RunState state, Matching matching, Instant now) {

    /// It is over: how each result was judged, a known issue where it failed, its end.
    List<RunEvent> events(PlannedStep step, int attempt, Performed.Over over) {
        var events = judged(step, over.verdicts());
        var outcome = over.outcome();
        if (!outcome.good()) {
            matching.match(state.plan(), step.id(), over.output() + "\n" + outcome.line())
                    .ifPresent(events::add);
        }
        events.add(new RunEvent.StepEnded(step.id(), attempt, outcome));
        return events;
    }

    /// A person has to tell whether the result is as expected.
    List<RunEvent> events(PlannedStep step, int attempt, Performed.ToBeJudged open) {
        var events = judged(step, open.verdicts());
        events.add(
                Pilot.about(
                                state,
                                step,
                                Question.Kind.RESULT,
                                attempt,
                                "\""
                                        + state.plan().name(step)
                                        + "\": "
                                        + open.asks()
                                        + NotYet.told(state, step, now),
                                open.output())
                        .asked(now));
        return events;
    }

    /// People have to say at the hosting, or here, whether the release goes on.
    List<RunEvent> events(PlannedStep step, Performed.Awaits awaits) {
        return new HostingApprovals(state, step, state.step(step.id()).orElseThrow())
                .begun(awaits, now);
    }

    /// A person has to tell how it ended.
    List<RunEvent> events(PlannedStep step, int attempt, Performed.Untold untold) {
        return List.of(
                Pilot.about(
                                state,
                                step,
                                Question.Kind.INTERRUPTED,
                                attempt,
                                "\""
                                        + state.plan().name(step)
                                        + "\" (line "
                                        + step.line()
                                        + ") began and its end is unknown: "
                                        + untold.why()
                                        + ". Did it do its work?",
                                Account.of(step.action())
                                        + (untold.output().isEmpty() ? "" : "\n" + untold.output()))
                        .asked(now));
    }

    /// An end that was known without doing anything more.
    static List<RunEvent> events(
            PlannedStep step, int attempt, Outcome outcome, List<Verdict> verdicts) {
        var events = judged(step, verdicts);
        events.add(new RunEvent.StepEnded(step.id(), attempt, outcome));
        return events;
    }

    private static List<RunEvent> judged(PlannedStep step, List<Verdict> verdicts) {
        var events = new ArrayList<RunEvent>();
        verdicts.forEach(verdict -> events.add(new RunEvent.Judged(step.id(), verdict)));
        return events;
    }
}
