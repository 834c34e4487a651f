package dev.rutter.platform.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A route as it is served: its present target and the former ones that may still be busy.
///
/// The switch is one volatile write. A request takes the target by counting itself in and then
/// looking again: a target that was replaced in between is left at once for the new one. So when a
/// replaced target's count reads 0 after the switch, no request can still come to it.
final class LiveRoute {
    private final String service;
    private final String address;
    private final List<Upstream> former = new ArrayList<>();
    private volatile @Nullable Upstream current;
    private volatile @Nullable Maintenance maintenance;
    private volatile int port;

    LiveRoute(Route route) {
        this.service = route.service();
        this.address = route.address();
        this.port = route.port();
        this.current = route.target().map(Upstream::new).orElse(null);
        this.maintenance = route.maintenance().orElse(null);
    }

    String service() {
        return service;
    }

    /// As asked for and as told, with the port really listened on.
    Route route() {
        var upstream = current;
        return new Route(
                service,
                address,
                port,
                Optional.ofNullable(upstream).map(Upstream::target),
                maintenance());
    }

    Optional<Maintenance> maintenance() {
        return Optional.ofNullable(maintenance);
    }

    void maintain(Optional<Maintenance> page) {
        maintenance = page.orElse(null);
    }

    void listensOn(int actual) {
        port = actual;
    }

    /// The present target, counted in: whoever takes it must [Upstream#leave()] it.
    Optional<Upstream> take() {
        for (; ; ) { // Ends as soon as no switch falls between two reads.
            var upstream = current;
            if (upstream == null) {
                return Optional.empty();
            }
            upstream.enter();
            if (upstream == current) {
                return Optional.of(upstream);
            }
            upstream.leave();
        }
    }

    /// Switches and answers the previous target. The same target again changes nothing.
    synchronized Optional<Target> point(Optional<Target> to) {
        var previous = current;
        var previousTarget = Optional.ofNullable(previous).map(Upstream::target);
        if (previousTarget.equals(to)) {
            return previousTarget;
        }
        var next =
                to.map(target ->
                                former.stream()
                                        .filter(each -> each.target().equals(target))
                                        .findFirst()
                                        .orElseGet(() -> new Upstream(target)))
                        .orElse(null);
        if (next != null) {
            former.remove(next);
            next.revive();
        }
        current = next;
        if (previous != null) {
            former.add(previous);
            previous.retire();
        }
        former.removeIf(each -> former.size() > Bounds.RELEASES && each.inFlight().none());
        return previousTarget;
    }

    synchronized List<Upstream> of(String release) {
        var all = new ArrayList<>(former);
        var now = current;
        if (now != null) {
            all.add(now);
        }
        all.removeIf(each -> !each.target().release().equals(release));
        return all;
    }

    InFlight inFlight(String release) {
        var sum = new InFlight(0, 0, 0);
        for (var each : of(release)) {
            var one = each.inFlight();
            sum =
                    new InFlight(
                            sum.requests() + one.requests(),
                            sum.streams() + one.streams(),
                            sum.webSockets() + one.webSockets());
        }
        return sum;
    }

    /// Whether new requests go to this release.
    boolean live(String release) {
        var now = current;
        return now != null && now.target().release().equals(release);
    }
}
