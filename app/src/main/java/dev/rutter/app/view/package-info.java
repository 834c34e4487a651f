/// Runs as people read them: one line per event, one page per state. Writes nowhere.
@NullMarked
package dev.rutter.app.view;

import org.jspecify.annotations.NullMarked;
