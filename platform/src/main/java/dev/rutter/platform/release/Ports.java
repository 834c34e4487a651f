package dev.rutter.platform.release;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.Optional;

/// The ports that clients of services use: chosen once, kept for ever.
final class Ports {

    private static final int FIRST = 10_000; // Render's default PORT
    private static final int COUNT = 100;

    private Ports() {}

    /// One that nobody listens on and no service has.
    static int free(Collection<Shelf> shelves) {
        for (var port = FIRST; port < FIRST + COUNT; port++) {
            if (!taken(port, shelves)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is free");
    }

    private static boolean taken(int port, Collection<Shelf> shelves) {
        var word = Optional.of(Integer.toString(port));
        if (shelves.stream().anyMatch(each -> each.fact("port").equals(word))) {
            return true;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() != port;
        } catch (IOException used) {
            return true;
        }
    }
}
