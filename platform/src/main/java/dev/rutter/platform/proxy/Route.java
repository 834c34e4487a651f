package dev.rutter.platform.proxy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a service is reached from outside, and what answers there now.
///
/// @param service its name: letters, digits and `._-`, 1 to 100
/// @param address the address listened on, `127.0.0.1` or `0.0.0.0`
/// @param port the port listened on; never changes while the route stands
/// @param target what answers; empty: the proxy answers 503 itself
/// @param maintenance present while visitors get the maintenance page instead
/// @param others further instances of the same release, which take turns with `target`
/// @param heldUntil present while requests wait, at most until then
public record Route(
        String service,
        String address,
        int port,
        Optional<Target> target,
        Optional<Maintenance> maintenance,
        List<Target> others,
        Optional<Instant> heldUntil) {
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public Route {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "the service \"" + service + "\" is not 1 to 100 of letters, digits, ._-");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port " + port + " is not within 0 to 65535");
        }
        // A state that an earlier version wrote names neither.
        others = others == null ? List.of() : List.copyOf(others);
        heldUntil = heldUntil == null ? Optional.empty() : heldUntil;
        if (others.size() >= Bounds.TARGETS || (target.isEmpty() && !others.isEmpty())) {
            throw new IllegalArgumentException(
                    "a route has up to " + Bounds.TARGETS + " targets, and others only beside one");
        }
    }

    List<Target> targets() {
        var all = new ArrayList<Target>();
        target.ifPresent(all::add);
        all.addAll(others);
        return all;
    }

    Route withTargets(List<Target> to) {
        var rest = to.isEmpty() ? List.<Target>of() : to.subList(1, to.size());
        return new Route(
                service, address, port, to.stream().findFirst(), maintenance, rest, heldUntil);
    }

    Route withMaintenance(Optional<Maintenance> page) {
        return new Route(service, address, port, target, page, others, heldUntil);
    }

    Route withHold(Optional<Instant> until) {
        return new Route(service, address, port, target, maintenance, others, until);
    }
}
