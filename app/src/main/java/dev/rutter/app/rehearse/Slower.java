package dev.rutter.app.rehearse;

import dev.rutter.app.view.Lengths;
import dev.rutter.engine.watch.Standing;
import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Comparison;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a rehearsal's machine and its shortened windows make of a document's limits: how much wider
/// those on times are held, and which of the others cannot be told here at all.
///
/// @param times how many times wider an upper bound on a time is held; 1 leaves it as it is
record Slower(double times) {
    private static final Set<String> UNITS =
            Set.of("ms", "s", "sec", "second", "seconds", "millisecond", "milliseconds");

    private static final int LARGEST_SHARE = 100;

    /// The plan with its limits, its triggers and its expectations on times held wider.
    Plan held(Plan plan) {
        return times == 1 ? plan : Plans.limited(plan, this::wider, this::wider);
    }

    private Limit wider(Limit limit) {
        var upper =
                switch (limit.polarity()) {
                    case GOOD_IF -> below(limit.comparison());
                    case BAD_IF -> above(limit.comparison());
                };
        return upper && !limit.baseline() && UNITS.contains(limit.unit().toLowerCase(Locale.ROOT))
                ? new Limit(
                        limit.metric(),
                        limit.percentile(),
                        limit.comparison(),
                        wider(limit.value()),
                        limit.unit(),
                        false,
                        limit.window(),
                        limit.consecutive(),
                        limit.polarity(),
                        limit.level(),
                        limit.says(),
                        limit.span())
                : limit;
    }

    private Expectation wider(Expectation expected) {
        return expected instanceof Expectation.Numeric numeric
                        && below(numeric.comparison())
                        && UNITS.contains(numeric.unit().toLowerCase(Locale.ROOT))
                ? new Expectation.Numeric(
                        numeric.comparison(),
                        wider(numeric.value()),
                        numeric.unit(),
                        numeric.says(),
                        numeric.span())
                : expected;
    }

    private BigDecimal wider(BigDecimal value) {
        return value.multiply(BigDecimal.valueOf(times)).stripTrailingZeros();
    }

    private static boolean below(Comparison comparison) {
        return comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
    }

    private static boolean above(Comparison comparison) {
        return comparison == Comparison.GREATER || comparison == Comparison.AT_LEAST;
    }

    /// What the report has to say of it.
    Optional<String> says() {
        return times == 1
                ? Optional.empty()
                : Optional.of(
                        "limits on times are held %s times wider, as asked for with --slower"
                                .formatted(ReportText.plain(times)));
    }

    /// Limits that stay unclear because shortened windows leave them too few requests or looks, one
    /// line each, to be told before the run.
    ///
    /// @param compression of the windows
    /// @param perSecond how many requests the rehearsal's users make
    static List<String> untold(Plan plan, double compression, int perSecond) {
        var told = new ArrayList<String>();
        for (var step : plan.steps()) {
            if (step.action() instanceof Action.Watch watch) {
                var length = real(watch.to().minus(watch.from()), compression);
                for (var limit : watch.limits()) {
                    few(plan, step, limit, length, compression, perSecond).ifPresent(told::add);
                }
            }
        }
        return told.stream().distinct().toList();
    }

    private static Optional<String> few(
            Plan plan,
            PlannedStep step,
            Limit limit,
            Duration window,
            double compression,
            int perSecond) {
        if (!counted(plan, limit)) {
            return Optional.empty();
        }
        var over =
                limit.window()
                        .map(own -> real(own, compression))
                        .filter(own -> own.compareTo(window) < 0)
                        .orElse(window);
        var requests = over.toMillis() * perSecond / 1000;
        if (requests >= Standing.MINIMUM) {
            return Optional.empty();
        }
        var most = compression * requests / Standing.MINIMUM;
        return Optional.of(
                "line %d: \"%s\" is read over %s here, which are %d requests; a figure takes %d, so it stays unclear%s"
                        .formatted(
                                limit.span().line() > 0 ? limit.span().line() : step.line(),
                                Lengths.cut(limit.says(), LARGEST_SHARE),
                                Lengths.of(over),
                                requests,
                                Standing.MINIMUM,
                                most >= 1
                                        ? ": --compress %d at most tells".formatted((int) most)
                                        : ""));
    }

    private static boolean counted(Plan plan, Limit limit) {
        return plan.environment().metrics().get(limit.metric().toLowerCase(Locale.ROOT))
                        instanceof MetricSource.OfHosting(var of)
                && of != MetricSource.OfHosting.Of.REQUESTS;
    }

    private static Duration real(Duration documents, double compression) {
        return Duration.ofNanos((long) (documents.toNanos() / compression));
    }
}
