/// Names to values, and text with the values taken out. Knows nothing of who prints.
@NullMarked
package dev.rutter.engine.secret;

import org.jspecify.annotations.NullMarked;
