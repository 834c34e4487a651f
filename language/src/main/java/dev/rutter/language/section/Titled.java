package dev.rutter.language.section;

import dev.rutter.language.runbook.Phase;
import org.jspecify.annotations.Nullable;

/// A section whose phase is to be settled, as the rules see it.
///
/// @param above the phase of the section that it is directly in, or NONE
/// @param words its heading without number and marks
/// @param stated what these words say by themselves, if anything
record Titled(int index, Section.Raw raw, Phase above, String words, @Nullable Phase stated) {
    /// Whether it stands in no section that has a phase.
    boolean top() {
        return above == Phase.NONE;
    }

    /// Whether its words say nothing, or only that something is looked up here.
    boolean vague() {
        return stated == null || stated == Phase.REFERENCE;
    }

    boolean states(Phase phase) {
        return stated == phase;
    }
}
