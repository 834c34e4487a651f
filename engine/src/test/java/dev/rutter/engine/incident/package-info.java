/// Tests of this package.
@NullMarked
package dev.rutter.engine.incident;

import org.jspecify.annotations.NullMarked;
