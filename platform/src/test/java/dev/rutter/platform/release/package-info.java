@NullMarked
package dev.rutter.platform.release;

import org.jspecify.annotations.NullMarked;
