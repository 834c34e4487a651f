/// render.yaml with every mistake in one pass.
@NullMarked
package dev.rutter.platform.blueprint;

import org.jspecify.annotations.NullMarked;
