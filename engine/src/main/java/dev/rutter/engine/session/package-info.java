/// One shell session per run whose commands outlive this process and are found again. Knows nothing
/// of steps or journals.
@NullMarked
package dev.rutter.engine.session;

import org.jspecify.annotations.NullMarked;
