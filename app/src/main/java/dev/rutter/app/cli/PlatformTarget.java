package dev.rutter.app.cli;

import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.State;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/// Which service a `rutter platform` command means.
final class PlatformTarget {
    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..1",
            description = "The service's name in render.yaml (default: the only one with a port).")
    String service = "";

    /// The named service, or the only one that has an address.
    State.Served chosen(Path home) throws PlatformException {
        PlatformControl.key(home);
        var services = PlatformControl.ps(home).services();
        var names = services.stream().map(State.Served::name).toList();
        if (service.isEmpty()) {
            var served = services.stream().filter(each -> each.port() > 0).toList();
            if (served.size() == 1) {
                return served.getFirst();
            }
            throw new Failure(ExitCode.NOT_FOUND, "name the service; there are " + names);
        }
        return services.stream()
                .filter(each -> each.name().equals(service))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                ExitCode.NOT_FOUND,
                                "there is no service \"" + service + "\"; there are " + names));
    }
}
