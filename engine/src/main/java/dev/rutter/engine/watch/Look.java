package dev.rutter.engine.watch;

import dev.rutter.language.expect.Measurement;
import java.time.Instant;
import java.util.List;

/// One look during a window: what was seen of each watched limit, in the order of
/// [Watched#limits()].
public record Look(Instant at, List<Measurement> seen) {
    public Look {
        seen = List.copyOf(seen);
    }
}
