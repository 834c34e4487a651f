/// Runs followed from end to end in virtual time.
@NullMarked
package dev.rutter.engine.run;

import org.jspecify.annotations.NullMarked;
