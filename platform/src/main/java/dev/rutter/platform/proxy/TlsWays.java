package dev.rutter.platform.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The ways in by TLS, at most one for each route. Used under its owner's lock.
final class TlsWays {

    /// How long a port may still be held by what was just closed.
    static final Duration SOON = Duration.ofSeconds(1);

    private final Map<String, Listener> open = new HashMap<>();
    private final Opener opener;

    /// Listens for a route.
    interface Opener {
        Listener open(Tls tls, LiveRoute route, Duration patience) throws IOException;
    }

    /// Writes down what is about to be in force.
    interface Saving {
        void save() throws IOException;
    }

    TlsWays(Opener opener) {
        this.opener = opener;
    }

    /// Whether the route is to be reached by TLS and is not.
    boolean lacks(LiveRoute route) {
        return route.route().tls().isPresent() && !open.containsKey(route.service());
    }

    /// Opens what the route asks for.
    void open(LiveRoute route, Duration patience) throws IOException {
        var tls = route.route().tls();
        if (tls.isPresent()) {
            open.put(route.service(), opener.open(tls.get(), route, patience));
        }
    }

    void close(String service) {
        var before = open.remove(service);
        if (before != null) {
            before.close();
        }
    }

    /// Opens, replaces or closes the way into a route; where that fails, everything is as it was.
    void change(LiveRoute route, Optional<Tls> tls, Saving saving) throws IOException {
        var before = route.route().tls();
        var samePort = before.isPresent() && before.map(Tls::port).equals(tls.map(Tls::port));
        if (tls.isPresent()) {
            tls.get().context(); // what is wrong with the files is told before anything changes
        }
        if (samePort) {
            close(route.service());
        }
        var fresh = Optional.<Listener>empty();
        try {
            if (tls.isPresent()) {
                fresh = Optional.of(opener.open(tls.get(), route, SOON));
            }
            saving.save();
        } catch (IOException no) {
            fresh.ifPresent(Listener::close);
            if (samePort) {
                open(route, SOON);
            }
            throw no;
        }
        close(route.service());
        route.reachedBy(tls);
        fresh.ifPresent(listener -> open.put(route.service(), listener));
    }
}
