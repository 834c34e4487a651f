/// Tables of what was expected, what was seen, and the verdict.
@NullMarked
package dev.rutter.language.expect;

import org.jspecify.annotations.NullMarked;
