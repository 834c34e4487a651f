package dev.rutter.engine.step;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Something that is made when it is first needed, once: what a run may never use does not hold up
/// its first step. Safe for many threads.
final class Late<T> {
    private final Supplier<T> made;
    private Optional<T> value = Optional.empty();

    Late(Supplier<T> made) {
        this.made = made;
    }

    /// Made now, if it was not before; where that fails, the next call tries again.
    synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(made.get());
        }
        return value.get();
    }

    /// Does something with it where it was ever made.
    synchronized void ifMade(Consumer<T> what) {
        value.ifPresent(what);
    }
}
