/// Blue/green with a real service and real commits.
@NullMarked
package dev.rutter.platform.release;

import org.jspecify.annotations.NullMarked;
