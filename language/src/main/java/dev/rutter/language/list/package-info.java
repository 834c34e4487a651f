/// Lists to steps, item by item. Knows nothing of fences and tables.
@NullMarked
package dev.rutter.language.list;

import org.jspecify.annotations.NullMarked;
