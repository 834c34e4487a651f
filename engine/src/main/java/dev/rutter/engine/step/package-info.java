/// A run's only hands: does one action, waits for its end, says what was seen. Decides nothing and
/// knows no plan beyond the step it is given.
@NullMarked
package dev.rutter.engine.step;

import org.jspecify.annotations.NullMarked;
