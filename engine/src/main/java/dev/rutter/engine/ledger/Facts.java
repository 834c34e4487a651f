package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.Decided.Decision;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RollbackRules;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.StepActs;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the journal knows of a run, under the names that templates use. A name whose value is not
/// known is absent. Pure.
public final class Facts {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    private final RunState state;
    private final End end;
    private final String because;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private Facts(RunState state, End end, String because) {
        this.state = state;
        this.end = end;
        this.because = because;
    }

    /// The facts of a run that is about to end like this.
    public static Map<String, String> of(RunState state, End end, String because) {
        var facts = new Facts(state, end, because);
        facts.run();
        facts.times();
        facts.result();
        facts.figures();
        facts.state.incident().ifPresent(facts::incident);
        return Map.copyOf(facts.facts);
    }

    /// A moment as templates show it.
    public static String time(Instant at) {
        return TIME.format(at);
    }

    private void put(String value, String... names) {
        for (var name : names) {
            facts.putIfAbsent(name, value);
        }
    }

    private void run() {
        put(
                DAY.format(state.beganAt()),
                "date",
                "deployment date",
                "incident date",
                "time",
                "date/time");
        put(
                state.began().by(),
                "deployer",
                "deployed by",
                "operator",
                "name",
                "developer name",
                "deployer name",
                "engineer");
        put(state.run(), "run");
        put(state.plan().environment().name(), "environment");
        state.plan()
                .environment()
                .hosting()
                .ifPresent(hosting -> put(hosting.service(), "service"));
        var commit =
                state.live()
                        .map(RunState.Live::release)
                        .filter(known -> !known.isEmpty())
                        .orElse(state.began().release());
        if (!commit.isEmpty()) {
            put(
                    commit,
                    "commit",
                    "git commit",
                    "commit hash",
                    "hash",
                    "release",
                    "version",
                    "commit-hash");
        }
        StepActs.deployed(state).ifPresent(id -> put(id, "deploy id", "release id", "deploy"));
    }

    private void times() {
        put(
                Account.length(Duration.between(state.beganAt(), state.at())),
                "duration",
                "total duration",
                "took");
        put(time(state.beganAt()), "started", "start time", "start", "started at");
        put(
                state.live().map(live -> time(live.at())).orElse("not live"),
                "live",
                "went live",
                "live at",
                "go-live");
        put(
                state.decision(Decision.SIGN_OFF)
                        .map(decision -> time(decision.at()))
                        .orElse("not signed off"),
                "signed off",
                "signed off at",
                "sign-off");
        put(time(state.at()), "end time", "ended", "finished", "completed");
        put(
                time(state.beganAt())
                        + " / "
                        + state.live().map(live -> time(live.at())).orElse("not live")
                        + " / "
                        + time(state.at()),
                "times");
    }

    private void result() {
        put(
                end.words() + ": " + because,
                "result",
                "status",
                "outcome",
                "post-deployment status",
                "deployment status");
        put(rolledBack(), "rolled back", "rollback", "rollback needed", "rollback required");
        var issues = issues();
        put(issues.isEmpty() ? "none" : issues, "issues", "issues encountered", "problems");
        var migrations = RollbackRules.migrations(state);
        put(
                migrations.isEmpty() ? "none" : String.join(", ", migrations),
                "migrations",
                "migrations applied",
                "database migrations");
        if (end != End.SIGNED_OFF) {
            put(end.words() + ": " + because, "notes", "note");
        }
        verification()
                .ifPresent(said ->
                        put(said, "verification", "verified", "smoke tests", "health check"));
    }

    private String rolledBack() {
        return state.rollback()
                .map(rollback ->
                        "yes, "
                                + (rollback.target().isEmpty()
                                        ? "by the document's own steps"
                                        : "to " + rollback.target())
                                + " in "
                                + Account.length(Duration.ofMillis(rollback.millis()))
                                + (rollback.verified().orElse(false)
                                        ? ", verified"
                                        : ", NOT proven")
                                + state.decision(Decision.ROLL_BACK)
                                        .map(decision ->
                                                ": " + Account.of(decision.decided().verdict()))
                                        .orElse(""))
                .orElse("no");
    }

