/// The HTTP calls that Render offers, for this machine, and the daemon's own start and stop.
@NullMarked
package dev.rutter.platform.api;

import org.jspecify.annotations.NullMarked;
