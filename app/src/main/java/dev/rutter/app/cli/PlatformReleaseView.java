package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.view.Lengths;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Releases;
import dev.rutter.platform.api.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// What `platform deploy` and `platform rollback` share: which service is meant, and how the end is
/// told.
final class PlatformReleaseView {
    private PlatformReleaseView() {}

    /// The named service, or the only one that has an address.
    static State.Served chosen(Path home, String named) throws PlatformException {
        PlatformControl.key(home);
        var services = PlatformControl.ps(home).services();
        if (named.isEmpty()) {
            var served = services.stream().filter(each -> each.port() > 0).toList();
            if (served.size() == 1) {
                return served.getFirst();
            }
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "name the service; there are "
                            + services.stream().map(State.Served::name).toList());
        }
        return services.stream()
                .filter(each -> each.name().equals(named))
                .findFirst()
                .orElseThrow(() ->
                        new Failure(
                                ExitCode.NOT_FOUND,
                                "there is no service \""
                                        + named
                                        + "\"; there are "
                                        + services.stream().map(State.Served::name).toList()));
    }

    /// Prints it and answers the exit code: 0 live, or asked for where nobody waits; 10 otherwise.
    static ExitCode told(
            Screen screen,
            boolean json,
            boolean waited,
            State.Served service,
            Releases.Release end) {
        if (json) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("service", end.service());
            tree.put("deploy", end.id());
            tree.put("status", end.status());
            tree.put("commit", end.commit());
            tree.put("trigger", end.trigger());
            tree.put("reason", end.reason());
            tree.put("url", service.url());
            screen.out().println(Json.write(tree));
        } else {
            var colour = end.live() ? Screen.Colour.GOOD : Screen.Colour.DOUBT;
            screen.out()
                    .println(
                            end.service()
                                    + "  "
                                    + screen.in(colour, end.status())
                                    + "  "
                                    + Lengths.cut(end.commit(), 11)
                                    + "  "
                                    + end.id()
                                    + (end.live() && !service.url().isEmpty()
                                            ? "  " + service.url()
                                            : ""));
            if (!end.reason().isEmpty()) {
                screen.out().println("  " + end.reason());
                screen.out().println("  its output: rutter platform logs --build " + end.service());
            }
        }
        return end.live() || !waited ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
