package dev.rutter.app.rehearse;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What may be chosen.
///
/// @param document that is rehearsed
/// @param workspace that it is rehearsed with; empty: an empty one is made
/// @param faults one release each, after a good one
/// @param onlyGood whether no fault is rehearsed where none is named
/// @param seed decides where faults hit, and every made-up secret
/// @param compression of windows and waits; empty: chosen by their length
/// @param slower how many times wider limits on times are held: for a machine that has less time
///   than production
/// @param keep whether the sandbox stays
public record RehearsalOptions(
        Path document,
        Optional<Path> workspace,
        List<Fault.Wanted> faults,
        boolean onlyGood,
        long seed,
        Optional<Double> compression,
        double slower,
        boolean keep) {
    /// The seed where none is named.
    public static final long SEED = 20_260_301;

    public RehearsalOptions {
        faults = List.copyOf(faults);
    }
}
