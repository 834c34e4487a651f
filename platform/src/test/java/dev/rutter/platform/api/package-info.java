@NullMarked
package dev.rutter.platform.api;

import org.jspecify.annotations.NullMarked;
