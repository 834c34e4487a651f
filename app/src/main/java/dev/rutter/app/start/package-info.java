/// Reads the command line's first word, wires everything, and starts it.
@NullMarked
package dev.rutter.app.start;

import org.jspecify.annotations.NullMarked;
