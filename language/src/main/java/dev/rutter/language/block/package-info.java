/// A document's blocks with the numbers of their lines: from bytes to headings, paragraphs, lists,
/// fences and tables; CommonMark hides here. Never fails on input, and knows nothing of what a
/// block means.
@NullMarked
package dev.rutter.language.block;

import org.jspecify.annotations.NullMarked;
