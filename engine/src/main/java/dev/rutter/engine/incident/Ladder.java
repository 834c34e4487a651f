package dev.rutter.engine.incident;

import dev.rutter.engine.run.Account;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Entry.Escalation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Whom the document wants called when something went wrong, and from what time on.
public final class Ladder {
    /// No document names more that anybody would call; the rest stays in the document.
    private static final int MOST = 9;

    private Ladder() {}

    /// One who is called.
    ///
    /// @param from when, for an incident that was opened at a known time; where the document names
    ///   no time for somebody, when the one before is called
    /// @param line where the document says so
    public record Rung(String who, Duration after, Instant from, int line) {}

    /// Those of a plan's document, in the order in which they are called.
    ///
    /// @param opened when the incident was opened
    public static List<Rung> of(Plan plan, Instant opened) {
        var before = new Duration[] {Duration.ZERO};
        return plan.escalations().stream()
                .filter(it -> !it.who().isBlank())
                .sorted(Comparator.comparingInt(Escalation::level))
                .limit(MOST)
                .map(it -> {
                    var after = it.after().orElse(before[0]);
                    before[0] = after;
                    return new Rung(
                            it.who(),
                            after,
                            opened.plus(after).truncatedTo(ChronoUnit.SECONDS),
                            it.span().line());
                })
                .toList();
    }

    /// The same in one line: `Jo at once, Mia after 15 min`; empty where the document names nobody.
    public static String inShort(Plan plan) {
        return of(plan, Instant.EPOCH).stream()
                .map(it -> it.who() + " " + when(it.after()))
                .collect(Collectors.joining(", "));
    }

    /// `at once`, `after 15 min`
    public static String when(Duration after) {
        return after.isZero() ? "at once" : "after " + Account.length(after);
    }
}
