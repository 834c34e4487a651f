@NullMarked
package dev.rutter.platform.process;

import org.jspecify.annotations.NullMarked;
