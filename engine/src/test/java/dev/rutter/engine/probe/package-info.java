/// Probes against real neighbours: an HTTP server, a PostgreSQL.
@NullMarked
package dev.rutter.engine.probe;

import org.jspecify.annotations.NullMarked;
