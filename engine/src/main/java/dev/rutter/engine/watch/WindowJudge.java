package dev.rutter.engine.watch;

import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the looks of a window say of it as a whole. Pure.
public final class WindowJudge {
    /// A limit that could not be measured for longer than this part of the window, without a break,
    /// stops the window: a person decides.
    public static final int UNMEASURED_PART = 4;

    /// Looks may be farther apart than they should be: a slow command, a short stop. No stretch
    /// below this, nor below [#SLOW] times what is due, counts as one that nobody watched.
    public static final Duration SHORT = Duration.ofSeconds(30);

    private static final int SLOW = 6;

    private WindowJudge() {}

    /// A bad look at the very end is looked at again, at most this often, until it is a miss or
    /// none.
    public static final int LOOKS_AFTER = 4;

    /// Where a window stands.
    public sealed interface Finding {
        /// Every limit's standing, in the order of the looks.
        List<Standing> standings();

        /// A limit is missed that calls for going back.
        record GoBack(Standing cause, List<Standing> standings) implements Finding {}

        /// A person has to decide.
        record Undecided(Verdict cause, List<Standing> standings) implements Finding {}

        /// Look again after `in`.
        record GoesOn(Duration in, List<Standing> standings) implements Finding {}

        /// The window is over and every limit of it is met.
        record Met(List<Standing> standings) implements Finding {}

        /// The verdicts that are told and hold nothing up.
        default List<Verdict> warnings() {
            return standings().stream()
                    .filter(Standing::missed)
                    .filter(one -> one.watched().calls() == Watched.Calls.WARN)
                    .map(Standing::verdict)
                    .toList();
        }
    }

    /// Judges a window.
    ///
    /// @param live when the release went live, or the later stage that is watched began
    /// @param began when the window began
    /// @param due when it is over
    public static Finding judge(
            Action.Watch watch,
            List<Watched> watched,
            List<Look> baseline,
            List<Look> looks,
            Instant live,
            Instant began,
            Instant due,
            Instant now,
            double compression) {
        var standings = new ArrayList<Standing>();
        for (var i = 0; i < watched.size(); i++) {
            var one = watched.get(i);
            var base = one.trigger() ? live : began;
            standings.add(Standing.of(one, i, baseline, looks, base, compression));
        }
        var back =
                standings.stream()
                        .filter(Standing::missed)
                        .filter(one -> one.watched().calls() == Watched.Calls.ROLL_BACK)
                        .findFirst();
        if (back.isPresent()) {
            return new Finding.GoBack(back.get(), standings);
        }
        var paused =
                standings.stream()
                        .filter(Standing::missed)
                        .filter(one -> one.watched().calls() == Watched.Calls.PAUSE)
                        .findFirst();
        if (paused.isPresent()) {
            return new Finding.Undecided(paused.get().verdict(), standings);
        }
        var blind =
                blind(standings, began, due)
                        .or(() -> unseen(standings, began, due, live, now, compression));
        if (blind.isPresent()) {
            return new Finding.Undecided(blind.get(), standings);
        }
        var after = looks.stream().filter(look -> !look.at().isBefore(due)).count();
        var wavers =
                after <= LOOKS_AFTER
                        && standings.stream()
                                .anyMatch(one ->
                                        one.verdict().kind() == Kind.MISSED && !one.missed());
        if (after == 0 || wavers) {
            var next = Schedule.next(Duration.between(live, now), compression);
            var left = Duration.between(now, due);
            var last = after == 0 && left.compareTo(next) < 0;
            return new Finding.GoesOn(
                    !last ? next : left.isNegative() ? Duration.ZERO : left, standings);
        }
        return atItsEnd(watch, standings);
    }

    private static Optional<Verdict> blind(List<Standing> standings, Instant began, Instant due) {
        var most = Duration.between(began, due).dividedBy(UNMEASURED_PART);
        return standings.stream()
                .filter(one -> one.watched().calls() != Watched.Calls.WARN)
                .filter(one -> one.verdict().kind() == Kind.UNMEASURABLE)
                .filter(one -> one.unmeasured().compareTo(most) > 0)
                .map(Standing::verdict)
                .findFirst();
    }

    /// A stretch in which nobody looked, because no process was there to: what was not seen is not
    /// good.
    private static Optional<Verdict> unseen(
            List<Standing> standings,
            Instant began,
            Instant due,
            Instant live,
            Instant now,
            double compression) {
        var part = Duration.between(began, due).dividedBy(UNMEASURED_PART);
        var slow = Schedule.next(Duration.between(live, now), compression).multipliedBy(SLOW);
        return standings.stream()
                .filter(one -> one.watched().calls() != Watched.Calls.WARN)
                .filter(one ->
                        one.unseen().compareTo(part) > 0
                                && one.unseen().compareTo(slow) > 0
                                && one.unseen().compareTo(SHORT) > 0)
                .map(one ->
                        new Verdict(
                                Kind.UNMEASURABLE,
                                one.verdict().says(),
                                one.verdict().line(),
                                "nothing for " + one.unseen().toSeconds() + " s",
                                one.verdict().threshold(),
                                one.verdict().samples(),
                                "nobody looked meanwhile; the last look saw "
                                        + one.verdict().seen()))
                .findFirst();
    }

    private static Finding atItsEnd(Action.Watch watch, List<Standing> standings) {
        if (standings.isEmpty()) {
            return new Finding.Undecided(
                    new Verdict(
                            Kind.UNMEASURABLE,
                            watch.name(),
                            0,
                            "nothing",
                            "no limit",
                            0,
                            "the document states no limit for this window"),
                    standings);
        }
        var own = standings.stream().filter(one -> one.watched().ownOf(watch)).toList();
        var deciding = own.isEmpty() ? standings : own;
        var open =
                deciding.stream()
                        .filter(one -> one.watched().calls() != Watched.Calls.WARN)
                        .filter(one -> !one.verdict().met())
                        .findFirst();
        return open.<Finding>map(one -> new Finding.Undecided(one.verdict(), standings))
                .orElseGet(() -> new Finding.Met(standings));
    }
}
