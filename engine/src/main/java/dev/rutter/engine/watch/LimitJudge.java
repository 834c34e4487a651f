package dev.rutter.engine.watch;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Measurement.Figure;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds one limit against the looks of a window. Pure.
///
/// A figure of fewer than [#MINIMUM] requests is unclear, not good; a figure that could not be had
/// is unmeasurable, not good; and a limit counts as missed only after several bad looks in a row,
/// so that one slow second does not decide. A look without a figure neither counts nor breaks the
/// row.
public final class LimitJudge {
    /// How many requests a figure has to rest on.
    public static final long MINIMUM = 20;

    /// How many bad looks in a row make a miss where the document does not say.
    public static final int IN_A_ROW = 2;

    private LimitJudge() {}

    /// Where a limit stands after the looks so far.
    ///
    /// @param verdict of the last look
    /// @param bad how many looks in a row were bad
    /// @param needed how many make a miss
    /// @param unmeasured how long, up to the last look, nothing could be seen
    public record Standing(
            Watched watched, Verdict verdict, int bad, int needed, Duration unmeasured) {
        /// Whether it counts as missed.
        public boolean missed() {
            return bad >= needed;
        }
    }

    /// Judges the looks of a window.
    ///
    /// @param index the limit's place in each look
    /// @param baseline looks from before the deployment
    /// @param base since when figures of this limit are taken
    public static Standing judge(
            Watched watched,
            int index,
            List<Look> baseline,
            List<Look> looks,
            Instant base,
            double compression) {
        var limit = watched.limit();
        var needed = limit.consecutive().orElse(IN_A_ROW);
        var threshold = threshold(limit, index, baseline);
        var bad = 0;
        var last = none(limit);
        var unmeasuredSince = Optional.<Instant>empty();
        var unmeasured = Duration.ZERO;
        for (var look : looks) {
            last = one(watched, seen(look, index), threshold, base, look.at(), compression);
            switch (last.kind()) {
                case MISSED -> bad++;
                case MET -> bad = 0;
                case UNCLEAR, UNMEASURABLE -> {}
            }
            if (last.kind() == Kind.UNMEASURABLE) {
                unmeasuredSince = unmeasuredSince.or(() -> Optional.of(look.at()));
                unmeasured = Duration.between(unmeasuredSince.orElseThrow(), look.at());
            } else {
                unmeasuredSince = Optional.empty();
                unmeasured = Duration.ZERO;
            }
        }
        return new Standing(watched, last, bad, needed, unmeasured);
    }

    private static Measurement seen(Look look, int index) {
        return index < look.seen().size()
                ? look.seen().get(index)
                : new Measurement.Missing("this look did not include the figure");
    }

    private static Verdict none(Limit limit) {
        return verdict(Kind.UNMEASURABLE, limit, "nothing", 0, "no look has been taken yet");
    }

    private static Verdict one(
            Watched watched,
            Measurement seen,
            Optional<BigDecimal> threshold,
            Instant base,
            Instant at,
            double compression) {
        var limit = watched.limit();
        if (!(seen instanceof Figure figure)) {
            var why =
                    seen instanceof Measurement.Missing(var because)
                            ? because
                            : "the source gave no figure";
            return verdict(Kind.UNMEASURABLE, limit, "nothing", 0, why);
        }
        var value = inUnitOf(limit, figure);
        var shown = show(figure);
        if (value.isEmpty()) {
            return verdict(
                    Kind.UNMEASURABLE,
                    limit,
                    shown,
                    figure.samples(),
                    "the figure is in \""
                            + figure.unit()
                            + "\", the limit in \""
                            + limit.unit()
                            + "\"");
        }
        if (threshold.isEmpty()) {
            return verdict(
                    Kind.UNMEASURABLE,
                    limit,
                    shown,
                    figure.samples(),
                    "no figure from before the deployment to compare with");
        }
        if (watched.counted() && figure.samples() < MINIMUM) {
            return verdict(
                    Kind.UNCLEAR,
                    limit,
                    shown,
                    figure.samples(),
                    "rests on "
                            + figure.samples()
                            + " requests, at least "
                            + MINIMUM
                            + " are needed");
        }
        var holds = limit.comparison().holds(value.get(), threshold.get());
        var good = holds == (limit.polarity() == Limit.Polarity.GOOD_IF);
        if (!good && limit.polarity() == Limit.Polarity.BAD_IF && limit.window().isPresent()) {
            var whole = Duration.ofNanos((long) (limit.window().get().toNanos() / compression));
            var seenFor = Duration.between(base, at);
            if (seenFor.compareTo(whole) < 0) {
                return verdict(
                        Kind.UNCLEAR,
                        limit,
                        shown,
                        figure.samples(),
                        "bad so far, but not yet for as long as the document says");
            }
        }
        return verdict(good ? Kind.MET : Kind.MISSED, limit, shown, figure.samples(), "");
    }

    private static Verdict verdict(
            Kind kind, Limit limit, String seen, long samples, String because) {
        var line = limit.span().line();
        return new Verdict(
                kind,
                limit.says(),
                line,
                seen,
                limit.metric()
                        + " "
                        + limit.threshold()
                        + (limit.polarity() == Limit.Polarity.BAD_IF ? " is bad" : ""),
                samples,
                because);
    }

    private static Optional<BigDecimal> threshold(Limit limit, int index, List<Look> baseline) {
        if (!limit.baseline()) {
            return Optional.of(limit.value());
        }
        for (var look : baseline.reversed()) {
            if (seen(look, index) instanceof Figure figure && figure.samples() > 0) {
                return inUnitOf(limit, figure).map(before -> before.multiply(limit.value()));
            }
        }
        return Optional.empty();
    }

    private static Optional<BigDecimal> inUnitOf(Limit limit, Figure figure) {
        var from = figure.unit();
        var to = limit.unit();
        if (limit.baseline() || from.isEmpty() || to.isEmpty() || from.equals(to)) {
            return Optional.of(figure.value());
        }
        if (from.equals("ms") && to.equals("s")) {
            return Optional.of(figure.value().movePointLeft(3));
        }
        if (from.equals("s") && to.equals("ms")) {
            return Optional.of(figure.value().movePointRight(3));
        }
        return Optional.empty();
    }

    /// The figure for people, rounded to what matters: `33.3 % over 42 s`.
    static String show(Figure figure) {
        var rounded = figure.value().round(new MathContext(4, RoundingMode.HALF_UP));
        var plain = rounded.stripTrailingZeros().toPlainString();
        var unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
        return plain + unit + " over " + figure.over().toSeconds() + " s";
    }
}
