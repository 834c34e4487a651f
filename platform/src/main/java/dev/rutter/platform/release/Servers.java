package dev.rutter.platform.release;

import dev.rutter.platform.database.DatabaseServers;
import dev.rutter.platform.database.KeyValueServers;
import dev.rutter.platform.process.Children;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The databases and key-value stores of a home, also of one whose platform does not run.
final class Servers {

    private Servers() {}

    static DatabaseServers databases(
            Path home,
            Children children,
            InstantSource time,
            Ids ids,
            Map<String, String> environment) {
        var passed = new TreeMap<>(PassedOn.of(environment, Path.of("/")));
        for (var name : DatabaseServers.VARIABLES) {
            Optional.ofNullable(environment.get(name)).ifPresent(value -> passed.put(name, value));
        }
        return new DatabaseServers(home, children, time, ids::secret, passed);
    }

    static KeyValueServers keyValues(
            Path home, Children children, Ids ids, Map<String, String> environment) {
        var passed = PassedOn.of(environment, Path.of("/"));
        return new KeyValueServers(home, children, ids::secret, passed);
    }
}
