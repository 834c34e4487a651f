@NullMarked
package dev.rutter.language.text;

import org.jspecify.annotations.NullMarked;
