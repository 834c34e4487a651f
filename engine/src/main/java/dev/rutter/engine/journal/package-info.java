/// What happened in a run, append-only: events, outcomes, and the fold that is a run's only state.
/// Knows nothing of how things are done.
@NullMarked
package dev.rutter.engine.journal;

import org.jspecify.annotations.NullMarked;
