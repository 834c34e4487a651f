/// Regular expressions that know at once in which texts they cannot occur, and how much of a text
/// is read. Knows nothing of documents.
@NullMarked
package dev.rutter.language.text;

import org.jspecify.annotations.NullMarked;
