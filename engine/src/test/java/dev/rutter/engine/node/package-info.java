@NullMarked
package dev.rutter.engine.node;

import org.jspecify.annotations.NullMarked;
