/// Places in a document and what is wrong there. Knows nothing of runbooks.
@NullMarked
package dev.rutter.language.problem;

import org.jspecify.annotations.NullMarked;
