/// Fences to steps, statement by statement, with what their comments say. Knows nothing of lists
/// and tables.
@NullMarked
package dev.rutter.language.fence;

import org.jspecify.annotations.NullMarked;
