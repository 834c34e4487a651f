package dev.rutter.language.section;

import dev.rutter.language.runbook.Phase;

/// What a section was taken for, and why.
///
/// @param why in words that go behind "because": `it is named so`; empty where there is nothing to
///   say
public record Settled(Phase phase, String why) {
    /// The title of a document, or nothing at all.
    static final Settled NOTHING = new Settled(Phase.NONE, "");
}
