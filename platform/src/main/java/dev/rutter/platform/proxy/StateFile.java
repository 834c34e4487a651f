package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// `proxy.json`: everything a restarted proxy needs to serve the same routes at once. Replaced as a
/// whole at each change, so that a reader and a crash see the old or the new one, never half.
final class StateFile {
    private static final Set<StandardOpenOption> NEW =
            Set.of(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);

    private final Path file;

    StateFile(Path dir) {
        this.file = dir.resolve("proxy.json");
    }

    /// @param adminPort where the admin calls are answered, on the loopback address
    /// @param key the bearer key of the admin calls
    record State(int adminPort, String key, List<Route> routes) {
        State {
            routes = List.copyOf(routes);
        }
    }

    Optional<State> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), State.class));
        } catch (JacksonException e) {
            throw new IOException(
                    file + " cannot be read as the proxy's state; move it away to start anew", e);
        }
    }

    void write(State state) throws IOException {
        var next = file.resolveSibling("proxy.json.next");
        // The key inside opens the admin calls: nobody but the owner reads it, from the first byte.
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.deleteIfExists(next);
        try (var channel =
                FileChannel.open(next, NEW, PosixFilePermissions.asFileAttribute(owner))) {
            var bytes =
                    ByteBuffer.wrap(
                            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
