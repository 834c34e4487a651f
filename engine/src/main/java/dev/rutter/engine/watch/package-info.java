/// Windows as sampling schedules, and figures held against limits. Pure: measures nothing and waits
/// for nothing.
@NullMarked
package dev.rutter.engine.watch;

import org.jspecify.annotations.NullMarked;
