package dev.rutter.app.rehearse;

import dev.rutter.engine.run.RunState;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a document lacks for a fault: which of its lines look where the fault would show, and what
/// those saw.
final class Lacks {
    private static final int MOST_LINES = 5;

    private final Fault fault;
    private final RunState state;

    Lacks(Fault fault, RunState state) {
        this.fault = fault;
        this.state = state;
    }

    /// Where no step of the plan was one that the fault could hit.
    String place() {
        return "none of the plan's %d steps is %s"
                .formatted(
                        state.plan().steps().size(),
                        switch (fault) {
                            case CONTROLLER_KILLED, DISK_FULL -> "a command before the watch";
                            case HOSTING_5XX -> "a window with a limit, read from the hosting";
                            case LOST_APPROVAL -> "a question after the preparation";
                            case DATABASE_DOWN -> "a look at the service after it went live";
                            case BAD_RELEASE, SLOW_RELEASE, CRASH_LOOP ->
                                    "one that came to a release going live";
                            case FAILING_MIGRATION, HALF_MIGRATION ->
                                    "one that applies a migration";
                        });
    }

    /// Where no event shows the fault.
    String unnoticed() {
        var looking = looking();
        if (looking.isEmpty()) {
            return "no line of the document looks at " + where();
        }
        return "%s at %s and saw nothing wrong: %s"
                .formatted(
                        looking.size() == 1 ? "one line looks" : looking.size() + " lines look",
                        where(),
                        seen(looking));
    }

    /// Where Rutter noticed it by itself.
    String unasked() {
        var looking = looking();
        return looking.isEmpty()
                ? "no line asks for it: Rutter noticed it by itself, and no line looks at "
                        + where()
                : "no line asked for it first: Rutter noticed it by itself before " + seen(looking);
    }

    private String where() {
        return switch (fault) {
            case BAD_RELEASE -> "the share of requests that fail, after the release is live";
            case SLOW_RELEASE -> "how long requests take, after the release is live";
            case CRASH_LOOP -> "the service some time after it went live";
            case FAILING_MIGRATION -> "whether the migrations of the release are applied";
            case HALF_MIGRATION -> "what of a migration is in the schema";
            case DATABASE_DOWN -> "the database, or at an answer that needs it";
            case DISK_FULL -> "the room left, nor does one write into the workspace";
            case HOSTING_5XX -> "a figure of the hosting";
            case LOST_APPROVAL -> "the time that an answer takes";
            case CONTROLLER_KILLED -> "the run itself";
        };
    }

    /// The steps that look there.
    private List<PlannedStep> looking() {
        return state.plan().steps().stream().filter(this::looks).toList();
    }

    private boolean looks(PlannedStep step) {
        var after = step.phase() == Phase.VERIFY || step.phase() == Phase.WATCH;
        return switch (fault) {
            case BAD_RELEASE -> after && (limits(step, "error|5xx|fail|success") || asks(step));
            case SLOW_RELEASE -> after && (limits(step, "time|latency|response|p9") || asks(step));
            case CRASH_LOOP, DATABASE_DOWN ->
                    after && (limits(step, ".*") || asks(step) || queries(step));
            case FAILING_MIGRATION, HALF_MIGRATION -> queries(step) || migrates(step);
            case DISK_FULL -> step.action() instanceof Action.Shell;
            case HOSTING_5XX -> limits(step, ".*") || step.action() instanceof Action.Hosting;
            case LOST_APPROVAL -> step.action() instanceof Action.Ask;
            case CONTROLLER_KILLED -> false;
        };
    }

    private static boolean limits(PlannedStep step, String metric) {
        return step.action() instanceof Action.Watch watch
                && watch.limits().stream()
                        .anyMatch(limit ->
                                limit.metric()
                                        .toLowerCase(Locale.ROOT)
                                        .matches("(?s).*(?:" + metric + ").*"));
    }

    private static boolean asks(PlannedStep step) {
        return step.action() instanceof Action.Http
                || (step.action() instanceof Action.Shell
                        && Words.command(step.action()).contains("http"));
    }

    private static boolean queries(PlannedStep step) {
        return step.action() instanceof Action.Query
                || Words.command(step.action()).matches("(?s).*\\bpsql\\b.*");
    }

    private static boolean migrates(PlannedStep step) {
        return Words.command(step.action()).matches("(?is).*\\bmigrat.*|.*\\bdb push\\b.*");
    }

    /// Each with the last verdict on it.
    private String seen(List<PlannedStep> steps) {
        return steps.stream()
                        .limit(MOST_LINES)
                        .map(step -> {
                            var verdict =
                                    state.step(step.id()).flatMap(RunState.StepState::verdict);
                            return "line "
                                    + step.line()
                                    + verdict.map(each ->
                                                    " ("
                                                            + each.kind().word()
                                                            + ", saw "
                                                            + first(each.seen())
                                                            + ")")
                                            .orElse(
                                                    state.outcome(step.id()).isPresent()
                                                            ? ""
                                                            : " (no run came to it)");
                        })
                        .collect(Collectors.joining(", "))
                + (steps.size() > MOST_LINES
                        ? " and %d more".formatted(steps.size() - MOST_LINES)
                        : "");
    }

    private static String first(String text) {
        var line = text.lines().findFirst().orElse("").strip();
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }
}
