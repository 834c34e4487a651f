/// Real children that outlive their parents.
@NullMarked
package dev.rutter.platform.process;

import org.jspecify.annotations.NullMarked;
