package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.Line;
import dev.rutter.platform.api.LogTail;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import java.time.Duration;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description =
                "Shows what a service's instances, or its builds, have printed; also when it does not run.",
        footer = {
            "",
            "Exit code: 0 shown, 2 fewer than 0 lines, 9 there is no such "
                    + "service, 10 there is no platform, 130 --follow was ended by "
                    + "Ctrl-C."
        })
final class PlatformLogsCommand extends OnPlatform {
    @Parameters(paramLabel = "SERVICE", description = "The service's name in render.yaml.")
    String service = "";

    @Option(
            names = {"-n", "--tail"},
            paramLabel = "LINES",
            description = "How many of the last lines (default: 100).")
    int tail = 100;

    @Option(
            names = "--build",
            description = "Of builds, pre-deploy commands and hooks instead of instances.")
    boolean build;

    @Option(
            names = {"-f", "--follow"},
            description =
                    "Goes on with what comes, until Ctrl-C, or until neither platform nor service runs.")
    boolean follow;

    @Option(names = "--json", description = "One JSON object per line.")
    boolean json;

    private static final Duration LOOK = Duration.ofMillis(500);

    PlatformLogsCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        if (tail < 0) {
            throw new Failure(ExitCode.USAGE, "--tail is 0 or more lines, seen: " + tail);
        }
        var kind = build ? PlatformControl.Kind.BUILD : PlatformControl.Kind.APP;
        try {
            PlatformControl.key(home.platform());
            var services = PlatformControl.ps(home.platform()).services();
            if (services.stream().noneMatch(one -> one.name().equals(service))) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "there is no service \""
                                + service
                                + "\"; there are "
                                + services.stream().map(one -> one.name()).toList());
            }
            var log = new LogTail(home.platform(), service, kind);
            log.last(tail).forEach(this::show);
            while (follow && runs()) {
                Thread.sleep(LOOK);
                log.more().forEach(this::show);
                screen.out().flush();
            }
            return ExitCode.DONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.DONE;
        }
    }

    /// Whether anything can still be printed.
    private boolean runs() throws PlatformException {
        var state = PlatformControl.ps(home.platform());
        return state.daemon().isPresent()
                || state.services().stream()
                        .anyMatch(
                                each -> each.name().equals(service) && !each.instances().isEmpty());
    }

    private void show(Line line) {
        if (json) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("at", line.at().toString());
            tree.put("source", line.source());
            tree.put("text", line.text());
            screen.out().println(Json.line(tree));
        } else {
            screen.out()
                    .println(
                            screen.in(Screen.Colour.QUIET, line.at() + " " + line.source() + "  ")
                                    + line.text());
        }
    }
}
