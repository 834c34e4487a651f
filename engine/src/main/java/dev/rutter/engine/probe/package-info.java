/// Looks once at something outside and says what was seen: an HTTP answer, a query's rows, a
/// metric's figure. Judges nothing and knows nothing of runs.
@NullMarked
package dev.rutter.engine.probe;

import org.jspecify.annotations.NullMarked;
