/// What of a fence, a line or a table's cell is a command, by its tag, its content and the words
/// above it. Makes no steps, and knows nothing of the other sections.
@NullMarked
package dev.rutter.language.command;

import org.jspecify.annotations.NullMarked;
