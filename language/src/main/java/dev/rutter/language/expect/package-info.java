/// Expectations and limits, what was measured, and the verdict. Knows nothing of documents or of
/// how things are measured.
@NullMarked
package dev.rutter.language.expect;

import org.jspecify.annotations.NullMarked;
