/// Real PostgreSQL servers, from the machine and from the bundled binaries.
@NullMarked
package dev.rutter.platform.database;

import org.jspecify.annotations.NullMarked;
