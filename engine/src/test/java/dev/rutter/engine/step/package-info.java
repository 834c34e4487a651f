/// Hands, tried.
@NullMarked
package dev.rutter.engine.step;

import org.jspecify.annotations.NullMarked;
