package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.LogLine;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.language.expect.Expectation.Logged;
import dev.rutter.language.expect.Judge;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Holds the log of a release that comes up against what the document says of its lines, as they
/// come: a line to look into and a sign of success are told at once, each once; what may be ignored
/// is neither. What follows from a line to look into is for the step behind the deployment, where a
/// person is asked: a hosting cannot be held in the middle of a build.
final class LogSigns {
    /// How much is read at one look; the newest, where there is more.
    private static final int MOST_LINES = 2_000;

    /// A log may be a dozen calls, and hostings count them: often at first, then less.
    private static final Duration AT_FIRST = Duration.ofMinutes(1);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final PlannedStep step;
    private final Bearings bearings;
    private final InstantSource clock;
    private final Consumer<RunEvent> record;
    private final Instant from;
    private final List<Verdict> told;
    private Instant next;

    LogSigns(PlannedStep step, Bearings bearings, InstantSource clock, Consumer<RunEvent> record) {
        this.step = step;
        this.bearings = bearings;
        this.clock = clock;
        this.record = record;
        from = clock.instant();
        next = from.plus(FIRST);
        told = new ArrayList<>(bearings.told());
    }

    /// Looks where it is time to.
    void look(Hosting hosting) {
        if (!clock.instant().isBefore(next)) {
            last(hosting);
        }
    }

    /// Looks now. A log that cannot be read is looked at again; the step behind reads it as well.
    void last(Hosting hosting) {
        var signs = bearings.signs();
        if (signs.stream().allMatch(one -> one.sign() == Logged.Sign.IGNORE || isTold(one))) {
            return;
        }
        var now = clock.instant();
        next = now.plus(now.isBefore(from.plus(AT_FIRST)) ? OFTEN : LATER);
        try {
            var ignored = ignored(signs);
            var lines =
                    hosting
                            .logs(
                                    bearings.deploymentBegan().minus(HostingSearch.SKEW),
                                    now,
                                    "",
                                    MOST_LINES)
                            .stream()
                            .map(LogLine::text)
                            .filter(ignored.negate())
                            .collect(Collectors.joining("\n"));
            for (var sign : signs) {
                if (sign.sign() != Logged.Sign.IGNORE && !isTold(sign)) {
                    tell(sign, Judge.judge(sign, new Measurement.Ran(0, lines)));
                }
            }
        } catch (HostingException e) {
            // Looked at again, and in the end by the step behind.
        }
    }

    /// A sign of success that is missing may still come, and no alarm is nothing to tell.
    private void tell(Logged sign, Verdict verdict) {
        if (verdict.met() != (sign.sign() == Logged.Sign.SUCCESS)) {
            return;
        }
        told.add(verdict);
        var note = "while the release comes up";
        record.accept(
                new RunEvent.Judged(
                        step.id(),
                        new Verdict(
                                verdict.kind(),
                                verdict.says(),
                                verdict.line(),
                                verdict.seen(),
                                verdict.threshold(),
                                verdict.samples(),
                                verdict.because().isEmpty()
                                        ? note
                                        : verdict.because() + "; " + note)));
    }

    private boolean isTold(Logged sign) {
        return told.stream()
                .anyMatch(
                        one -> one.line() == sign.span().line() && one.says().equals(sign.says()));
    }

    /// Tells the lines that may be ignored.
    static Predicate<String> ignored(List<Logged> signs) {
        return signs.stream()
                .filter(each -> each.sign() == Logged.Sign.IGNORE)
                .map(Logged::lines)
                .reduce(_ -> false, Predicate::or);
    }
}
