/// Rutter's own database: connection, schema, a small JDBC layer, and the lock of an environment.
/// Knows nothing of runs or events.
@NullMarked
package dev.rutter.engine.store;

import org.jspecify.annotations.NullMarked;
