/// Words of a line, in its place, to steps, questions, limits and rules. Knows nothing of whole
/// fences, tables or lists.
@NullMarked
package dev.rutter.language.step;

import org.jspecify.annotations.NullMarked;
