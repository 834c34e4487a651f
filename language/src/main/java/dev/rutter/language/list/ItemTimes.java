package dev.rutter.language.list;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.step.TimeBefore;
import dev.rutter.language.text.QuickPattern;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the items of a list are done that begin with a time from the release on: `T-1h: …`,
/// `**T+5m** – …`. What lies between two of them is waited for, or asked about where it is long or
/// its unit is not told.
final class ItemTimes {
    private static final QuickPattern LABEL =
            QuickPattern.compile(
                    "^\\W*(?<says>T\\s?(?<sign>[+−–-])\\s?(?<count>\\d{1,4})\\s?(?<unit>m|mins?|minutes?|h|hrs?|hours?|d|days?)?)\\b\\W*(?:[:—–-]|\\*\\*|$)",
                    CASE_INSENSITIVE);

    /// Longer than this nobody watches the run wait.
    private static final Duration LONG = Duration.ofHours(4);

    private final Context context;

    /// The time of the item before; empty at the beginning, or where only a person knows it.
    private Optional<Duration> now = Optional.empty();

    private boolean first = true;

    ItemTimes(Context context) {
        this.context = context;
    }

    /// Lets pass what lies before an item that is about to be read.
    void before(Block.Item item, Scope scope) {
        var label = LABEL.matcher(item.text());
        if (scope.phase() != Phase.DEPLOY
                || scope.later().isPresent()
                || scope.back()
                || !label.find()) {
            return;
        }
        var says = label.group("says");
        var at = moment(label.group("sign"), label.group("count"), label.group("unit"));
        // Who begins with `T-24h` begins then; `T+15m` counts from the release.
        var since = first && at.isPresent() ? Optional.of(earlier(at.get())) : now;
        var wait = at.flatMap(time -> since.map(time::minus));
        if (wait.filter(it -> it.compareTo(LONG) < 0).isPresent()) {
            if (wait.get().isPositive()) {
                context.notes.mark(item.line(), "it says when it is done", Role.WINDOW);
                TimeBefore.wait(context.notes, scope, "Until " + says, wait.get(), item.line());
            }
        } else if (!first) {
            context.notes.mark(item.line(), "it says when it is done", Role.WINDOW);
            context.gate(scope, says + " has come", item.line());
        }
        now = at;
        first = false;
    }

    private static Duration earlier(Duration at) {
        return at.isNegative() ? at : Duration.ZERO;
    }

    /// Empty where minutes and days cannot be told apart.
    private static Optional<Duration> moment(String sign, String counted, @Nullable String unit) {
        var count = Integer.parseInt(counted);
        var before = !sign.equals("+");
        if (unit == null && before && count > 0) {
            return Optional.empty();
        }
        var length =
                switch (unit == null ? 'm' : unit.toLowerCase(Locale.ROOT).charAt(0)) {
                    case 'h' -> Duration.ofHours(count);
                    case 'd' -> Duration.ofDays(count);
                    default -> Duration.ofMinutes(count);
                };
        return Optional.of(before ? length.negated() : length);
    }
}
