package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.environment.Environment.MetricSource.OfHosting.Of;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry.SeverityLevel;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// A journal written by hand, one event per second.
public final class Written {
    /// When the run began.
    public static final Instant BEGAN = Instant.parse("2026-11-21T10:00:00Z");

    /// The commit that is deployed.
    public static final String COMMIT = "f45cd32df98d867107b7b2b123b885e05f190a67";

    private final List<Recorded> events = new ArrayList<>();

    /// A run of the small plan below, shortened so many times.
    public Written(double compression) {
        this(plan(), COMMIT, compression);
    }

    /// A run of a plan of one's own.
    ///
    /// @param release the commit, empty where none is known
    public Written(Plan plan, String release, double compression) {
        and(new RunEvent.RunBegan(plan, release, "jo", compression));
    }

    /// One more event, a second later.
    public Written and(RunEvent event) {
        var seq = events.size();
        events.add(new Recorded("r7", seq + 1, BEGAN.plusSeconds(seq), event, ""));
        return this;
    }

    /// Everything so far.
    public List<Recorded> events() {
        return List.copyOf(events);
    }

    /// A review, a migration, a query, a window and a query on the way back.
    public static Plan plan() {
        var window =
                new Action.Watch(
                        "First minutes", Duration.ZERO, Duration.ofMinutes(5), List.of(limit()));
        return new Plan(
                "RUNBOOK.md",
                "0".repeat(64),
                "Shop",
                Environment.unbound("staging")
                        .measuring(
                                Map.of("error rate", new MetricSource.OfHosting(Of.SERVER_ERRORS))),
                List.of(
                        step(
                                "prepare-1",
                                Phase.PREPARE,
                                "Somebody read it",
                                new Action.Ask("?"),
                                5),
                        step("prepare-2", Phase.PREPARE, "Tell", new Action.Announce("soon"), 6),
                        step(
                                "deploy-1",
                                Phase.DEPLOY,
                                "Bring the schema up to date",
                                new Action.Shell("./bin/migrate"),
                                10),
                        step(
                                "verify-1",
                                Phase.VERIFY,
                                "No order without a price",
                                new Action.Query("SELECT count(*) FROM orders"),
                                20),
                        step("watch-1", Phase.WATCH, "First minutes", window, 30)),
                List.of(
                        step(
                                "rollback-1",
                                Phase.ROLLBACK,
                                "Orders are still there",
                                new Action.Query("SELECT count(*) FROM orders"),
                                40)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        new SeverityLevel(
                                "SEV2",
                                1,
                                "a release was rolled back",
                                Optional.empty(),
                                List.of(),
                                new Span(50, 1, 1))),
                List.of(),
                List.of());
    }

    /// A verdict with samples.
    public static Verdict verdict(Kind kind, String says, String seen, String threshold) {
        return new Verdict(kind, says, 31, seen, threshold, 277, "");
    }

    private static Limit limit() {
        return new Limit(
                "error rate",
                OptionalInt.empty(),
                Comparison.GREATER,
                BigDecimal.valueOf(5),
                "%",
                false,
                Optional.empty(),
                OptionalInt.empty(),
                Limit.Polarity.BAD_IF,
                Limit.Level.CRITICAL,
                "Error rate above 5 %",
                new Span(31, 1, 1));
    }

    private static PlannedStep step(String id, Phase phase, String title, Action action, int line) {
        return new PlannedStep(
                id,
                phase,
                title,
                action,
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                IfInterrupted.REPEAT,
                List.of(),
                false,
                Duration.ofMinutes(1),
                "a line",
                line);
    }
}
