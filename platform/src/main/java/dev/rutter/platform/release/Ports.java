package dev.rutter.platform.release;

import dev.rutter.platform.process.FreePort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The ports that clients of services use: chosen once, kept for ever.
final class Ports {

    private static final int USUAL_FIRST = 10_000; // Render's default PORT
    private static final int COUNT = 100;

    private Ports() {}

    /// Writes a port down and listens on it from now on.
    interface Claim {
        /// @throws IOException where it cannot be listened on
        void of(int port) throws IOException;
    }

    /// Claims the first port that no service has and nobody else gets before us: another platform
    /// of this machine may choose at the same moment. Returns those that somebody else has and that
    /// were passed over.
    static List<Integer> claim(Collection<Shelf> shelves, Claim claim) {
        var others = new ArrayList<Integer>();
        int first = Integer.getInteger(Settings.FIRST_PORT, USUAL_FIRST);
        for (var port = first; port < first + COUNT; port++) {
            if (known(port, shelves)) {
                continue;
            }
            if (!FreePort.taken(port)) {
                try {
                    claim.of(port);
                    return others;
                } catch (IOException no) {
                    if (!FreePort.taken(port)) {
                        return others; // what is wrong is said when it is opened again
                    }
                }
            }
            others.add(port);
        }
        throw new IllegalStateException(
                "no port from " + first + " to " + (first + COUNT - 1) + " is free");
    }

    /// Said once, when the port is chosen: whoever looks for a service at the usual port finds
    /// another program there.
    static Optional<String> passedOver(String name, String port, List<Integer> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        var all = String.join(", ", others.stream().map(String::valueOf).toList());
        return Optional.of(
                "port "
                        + all
                        + (others.size() == 1 ? " is" : " are")
                        + " taken by another program (see: ss -ltnp): \""
                        + name
                        + "\" has port "
                        + port
                        + " from now on");
    }

    private static boolean known(int port, Collection<Shelf> shelves) {
        var word = Optional.of(Integer.toString(port));
        return shelves.stream().anyMatch(each -> each.fact("port").equals(word));
    }
}
