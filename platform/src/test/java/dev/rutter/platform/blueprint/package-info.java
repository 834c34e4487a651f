@NullMarked
package dev.rutter.platform.blueprint;

import org.jspecify.annotations.NullMarked;
