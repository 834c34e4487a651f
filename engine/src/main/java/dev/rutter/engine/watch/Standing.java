package dev.rutter.engine.watch;

import dev.rutter.language.expect.Judge;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Measurement;
import dev.rutter.language.expect.Measurement.Figure;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a limit stands after the looks of a window so far.
///
/// A figure of fewer than [#MINIMUM] requests is unclear, not good; a figure that could not be had
/// is unmeasurable, not good; and a limit counts as missed only after several bad looks in a row,
/// so that one slow second does not decide. A look that is neither good nor bad neither counts nor
/// breaks the row.
///
/// @param verdict of the last look
/// @param bad how many looks in a row were bad
/// @param needed how many make a miss
/// @param unmeasured how long, up to the last look, nothing could be seen
/// @param unseen the longest stretch between two looks that no figure speaks of: nobody looked, and
///   the figure after it does not reach back so far
public record Standing(
        Watched watched,
        Verdict verdict,
        int bad,
        int needed,
        Duration unmeasured,
        Duration unseen) {
    /// How many requests a figure has to rest on.
    public static final long MINIMUM = 20;

    /// How many bad looks in a row make a miss where the document does not say.
    public static final int IN_A_ROW = 2;

    /// Whether it counts as missed.
    public boolean missed() {
        return bad >= needed;
    }

    /// Judges the looks of a window.
    ///
    /// @param index the limit's place in each look
    /// @param baseline looks from before the deployment
    /// @param base since when figures of this limit are taken
    static Standing of(
            Watched watched,
            int index,
            List<Look> baseline,
            List<Look> looks,
            Instant base,
            double compression) {
        var limit = watched.limit();
        var before =
                baseline.reversed().stream()
                        .map(look -> seen(look, index))
                        .filter(Figure.class::isInstance)
                        .map(Figure.class::cast)
                        .findFirst();
        var bad = 0;
        var last = judge(watched, new Measurement.Missing("no look has been taken yet"), before);
        var blindSince = Optional.<Instant>empty();
        var blind = Duration.ZERO;
        var seenUntil = Optional.<Instant>empty();
        var unseen = Duration.ZERO;
        for (var look : looks) {
            if (seen(look, index) instanceof Figure figure) {
                var reaches = look.at().minus(figure.over());
                var gap = Duration.between(seenUntil.orElse(reaches), reaches);
                unseen = gap.compareTo(unseen) > 0 ? gap : unseen;
                seenUntil = Optional.of(look.at());
            }
            var verdict = judge(watched, seen(look, index), before);
            last = early(limit, verdict, base, look.at(), compression);
            switch (last.kind()) {
                case MISSED -> bad++;
                case MET -> bad = 0;
                case UNCLEAR, UNMEASURABLE -> {}
            }
            if (last.kind() == Kind.UNMEASURABLE) {
                blindSince = blindSince.or(() -> Optional.of(look.at()));
                blind = Duration.between(blindSince.orElseThrow(), look.at());
            } else {
                blindSince = Optional.empty();
                blind = Duration.ZERO;
            }
        }
        return new Standing(
                watched, last, bad, limit.consecutive().orElse(IN_A_ROW), blind, unseen);
    }

    private static Measurement seen(Look look, int index) {
        return index < look.seen().size()
                ? look.seen().get(index)
                : new Measurement.Missing("this look did not include the figure");
    }

    private static Verdict judge(Watched watched, Measurement seen, Optional<Figure> before) {
        return Judge.judge(watched.limit(), seen, before, watched.counted() ? MINIMUM : 0);
    }

    /// `bad for 5 minutes` is not bad after one.
    private static Verdict early(
            Limit limit, Verdict verdict, Instant base, Instant at, double compression) {
        if (verdict.kind() != Kind.MISSED
                || limit.polarity() == Limit.Polarity.GOOD_IF
                || limit.window().isEmpty()) {
            return verdict;
        }
        var whole = Duration.ofNanos((long) (limit.window().get().toNanos() / compression));
        return Duration.between(base, at).compareTo(whole) >= 0
                ? verdict
                : new Verdict(
                        Kind.UNCLEAR,
                        verdict.says(),
                        verdict.line(),
                        verdict.seen(),
                        verdict.threshold(),
                        verdict.samples(),
                        "bad so far, but not yet for as long as the document says");
    }
}
