package dev.rutter.platform.api;

import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.DatabaseUse;
import dev.rutter.platform.proxy.ProxyControl;
import dev.rutter.platform.proxy.ProxyException;
import dev.rutter.platform.release.DiskUse;
import dev.rutter.platform.release.Instance;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// `GET /metrics/active-connections`, `/metrics/disk-usage` and `/metrics/replication-lag`, of
/// services and of databases. They are looked at when they are asked for and not remembered: a
/// series has the value of this moment, or none where the window ends before it.
final class PresentMetrics {
    private final Platform platform;
    private final ProxyControl proxy;
    private final Path home;

    PresentMetrics(Platform platform, ProxyControl proxy, Path home) {
        this.platform = platform;
        this.proxy = proxy;
        this.home = home;
    }

    /// Of a database its clients; of a service what the proxy has under way to its instances.
    List<Object> connections(Query query, Instant now) throws Refusal, IOException {
        var series = new ArrayList<Object>();
        for (var id : ids(query)) {
            var database = database(id);
            var value = OptionalDouble.empty();
            if (database.isPresent()) {
                value = use(database.get(), false);
            } else {
                value = OptionalDouble.of(underWay(service(id)));
            }
            add(series, id, value, "connections", query, now);
        }
        return series;
    }

    /// In bytes; nothing for a service without a disk.
    List<Object> disks(Query query, Instant now) throws Refusal {
        var series = new ArrayList<Object>();
        for (var id : ids(query)) {
            var database = database(id);
            var value = OptionalDouble.empty();
            if (database.isPresent()) {
                value = use(database.get(), true);
            } else {
                var bytes = DiskUse.bytes(home, service(id).name());
                if (bytes.isPresent()) {
                    value = OptionalDouble.of((double) bytes.getAsLong());
                }
            }
            add(series, id, value, "bytes", query, now);
        }
        return series;
    }

    /// No database of this machine has a replica, so there is no series.
    List<Object> lag(Query query) throws Refusal {
        for (var id : ids(query)) {
            if (database(id).isEmpty()) {
                service(id);
            }
        }
        return List.of();
    }

    private static void add(
            List<Object> series,
            String id,
            OptionalDouble value,
            String unit,
            Query query,
            Instant now)
            throws Refusal {
        var window = MetricQuery.window(query, now);
        if (value.isPresent() && Api.within(now, window.from(), window.to())) {
            series.add(
                    Map.of(
                            "labels", List.of(MetricQuery.label("resource", id)),
                            "values", List.of(MetricQuery.point(now, value.getAsDouble())),
                            "unit", unit));
        }
    }

    private static OptionalDouble use(DatabaseServer database, boolean bytes) {
        var use = DatabaseUse.of(database);
        return use.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(bytes ? (double) use.get().bytes() : use.get().connections());
    }

    private int underWay(WorkloadRunner runner) throws IOException {
        var sum = 0;
        for (Instance each : runner.instances()) {
            try {
                var now = proxy.inFlight(runner.name(), each.id());
                sum += now.requests() + now.streams() + now.webSockets();
            } catch (ProxyException no) {
                throw new IOException(no.getMessage(), no);
            }
        }
        return sum;
    }

    private static List<String> ids(Query query) throws Refusal {
        var ids = query.all("resource");
        if (ids.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"resource\" is missing; give ids of services or databases");
        }
        return ids;
    }

    private Optional<DatabaseServer> database(String id) {
        return platform.databases().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private WorkloadRunner service(String id) throws Refusal {
        return platform.service(id)
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.UNKNOWN, "there is no service or database " + id));
    }
}
