package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Step;
import java.util.Optional;

/// A condition on what stands below it, or on its own line.
///
/// @param words the document's
/// @param line where it is said: what it guards is asked about once; 0 where no line says it
record Guard(String words, int line) {
    /// What a comment calls an example is run where somebody says that it is the thing to do.
    static Guard ofExample(int line) {
        return new Guard("the example below line " + line + " is what is to be run here", line);
    }

    /// The condition that a line puts on itself or on what follows.
    static Optional<Guard> in(String text, int line) {
        return Phrases.when(text).map(words -> new Guard(words, line));
    }

    /// This condition inside another: both hold, an environment's name first. Of two environments
    /// the inner one counts.
    Guard within(Optional<Guard> outer) {
        if (outer.isEmpty()) {
            return this;
        }
        var around = outer.get().words();
        if (around.equals(words) || around.endsWith(Step.BOTH + words)) {
            return outer.get();
        }
        var inside = PlaceLabels.place(words);
        if (inside == PlaceLabels.place(around)) {
            return inside ? this : new Guard(around + Step.BOTH + words, line);
        }
        return inside
                ? new Guard(words + ": " + around, outer.get().line())
                : new Guard(around + ": " + words, line);
    }
}
