/// What of a document is one of several: alternatives and conditions that headings, labels,
/// comments and the words between commands open. Knows nothing of what a step's result must be.
@NullMarked
package dev.rutter.language.choice;

import org.jspecify.annotations.NullMarked;
