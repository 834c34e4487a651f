package dev.rutter.platform.release;

import dev.rutter.platform.proxy.Maintenance;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.proxy.Target;
import dev.rutter.platform.proxy.Tls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Traffic through the proxy process.
public final class ProxyTraffic implements Traffic {

    /// WebSockets and event streams of an old instance may go on for this long.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String LOOPBACK = "127.0.0.1";

    private final ProxyControl proxy;

    /// @param proxy already running
    public ProxyTraffic(ProxyControl proxy) {
        this.proxy = proxy;
    }

    @Override
    public void send(String service, int port, List<To> targets) throws IOException {
        put(
                service,
                port,
                targets.stream()
                        .map(each -> new Target(each.instance(), each.commit(), each.port()))
                        .toList());
    }

    @Override
    public void nobody(String service, int port) throws IOException {
        put(service, port, List.of());
    }

    private void put(String service, int port, List<Target> targets) throws IOException {
        try {
            proxy.put(service, LOOPBACK, port, targets);
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    @Override
    public void hold(String service, Optional<Duration> longest) throws IOException {
        try {
            proxy.hold(service, longest);
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    @Override
    public void tls(String service, Optional<Secure> tls) throws IOException {
        try {
            proxy.tls(
                    service,
                    tls.map(each ->
                            new Tls(each.address(), each.port(), each.certificate(), each.key())));
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    @Override
    public void maintenance(String service, Optional<String> page) throws IOException {
        try {
            proxy.maintenance(
                    service, page.map(html -> new Maintenance(ProxyControl.RETRY_AFTER, html)));
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    @Override
    public Optional<String> trouble(String service) throws IOException {
        try {
            return proxy.trouble(service);
        } catch (ProxyException no) {
            throw new IOException(no.getMessage(), no);
        }
    }

    @Override
    public int inFlight(String service, String instance) throws IOException {
        try {
            return proxy.inFlight(service, instance).requests();
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
