/// What people work on when a run went wrong: severity, timeline, known issues and the post-mortem.
/// Knows nothing of how the run was done.
@NullMarked
package dev.rutter.engine.incident;

import org.jspecify.annotations.NullMarked;
