/// Markdown to a runbook; CommonMark hides here. Never fails on input, never acts.
@NullMarked
package dev.rutter.language.markdown;

import org.jspecify.annotations.NullMarked;
