package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Step;
import java.util.Optional;

/// A condition on what stands below it, or on its own line.
///
/// @param words the document's
/// @param line where it is said: what it guards is asked about once; 0 where no line says it
/// @param own the innermost condition's own words
/// @param around the conditions that it stands in
/// @param event whether the innermost is something that has to have happened ([Events])
record Guard(String words, int line, String own, Optional<Guard> around, boolean event) {
    Guard(String words, int line) {
        this(words, line, words, Optional.empty(), false);
    }

    private static Guard ofEvent(String words, int line) {
        return new Guard(words, line, words, Optional.empty(), true);
    }

    /// What a comment calls an example is run where somebody says that it is the thing to do.
    static Guard ofExample(int line) {
        return new Guard("the example below line " + line + " is what is to be run here", line);
    }

    /// The condition that a line puts on itself or on what follows.
    static Optional<Guard> in(String text, int line) {
        return stated(text, line)
                .or(() -> Events.in(text).map(words -> ofEvent(words, line)))
                .filter(_ -> !Halts.complete(text));
    }

    private static Optional<Guard> stated(String text, int line) {
        return Phrases.when(text)
                .or(() -> LeftOpen.in(text))
                .filter(_ -> !Halts.complete(text))
                .map(words -> Events.opens(words) ? ofEvent(words, line) : new Guard(words, line));
    }

    /// The same of a heading, on its section.
    static Optional<Guard> ofHeading(String title, int line) {
        return stated(title, line)
                .or(() -> LeftOpen.heading(title).map(words -> new Guard(words, line)));
    }

    /// What is done where this does not hold, though what it stands in does.
    Guard otherwise() {
        var not = own.startsWith(Step.NOT) ? own.substring(Step.NOT.length()) : Step.NOT + own;
        return new Guard(not, line).within(around);
    }

    /// This condition inside another: both hold, an environment's name first. Of two environments
    /// the inner one counts.
    Guard within(Optional<Guard> outer) {
        if (outer.isEmpty()) {
            return this;
        }
        var wide = outer.get().words();
        if (wide.equals(words) || wide.endsWith(Step.BOTH + words)) {
            return outer.get();
        }
        var inside = PlaceLabels.place(words);
        if (inside == PlaceLabels.place(wide)) {
            return inside ? this : new Guard(wide + Step.BOTH + words, line, own, outer, event);
        }
        return inside
                ? new Guard(words + ": " + wide, outer.get().line(), own, outer, event)
                : new Guard(wide + ": " + words, line, own, outer, event);
    }
}
