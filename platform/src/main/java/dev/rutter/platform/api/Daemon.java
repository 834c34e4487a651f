package dev.rutter.platform.api;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.StateFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the daemon of a home is found: `HOME/daemon.properties`, and its key in `HOME/key`.
///
/// @param port of the API on 127.0.0.1
record Daemon(Child process, int port) {

    static Path file(Path home) {
        return home.resolve("daemon.properties");
    }

    static Path keyFile(Path home) {
        return home.resolve("key");
    }

    /// As the file says, whether or not it runs.
    static Optional<Daemon> remembered(Path home) {
        var state = StateFile.read(file(home));
        return StateFile.child("", state)
                .map(child -> new Daemon(child, Integer.parseInt(state.getOrDefault("port", "0"))));
    }

    static Optional<Daemon> running(Path home) {
        return remembered(home).filter(each -> each.process().alive());
    }

    void write(Path home) {
        var fields = new TreeMap<>(StateFile.ofChild("", process));
        fields.putAll(Map.of("port", Integer.toString(port)));
        StateFile.write(file(home), fields);
    }
}
