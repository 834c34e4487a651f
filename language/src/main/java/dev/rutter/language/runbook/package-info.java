/// The document as understood. Knows nothing of Markdown, of environments or of running.
@NullMarked
package dev.rutter.language.runbook;

import org.jspecify.annotations.NullMarked;
