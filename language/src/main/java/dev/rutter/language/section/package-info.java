/// A document's sections and the phase of each, by its words, its place and what it holds. Knows
/// nothing of steps.
@NullMarked
package dev.rutter.language.section;

import org.jspecify.annotations.NullMarked;
