/// The embedded reverse proxy, a process of its own: route, switch, drain, count. Knows nothing of
/// how releases come to be.
@NullMarked
package dev.rutter.platform.proxy;

import org.jspecify.annotations.NullMarked;
