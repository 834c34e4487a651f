package dev.rutter.platform.release;

import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.proxy.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Traffic through the proxy process.
public final class ProxyTraffic implements Traffic {

    /// WebSockets and event streams of an old instance may go on for this long.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ProxyControl proxy;

    /// @param proxy already running
    public ProxyTraffic(ProxyControl proxy) {
        this.proxy = proxy;
    }

    @Override
    public void send(String service, int port, String instance, String commit, int target)
            throws IOException {
        put(service, port, Optional.of(new Target(instance, commit, target)));
    }

    @Override
    public void nobody(String service, int port) throws IOException {
        put(service, port, Optional.empty());
    }

    private void put(String service, int port, Optional<Target> target) throws IOException {
        try {
            proxy.put(service, port, target);
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    @Override
    public int drain(String service, String instance, Duration limit) throws IOException {
        try {
            var grace = limit.compareTo(GRACE) < 0 ? limit : GRACE;
            var left = proxy.drain(service, instance, limit, grace).left();
            return left.requests() + left.streams() + left.webSockets();
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }
}
