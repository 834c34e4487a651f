package dev.rutter.platform.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Ports of 127.0.0.1 for servers that are started here and do not choose one themselves.
///
/// Between choosing and listening anybody may take a port. So they come from below those that the
/// kernel gives to outgoing connections, each search begins elsewhere, and whoever starts a server
/// tries another one where [#taken] says that somebody was faster.
public final class FreePort {

    // Linux gives 32768 to 60999 (net.ipv4.ip_local_port_range)
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private FreePort() {}

    /// One that nobody listens on.
    ///
    /// @param random where the search begins, another one each time
    /// @throws IOException where all are taken
    public static int any(int random) throws IOException {
        for (var i = 0; i < COUNT; i++) {
            var port = FIRST + Math.floorMod(random + i, COUNT);
            if (!taken(port)) {
                return port;
            }
        }
        throw new IOException(
                "every port from " + FIRST + " to " + (FIRST + COUNT - 1) + " is taken");
    }

    /// This one where nobody listens on it, else any.
    public static int best(int before, int random) throws IOException {
        return before > 0 && !taken(before) ? before : any(random);
    }

    /// Whether somebody listens there now.
    public static boolean taken(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort() != port;
        } catch (IOException used) {
            return true;
        }
    }
}
