package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.view.Lengths;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Releases;
import dev.rutter.platform.api.Releases.Release;
import dev.rutter.platform.api.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `platform deploy` and `platform rollback`: the same but for what is asked for.
abstract sealed class PlatformReleaseCommand extends OnPlatform {
    @Mixin PlatformTarget target = new PlatformTarget();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "How long to wait for its end (default: 1200, for a rollback 120), up to a day.")
    Optional<Integer> wait = Optional.empty();

    @Option(names = "--no-wait", description = "Returns as soon as it is asked for.")
    boolean noWait;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    private final int usualWait;

    private PlatformReleaseCommand(Screen screen, CommandLineTool.Home home, int usualWait) {
        super(screen, home);
        this.usualWait = usualWait;
    }

    abstract Release ask(Releases releases, String service, Duration limit, Consumer<Release> told)
            throws PlatformException;

    @Command(
            name = "deploy",
            description =
                    "Builds a commit beside what is live, waits for its health, and gives it the traffic.",
            footer = {
                "",
                "Exit code: 0 it is live (with --no-wait: asked for), 2 a number "
                        + "out of bounds, 9 there is no such service, 10 it did not go live, "
                        + "or the platform does not run (what was live stays live then), 130 "
                        + "Ctrl-C ended the wait: the release goes on."
            })
    static final class Deploy extends PlatformReleaseCommand {
        @Option(
                names = "--commit",
                paramLabel = "COMMIT",
                description = "Anything that git resolves (default: the newest of the branch).")
        Optional<String> commit = Optional.empty();

        Deploy(Screen screen, CommandLineTool.Home home) {
            super(screen, home, 1_200);
        }

        @Override
        Release ask(Releases releases, String service, Duration limit, Consumer<Release> told)
                throws PlatformException {
            return releases.deploy(service, commit, limit, told);
        }
    }

    @Command(
            name = "rollback",
            description = {
                "Serves an earlier release again, without a build; releases under way are given up.",
                "A push may undo it where the service deploys by itself: see autoDeployTrigger."
            },
            footer = {
                "",
                "Exit code: 0 the earlier release is live (with --no-wait: asked "
                        + "for), 2 a number out of bounds, 9 there is no such service, 10 "
                        + "there is nothing to go back to, it did not go live, or the "
                        + "platform does not run, 130 Ctrl-C ended the wait: it goes on."
            })
    static final class Rollback extends PlatformReleaseCommand {
        @Option(
                names = "--to",
                paramLabel = "RELEASE",
                description =
                        "A release (dep-…) or its commit, at least 7 digits (default: the one that was live"
                                + " before).")
        Optional<String> to = Optional.empty();

        Rollback(Screen screen, CommandLineTool.Home home) {
            super(screen, home, 120);
        }

        @Override
        Release ask(Releases releases, String service, Duration limit, Consumer<Release> told)
                throws PlatformException {
            return releases.rollBack(service, to, limit, told);
        }
    }

    @Override
    ExitCode act() throws PlatformException {
        var limit = PlatformUpCommand.seconds("--wait", wait.orElse(usualWait));
        var chosen = target.chosen(home.platform());
        try (var releases = new Releases(home.platform())) {
            var end = awaited(releases, chosen.name(), noWait ? Duration.ZERO : limit);
            if (json) {
                screen.out().println(Json.write(tree(chosen, end)));
            } else {
                show(chosen, end);
            }
            return end.live() || noWait ? ExitCode.DONE : ExitCode.REFUSED;
        }
    }

    private Release awaited(Releases releases, String service, Duration limit)
            throws PlatformException {
        var id = new AtomicReference<>("");
        try (var waiting =
                new Waiting(
                        InstantSource.system(),
                        screen,
                        home.platform(),
                        json || noWait,
                        (_, underWay) ->
                                interrupted(service, Objects.requireNonNull(id.get()), underWay))) {
            return ask(
                    releases,
                    service,
                    limit,
                    release -> {
                        id.set(release.id());
                        waiting.sees(release);
                    });
        }
    }

    private static String interrupted(String service, String id, Map<String, String> underWay) {
        var state = underWay.getOrDefault(service, "");
        return id.isEmpty() || state.isEmpty()
                ? "rutter: interrupted; whether it was asked for is shown by: rutter platform ps"
                : "rutter: interrupted; release "
                        + id
                        + " of "
                        + service
                        + " goes on in the background ("
                        + state
                        + "). See it: rutter platform ps, or rutter platform logs -f "
                        + (state.equals("update_in_progress") ? "" : "--build ")
                        + service
                        + "; give it up: rutter platform cancel "
                        + service
                        + " --release "
                        + id;
    }

    private static Map<String, Object> tree(State.Served service, Release end) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("service", end.service());
        tree.put("deploy", end.id());
        tree.put("status", end.status());
        tree.put("commit", end.commit());
        tree.put("trigger", end.trigger());
        tree.put("reason", end.reason());
        tree.put("url", service.url());
        return tree;
    }

    private void show(State.Served service, Release end) {
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
            var instance = end.status().startsWith("update_");
            screen.out()
                    .println(
                            "  its output: rutter platform logs "
                                    + (instance ? "" : "--build ")
                                    + end.service());
        }
    }
}
