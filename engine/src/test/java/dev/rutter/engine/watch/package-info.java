/// Tests of this package.
@NullMarked
package dev.rutter.engine.watch;

import org.jspecify.annotations.NullMarked;
