/// PostgreSQL servers of this machine, one for each database of a blueprint. Knows nothing of
/// releases.
@NullMarked
package dev.rutter.platform.database;

import org.jspecify.annotations.NullMarked;
