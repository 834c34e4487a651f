package dev.rutter.language.draft;

import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Guard;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What has to have happened before something is done ([Events]) is asked right before it, once for
/// all that waits for it, and without it the run goes no further. It is no alternative, and what
/// waits for it is never passed over.
public final class Awaited {
    /// No more conditions around each other are looked at.
    private static final int MOST = 20;

    /// @param around the conditions that the question stands in
    private record Asked(Guard event, String around, Optional<String> option) {}

    private final Context context;
    private final Set<Asked> asked = new HashSet<>();

    Awaited(Context context) {
        this.context = context;
    }

    /// The place of a step behind what it waits for, which is asked where nothing above it has.
    public Scope passed(Scope scope) {
        return scope.phase() != Phase.TROUBLE
                        && scope.later().isEmpty()
                        && scope.when().filter(it -> waits(it, MOST)).isPresent()
                ? scope.when(left(scope, scope.when(), MOST))
                : scope;
    }

    private static boolean waits(Guard guard, int most) {
        return guard.event()
                || (most > 0 && guard.around().filter(it -> waits(it, most - 1)).isPresent());
    }

    /// What is left of a condition.
    private Optional<Guard> left(Scope scope, Optional<Guard> guard, int most) {
        if (guard.isEmpty() || most == 0) {
            return guard;
        }
        var own = guard.get();
        var around = left(scope, own.around(), most - 1);
        if (!own.event()) {
            return Optional.of(new Guard(own.own(), own.line()).within(around));
        }
        var event = new Guard(own.own(), own.line());
        if (asked.add(new Asked(event, around.map(Guard::words).orElse(""), scope.option()))) {
            context.gate(scope.when(around), own.own(), own.line());
        }
        return around;
    }
}
