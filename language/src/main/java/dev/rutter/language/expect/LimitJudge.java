package dev.rutter.language.expect;

import dev.rutter.language.expect.Judge.Finding;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.expect.Verdict.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// Holds a figure against one limit.
record LimitJudge(Limit limit, Optional<Measurement.Figure> baseline, long minimumSamples) {

    Verdict judge(Measurement seen) {
        var finding =
                switch (seen) {
                    case Measurement.Missing(var why) -> Finding.unmeasurable("", why);
                    case Measurement.Figure figure -> enough(figure);
                    case Measurement.Ran _, Measurement.Answered _, Measurement.Rows _ ->
                            Finding.unmeasurable(
                                    Seen.shown(seen),
                                    "a limit needs a figure; bind \""
                                            + limit.metric()
                                            + "\" to a source under \"metrics\"");
                };
        return new Verdict(
                finding.kind(),
                limit.says(),
                limit.span().line(),
                Seen.bounded(finding.seen()),
                threshold(),
                seen instanceof Measurement.Figure figure ? figure.samples() : 0,
                finding.because());
    }

    private Finding enough(Measurement.Figure figure) {
        if (minimumSamples > 0 && figure.samples() == 0) {
            return Finding.unmeasurable("", "nothing was observed" + over(figure));
        }
        var value = new Quantity(figure.value(), figure.unit()).in(limit.unit());
        if (value.isEmpty()) {
            return Finding.unmeasurable(
                    shown(figure.value(), figure.unit(), figure),
                    "a figure in " + figure.unit() + " cannot be held against " + limit.unit());
        }
        if (figure.samples() < minimumSamples) {
            return new Finding(
                    Kind.UNCLEAR,
                    shown(value.get(), unit(figure), figure),
                    "rests on " + figure.samples() + " samples, needs " + minimumSamples);
        }
        return limit.baseline()
                ? againstBaseline(figure)
                : hold(value.get(), limit.value(), figure);
    }

    private Finding againstBaseline(Measurement.Figure figure) {
        if (baseline.isEmpty()) {
            return Finding.unmeasurable(
                    shown(figure.value(), figure.unit(), figure),
                    "the figure before go-live, which the limit refers to, is missing");
        }
        var before = baseline.get();
        var was = new Quantity(before.value(), before.unit()).in(figure.unit());
        if (was.isEmpty()) {
            return Finding.unmeasurable(
                    shown(figure.value(), figure.unit(), figure),
                    "a baseline in " + before.unit() + " cannot be held against " + figure.unit());
        }
        if (before.samples() < minimumSamples) {
            return new Finding(
                    Kind.UNCLEAR,
                    shown(figure.value(), figure.unit(), figure),
                    "the baseline rests on "
                            + before.samples()
                            + " samples, needs "
                            + minimumSamples);
        }
        if (was.get().signum() == 0) {
            // A factor of nothing says nothing, unless nothing changed.
            return figure.value().signum() == 0
                    ? new Finding(
                            Kind.MET,
                            shown(figure.value(), figure.unit(), figure),
                            "as before go-live")
                    : new Finding(
                            Kind.UNCLEAR,
                            shown(figure.value(), figure.unit(), figure),
                            "the figure before go-live was 0, and a factor of 0 says nothing");
        }
        return hold(figure.value(), was.get().multiply(limit.value()), figure);
    }

    private Finding hold(BigDecimal value, BigDecimal threshold, Measurement.Figure figure) {
        var holds = limit.comparison().holds(value, threshold);
        var met = holds == (limit.polarity() == Polarity.GOOD_IF);
        var text = Quantity.show(value, threshold) + suffix(unit(figure)) + over(figure);
        return Finding.of(met, text);
    }

    private String unit(Measurement.Figure figure) {
        return limit.baseline() || limit.unit().isEmpty() ? figure.unit() : limit.unit();
    }

    private static String shown(BigDecimal value, String unit, Measurement.Figure figure) {
        return Quantity.show(value) + suffix(unit) + over(figure);
    }

    /// What a command prints is so at a moment and reaches back over nothing.
    private static String over(Measurement.Figure figure) {
        return figure.over().isZero() ? "" : " over " + length(figure.over());
    }

    private static String suffix(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private String threshold() {
        var bad = limit.polarity() == Polarity.BAD_IF ? "bad if " : "";
        if (!limit.baseline() || baseline.isEmpty()) {
            return bad + limit.threshold();
        }
        var before = baseline.get();
        return bad
                + limit.threshold()
                + " ("
                + new Quantity(before.value().multiply(limit.value()), before.unit())
                + "; before go-live it was "
                + new Quantity(before.value(), before.unit())
                + over(before)
                + ", "
                + before.samples()
                + (before.samples() == 1 ? " sample)" : " samples)");
    }

    private static String length(Duration over) {
        if (over.toMillis() < 1000) {
            return over.toMillis() + " ms";
        }
        var seconds = over.toSeconds();
        if (seconds >= 120 && seconds % 60 == 0) {
            return seconds / 60 + " min";
        }
        return seconds + " s";
    }
}
