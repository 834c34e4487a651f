package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.HalfWay;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the journal knows of a run, under the names that templates use. A name whose value is not
/// known is absent. Pure.
public final class Facts {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final RunState state;
    private final Waits waits;
    private final End end;
    private final String because;
    private final ZoneId zone;
    private final Map<String, String> facts = new LinkedHashMap<>();

    private Facts(RunState state, Waits waits, End end, String because, ZoneId zone) {
        this.state = state;
        this.waits = waits;
        this.end = end;
        this.because = Releases.in(because);
        this.zone = zone;
    }

    /// The facts of a run that is about to end like this, from its state and the events that made
    /// it; times are of `zone`, which the date names.
    public static Map<String, String> of(
            RunState state, List<Recorded> events, End end, String because, ZoneId zone) {
        var facts = new Facts(state, Waits.of(events), end, because, zone);
        facts.run();
        facts.times();
        facts.result();
        facts.figures();
        facts.state.incident().ifPresent(facts::incident);
        return Map.copyOf(facts.facts);
    }

    /// A moment as templates show it: the time of day in `zone`.
    public static String time(Instant at, ZoneId zone) {
        return TIME.withZone(zone).format(at);
    }

    private String time(Instant at) {
        return time(at, zone);
    }

    private void put(String value, String... names) {
        for (var name : names) {
            facts.putIfAbsent(name, value);
        }
    }

    private void run() {
        put(
                DAY.withZone(zone).format(state.beganAt()),
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
            put(commit, "commit", "git commit", "commit hash", "hash", "version", "commit-hash");
        }
        var release = Releases.name(commit, state.deployed().orElse(""));
        if (!release.isEmpty()) {
            put(release, "release");
        }
        state.deployed().ifPresent(id -> put(id, "deploy id", "release id", "deploy"));
    }

    private void times() {
        put(lasted(state.beganAt(), state.at()), "duration", "total duration", "took");
        put(time(state.beganAt()), "started", "start time", "start", "started at");
        put(live(), "live", "went live", "live at", "go-live");
        put(
                state.decision(Way.SIGN_OFF)
                        .map(decision -> time(decision.at()))
                        .orElse("not signed off"),
                "signed off",
                "signed off at",
                "sign-off");
        put(time(state.at()), "end time", "ended", "finished", "completed");
        put(time(state.beganAt()) + " / " + live() + " / " + time(state.at()), "times");
    }

