/// Blue/green: build a commit, start it beside the old one, wait for health, switch, drain, go
/// back. Knows nothing of HTTP calls from outside.
@NullMarked
package dev.rutter.platform.release;

import org.jspecify.annotations.NullMarked;