    private String issues() {
        var decided =
                state.decisions().stream()
                        .filter(decision -> decision.decided().decision() != Decision.SIGN_OFF)
                        .map(decision -> Account.of(decision.decided().verdict()));
        var known =
                state.issues().stream()
                        .map(issue ->
                                "known issue \""
                                        + issue.title()
                                        + "\" (line "
                                        + issue.line()
                                        + ")");
        return java.util.stream.Stream.concat(decided, known).collect(Collectors.joining("; "));
    }

    /// How the steps that verify the new release ended.
    private Optional<String> verification() {
        var verifying =
                state.plan().steps().stream().filter(step -> step.phase() == Phase.VERIFY).toList();
        var ended =
                verifying.stream().filter(step -> state.outcome(step.id()).isPresent()).toList();
        if (verifying.isEmpty()) {
            return Optional.empty();
        }
        if (ended.isEmpty()) {
            return Optional.of("not reached");
        }
        var missed =
                ended.stream()
                        .filter(step -> !state.outcome(step.id()).map(Outcome::good).orElse(false))
                        .toList();
        return Optional.of(
                missed.isEmpty() ? "met: " + titles(ended) : "missed: " + titles(missed));
    }

    private static String titles(List<PlannedStep> steps) {
        return steps.stream().map(PlannedStep::title).collect(Collectors.joining(", "));
    }

    /// The last figure that was seen of each metric while the new release was watched.
    private void figures() {
        for (var step : state.plan().steps()) {
            if (step.action() instanceof Action.Watch) {
                for (var look : state.window(step.id()).looks()) {
                    for (var seen : look.seen()) {
                        if (seen instanceof Measurement.Figure figure && figure.samples() > 0) {
                            facts.put(figure.metric(), shown(figure));
                        }
                    }
                }
            }
        }
        state.decision(Decision.ROLL_BACK)
                .ifPresent(decision ->
                        put(
                                impact(decision.decided().verdict(), decision.at()),
                                "impact",
                                "requests failed, for how long",
                                "customer impact",
                                "user impact"));
    }

    private static String shown(Measurement.Figure figure) {
        return figure.value()
                        .round(new MathContext(4, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString()
                + (figure.unit().isEmpty() ? "" : " " + figure.unit())
                + " over "
                + Account.length(figure.over())
                + " ("
                + figure.samples()
                + " requests)";
    }

    private String impact(Verdict cause, Instant decidedAt) {
        var live = state.live().map(RunState.Live::at);
        var until = state.rollback().map(rollback -> decidedAt.plusMillis(rollback.millis()));
        var lasted =
                live.isPresent() && until.isPresent()
                        ? "the release served for "
                                + Account.length(Duration.between(live.get(), until.get()))
                                + " ("
                                + time(live.get())
                                + " to "
                                + time(until.get())
                                + " UTC)"
                        : "";
        return cause.seen()
                + (cause.samples() > 1 ? " of " + cause.samples() + " requests looked at" : "")
                + (lasted.isEmpty() ? "" : "; " + lasted);
    }

    private void incident(RunState.Incident incident) {
        put(incident.incident(), "incident", "incident id", "id");
        put(incident.severity(), "severity", "critical/high/medium/low");
        put(incident.title(), "title", "incident title");
        put(summary(), "summary", "1-2 sentence description", "description", "what happened");
    }

    private String summary() {
        var cause =
                state.decisions().stream()
                        .reduce((_, last) -> last)
                        .map(decision -> Account.of(decision.decided().verdict()))
                        .orElse(because);
        return "Run "
                + state.run()
                + " of "
                + state.plan().file()
                + " ended "
                + end.words()
                + ". "
                + cause
                + ". "
                + because
                + ".";
    }
}
