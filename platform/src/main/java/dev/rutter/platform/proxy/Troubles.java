package dev.rutter.platform.proxy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What keeps services from being reached in a way that was asked for, each told once in the
/// process's own output. Thread-safe.
final class Troubles {
    private final Map<String, String> said = new TreeMap<>();

    synchronized void put(String service, IOException why) {
        var text = why.getMessage() + "; it is tried again each second";
        if (!text.equals(said.put(service, text))) {
            System.err.println(service + ": " + text);
        }
    }

    synchronized void over(String service) {
        said.remove(service);
    }

    synchronized boolean none() {
        return said.isEmpty();
    }

    synchronized Optional<String> of(String service) {
        return Optional.ofNullable(said.get(service));
    }
}
