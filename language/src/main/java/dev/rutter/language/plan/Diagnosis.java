package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a procedure for a bad day looks at before it changes anything: `can you reach the site?`.
/// It is run because it may not be so. What is seen is shown to somebody, who goes on; held to be
/// good it would stop the recovery just where it is needed.
final class Diagnosis {
    /// Commands that end badly where what they reach for is down.
    private static final Pattern REACHES =
            Pattern.compile(
                    "(?:sudo\\s+)?(?:curl|wget|ping|nc|ncat|telnet|dig|host|nslookup|pg_isready|mysqladmin\\s+(?:\\S+\\s+)?(?:ping|status)|redis-cli\\s+(?:-\\S+\\s+\\S+\\s+)*ping"
                            + "|openssl\\s+s_client|systemctl\\s+(?:--\\S+\\s+)*(?:status|is-active|is-failed)|service\\s+\\S+\\s+status|supervisorctl\\s+status)(?:\\s[^;&]*)?");

    private static final Pattern LOOKS =
            Pattern.compile(
                    "(?i)\\b(?:(?:check|confirm|verif|validat|diagnos|assess|identif|detect|triage|determin|investigat|inspect)\\w*|looks?|see|find|what|which|whether|is|are|can|status|health|healthy)\\b");

    private Diagnosis() {}

    /// The same steps, with what somebody is to see before it goes on: what only shows what the
    /// next one does, and in a procedure for a bad day what is looked at first.
    static List<PlannedStep> shown(List<PlannedStep> all, Draft draft) {
        var steps = DryRuns.shown(all);
        if (!draft.recovers()) {
            return steps;
        }
        var out = new ArrayList<PlannedStep>();
        var changed = false;
        for (var step : steps) {
            changed |= changes(step);
            out.add(changed || !reaches(step) ? step : step.withExpectations(List.of(asked(step))));
        }
        return out;
    }

    private static boolean changes(PlannedStep step) {
        return OnceOnly.changes(step)
                || (step.action() instanceof Action.Shell(var script)
                        && !OnceOnly.looks(script)
                        && !LOOKS.matcher(step.title()).find());
    }

    /// Whether nothing is said of what has to be seen but that it is there.
    private static boolean reaches(PlannedStep step) {
        return step.expectations().size() == 1
                && switch (step.action()) {
                    case Action.Http http ->
                            List.of("GET", "HEAD").contains(http.method())
                                    && step.expectations().getFirst()
                                            instanceof Expectation.HttpStatus status
                                    && status.lowest() == 200
                                    && status.highest() == 399;
                    case Action.Shell(var script) ->
                            REACHES.matcher(script.strip()).matches()
                                    && step.expectations().getFirst()
                                            instanceof Expectation.ExitStatus status
                                    && status.status() == 0;
                    case Action.Query _,
                            Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Attended _,
                            Action.Wait _,
                            Action.Watch _ ->
                            false;
                };
    }

    private static Expectation asked(PlannedStep step) {
        return new Expectation.Asked(
                "a diagnosis, good or bad: what it shows is seen, and it goes on",
                new Span(Math.max(1, step.line()), 1, 0));
    }
}
