@NullMarked
package dev.rutter.platform.database;

import org.jspecify.annotations.NullMarked;
