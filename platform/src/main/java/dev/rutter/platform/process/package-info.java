/// Child processes: start in a session of their own, find again, stop with everything they started.
/// Knows nothing of releases.
@NullMarked
package dev.rutter.platform.process;

import org.jspecify.annotations.NullMarked;
