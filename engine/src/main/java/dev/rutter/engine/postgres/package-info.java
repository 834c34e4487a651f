/// PostgreSQL asked as an operator asks it: the state of its migrations, proven backups, who blocks
/// whom. Knows nothing of runs or runbooks.
@NullMarked
package dev.rutter.engine.postgres;

import org.jspecify.annotations.NullMarked;
