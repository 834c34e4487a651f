package dev.rutter.platform.proxy;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a service is reached from outside, and what answers there now.
///
/// @param service its name: letters, digits and `._-`, 1 to 100
/// @param address the address listened on, `127.0.0.1` or `0.0.0.0`
/// @param port the port listened on; never changes while the route stands
/// @param target what answers; empty: the proxy answers 503 itself
/// @param maintenance present while visitors get the maintenance page instead
public record Route(
        String service,
        String address,
        int port,
        Optional<Target> target,
        Optional<Maintenance> maintenance) {
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Route {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "the service \"" + service + "\" is not 1 to 100 of letters, digits, ._-");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port " + port + " is not within 0 to 65535");
        }
    }
}
