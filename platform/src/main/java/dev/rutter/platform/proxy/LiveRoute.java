package dev.rutter.platform.proxy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A route as it is served: its present targets and the former ones that may still be busy.
///
/// The switch is one volatile write. A request takes a target by counting itself in and then
/// looking again: a target that was replaced in between is left at once for a new one. So when a
/// replaced target's count reads 0 after the switch, no request can still come to it.
final class LiveRoute {
    private final String service;
    private final String address;
    private final List<Upstream> former = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<Upstream> current;
    private volatile @Nullable Maintenance maintenance;
    private volatile @Nullable Hold hold;
    private volatile int port;

    LiveRoute(Route route) {
        this.service = route.service();
        this.address = route.address();
        this.port = route.port();
        this.current = route.targets().stream().map(Upstream::new).toList();
        this.maintenance = route.maintenance().orElse(null);
        this.hold = route.heldUntil().map(Hold::new).orElse(null);
    }

    String service() {
        return service;
    }

    /// As asked for and as told, with the port really listened on.
    Route route() {
        var targets = targets();
        return new Route(
                service,
                address,
                port,
                targets.stream().findFirst(),
                maintenance(),
                targets.isEmpty() ? List.of() : targets.subList(1, targets.size()),
                hold().map(Hold::until));
    }

    private List<Target> targets() {
        return current.stream().map(Upstream::target).toList();
    }

    Optional<Maintenance> maintenance() {
        return Optional.ofNullable(maintenance);
    }

    void maintain(Optional<Maintenance> page) {
        maintenance = page.orElse(null);
    }

    /// What lets requests wait now.
    Optional<Hold> hold() {
        return Optional.ofNullable(hold);
    }

    /// Lets requests wait until then, or go on. Those that wait already wait no longer than they
    /// were to.
    void hold(Optional<Instant> until) {
        var before = hold;
        hold = until.map(Hold::new).orElse(null);
        if (before != null) {
            before.over();
        }
    }

    void listensOn(int actual) {
        port = actual;
    }

    /// One of the present targets, in turns, counted in: whoever takes it must [Upstream#leave()]
    /// it.
    @SuppressWarnings("ReferenceEquality") // Whether it is the very list that was read before.
    Optional<Upstream> take() {
        for (; ; ) { // Ends as soon as no switch falls between two reads.
            var now = current;
            if (now.isEmpty()) {
                return Optional.empty();
            }
            var upstream =
                    now.size() == 1
                            ? now.getFirst()
                            : now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
            upstream.enter();
            if (now == current) {
                return Optional.of(upstream);
            }
            upstream.leave();
        }
    }

    /// Switches and answers the first of the previous targets. The same ones again change nothing.
    synchronized Optional<Target> point(List<Target> to) {
        var previous = current;
        var first = previous.stream().findFirst().map(Upstream::target);
        if (targets().equals(to)) {
            return first;
        }
        var next = new ArrayList<Upstream>();
        for (var target : to) {
            next.add(
                    previous.stream()
                            .filter(each -> each.target().equals(target))
                            .findFirst()
                            .or(() ->
                                    former.stream()
                                            .filter(each -> each.target().equals(target))
                                            .findFirst())
                            .orElseGet(() -> new Upstream(target)));
        }
        former.removeAll(next);
        next.forEach(Upstream::revive);
        current = List.copyOf(next);
        for (var each : previous) {
            if (!next.contains(each)) {
                former.add(each);
                each.retire();
            }
        }
        former.removeIf(each -> former.size() > Bounds.RELEASES && each.inFlight().none());
        return first;
    }

    synchronized List<Upstream> of(String release) {
        var all = new ArrayList<>(former);
        all.addAll(current);
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
        return current.stream().anyMatch(each -> each.target().release().equals(release));
    }
}
