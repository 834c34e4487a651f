/// Tables to steps, limits, people and levels, by their columns. Knows nothing of fences and lists.
@NullMarked
package dev.rutter.language.table;

import org.jspecify.annotations.NullMarked;
