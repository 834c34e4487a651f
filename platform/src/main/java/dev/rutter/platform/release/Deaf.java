package dev.rutter.platform.release;

import dev.rutter.platform.process.Listening;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why an instance is not heard on its port: what its processes listen on instead, and what to do.
final class Deaf {

    private Deaf() {}

    /// To be put behind what is wrong; empty where its port is listened on, or nobody can see.
    static String why(Instance instance) {
        var seen =
                instance.port() == 0
                        ? Optional.<List<Listening>>empty()
                        : Listening.of(instance.child());
        return seen.map(each -> why(instance.port(), each)).orElse("");
    }

    static String why(int port, List<Listening> seen) {
        if (seen.stream().anyMatch(each -> each.port() == port && each.hearsLoopback())) {
            return "";
        }
        var own = seen.stream().filter(each -> each.port() == port).toList();
        if (!own.isEmpty()) {
            return "; it listens on "
                    + said(own)
                    + " only, which 127.0.0.1 does not reach: let it listen on 0.0.0.0";
        }
        if (seen.isEmpty()) {
            return "; it listens on no port yet: it has to listen on 0.0.0.0 and the port in the"
                    + " variable PORT";
        }
        return "; it listens on "
                + said(seen)
                + " instead: let it take the port from the variable PORT (each instance gets"
                + " another one)";
    }

    private static String said(List<Listening> seen) {
        return seen.stream().map(Listening::said).collect(Collectors.joining(", "));
    }
}