    private String live() {
        return state.live()
                .map(live -> time(live.at()))
                .orElse(end == End.STOPPED ? "half way" : "not live");
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
        var issues = String.join("; ", Issues.of(state));
        put(issues.isEmpty() ? "none" : issues, "issues", "issues encountered", "problems");
        put(Migrations.of(state), "migrations", "migrations applied", "database migrations");
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
                        (rollback.verified().orElse(false)
                                        ? "yes, "
                                                + back(rollback)
                                                + ", which served "
                                                + Account.length(
                                                        Duration.ofMillis(rollback.millis()))
                                                + " after the decision and was verified"
                                        : state.plan().rollback().isEmpty()
                                                ? "no, the plan has no way back"
                                                : "tried, " + back(rollback) + ", NOT proven")
                                + state.decision(Way.ROLL_BACK)
                                        .map(decision ->
                                                ": " + Account.of(decision.decided().verdict()))
                                        .orElse(""))
                .orElse("no");
    }

    private String back(RunState.Rollback rollback) {
        if (rollback.target().isEmpty()) {
            return "by the document's own steps";
        }
        return "to release " + Releases.target(state);
    }

    /// How the steps that verify the new release ended, and which of them nobody measured.
    private Optional<String> verification() {
        var verifying =
                state.plan().steps().stream().filter(step -> step.phase() == Phase.VERIFY).toList();
        if (verifying.isEmpty()) {
            return Optional.empty();
        }
        var byHow = new LinkedHashMap<String, List<PlannedStep>>();
        for (var how : List.of("missed", "met", "told by a person", "skipped", "not reached")) {
            byHow.put(how, new ArrayList<>());
        }
        verifying.forEach(
                step -> byHow.computeIfAbsent(ended(step), _ -> new ArrayList<>()).add(step));
        if (byHow.getOrDefault("not reached", List.of()).size() == verifying.size()) {
            return Optional.of("not reached");
        }
        return Optional.of(
                byHow.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + ": " + titles(entry.getValue()))
                        .collect(Collectors.joining("; ")));
    }

    private String ended(PlannedStep step) {
        var outcome = state.outcome(step.id());
        if (outcome.isEmpty()) {
            return "not reached";
        }
        return switch (outcome.get()) {
            case Outcome.Done _ -> told(step) ? "told by a person" : "met";
            case Outcome.Skipped _ -> "skipped";
            case Outcome.Failed _, Outcome.TimedOut _, Outcome.Unknown _ -> "missed";
        };
    }

    private boolean told(PlannedStep step) {
        return state.questions().entrySet().stream()
                .filter(entry -> entry.getValue().answer().isPresent())
                .map(Map.Entry::getKey)
                .anyMatch(id -> id.equals(step.id()) || id.startsWith(step.id() + ":result"));
    }

    private static String titles(List<PlannedStep> steps) {
        return steps.stream()
                .map(step -> "\"" + step.title() + "\"")
                .collect(Collectors.joining(", "));
    }

    /// The last figure that was seen of each metric while the new release was watched, and that the
    /// watch was cut off where it was.
    private void figures() {
        var cutOff = Watching.cutOff(state);
        for (var watched : Watching.last(state).entrySet()) {
            facts.put(
                    watched.getKey(),
                    watched.getValue().map(this::shown).orElse("not observed")
                            + cutOff.map(at -> ", where the watch was cut off at " + time(at))
                                    .orElse(""));
        }
        state.live().map(this::served).or(this::partly).ifPresent(served -> put(served, "served"));
        state.decision(Way.ROLL_BACK)
                .ifPresent(decision ->
                        put(
                                impact(decision.decided().verdict()),
                                "impact",
                                "requests failed, for how long",
                                "customer impact",
                                "user impact"));
    }

    private String shown(Measurement.Figure figure) {
        var said =
                Words.number(figure.value())
                        + (figure.unit().isEmpty() ? "" : " " + figure.unit())
                        + " over "
                        + Account.length(figure.over());
        return Watching.ofRequests(state, figure)
                ? said + " (" + figure.samples() + " requests)"
                : said;
    }

    /// How long something took, and how much of that was waiting for people.
    private String lasted(Instant from, Instant to) {
        var waited = waits.within(from, to);
        return Account.length(Duration.between(from, to))
                + (waited.compareTo(Duration.ofSeconds(1)) < 0
                        ? ""
                        : ", " + Account.length(waited) + " of it waiting for an answer");
    }

    /// When the release that was gone back from stopped serving; empty where that is not known.
    private Optional<Instant> backAt() {
        return state.decision(Way.ROLL_BACK)
                .flatMap(decision ->
                        state.rollback()
                                .filter(rollback -> rollback.millis() > 0)
                                .map(rollback -> decision.at().plusMillis(rollback.millis())));
    }

    /// For how long the new release served: what came before it went live is no part of that. A
    /// release that goes out host by host may serve from its first step on.
    private String served(RunState.Live live) {
        var first =
                HalfWay.first(state)
                        .filter(step ->
                                begun(step).filter(at -> at.isBefore(live.at())).isPresent());
        var since = first.flatMap(this::begun).orElse(live.at());
        var until = backAt();
        var to =
                until.or(() -> state.decision(Way.ROLL_BACK).map(RunState.Ruling::at))
                        .orElse(state.at());
        return (until.isPresent() ? "" : "at least ")
                + lasted(since, to)
                + " ("
                + time(since)
                + first.map(step ->
                                ", from which on some of it may have served (line "
                                        + step.line()
                                        + "),")
                        .orElse("")
                + " to "
                + time(to)
                + ")";
    }

    /// For how long some of a release may have served that never went live as a whole, or nothing
    /// served at all.
    private Optional<String> partly() {
        return HalfWay.steps(state).stream()
                .findFirst()
                .flatMap(step -> begun(step).map(since -> partly(step, since)));
    }

    private String partly(PlannedStep step, Instant since) {
        var down = step.phase() == Phase.PREPARE;
        return "%s: %s (line %d)"
                .formatted(
                        backAt().map(to ->
                                        "at most %s (%s to %s)"
                                                .formatted(
                                                        lasted(since, to), time(since), time(to)))
                                .orElse("not known, from " + time(since) + " on"),
                        down
                                ? "what served was taken down"
                                : "not live as a whole, some of it may have served",
                        step.line());
    }

    private Optional<Instant> begun(PlannedStep step) {
        return state.step(step.id()).map(RunState.StepState::firstBeganAt);
    }

    private String impact(Verdict cause) {
        var lasted =
                state.live()
                        .map(live -> "; the release served for " + served(live))
                        .or(() -> partly().map(words -> "; " + words))
                        .orElse("; the new release had not gone live");
        var samples = cause.samples() > 1 ? " (" + cause.samples() + " samples)" : "";
        return Watching.failed(state)
                        .map(failed ->
                                failed
                                        + "; decided on \""
                                        + cause.says()
                                        + "\", which was "
                                        + cause.seen()
                                        + samples)
                        .orElse("\"" + cause.says() + "\" was " + cause.seen() + samples)
                + lasted;
    }

    private void incident(RunState.Incident incident) {
        put(incident.incident(), "incident", "incident id", "id");
        put(incident.severity(), "severity", "critical/high/medium/low");
        put(title(incident), "title", "incident title");
        put(summary(), "summary", "1-2 sentence description", "description", "what happened");
    }

    /// What was decided when the incident opened may have ended otherwise.
    private String title(RunState.Incident incident) {
        return switch (end) {
            case ROLLED_BACK -> incident.title() + "; rolled back";
            case ROLLBACK_UNPROVEN ->
                    incident.title()
                            + (state.plan().rollback().isEmpty()
                                    ? "; there is no way back"
                                    : "; the way back is NOT proven");
            case SIGNED_OFF, STOPPED_BEFORE_GO_LIVE, STOPPED, DONE_IN_PART -> incident.title();
        };
    }

    private static String named(RunState.Live live) {
        var name = Releases.name(live.release(), live.deploy());
        return name.isEmpty() ? "the release" : "release " + name;
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
                + state.live()
                        .map(live ->
                                " brought " + named(live) + " live at " + time(live.at()) + " and")
                        .orElse("")
                + " ended "
                + end.words()
                + ". The decision rests on "
                + Words.sentence(cause)
                + (because.contains(cause) ? "" : " The end: " + Words.sentence(because));
    }
}
