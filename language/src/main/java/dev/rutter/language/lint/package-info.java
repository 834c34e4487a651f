/// One class per rule and one permanent code per class. Knows nothing of environments.
@NullMarked
package dev.rutter.language.lint;

import org.jspecify.annotations.NullMarked;
