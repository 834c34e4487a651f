package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.Given;
import dev.rutter.platform.api.Onlooker;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformControl.Options;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Ready;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "up",
        description =
                "Starts the platform with a folder's render.yaml, or gives it the blueprint as it is now.",
        footer = {
            "",
            "Exit code: 0 everything is live, 1 render.yaml has mistakes, 2 a "
                    + "number out of bounds, 9 there is no render.yaml, 10 it cannot, or "
                    + "a service is not live, 130 Ctrl-C ended the wait: what was begun "
                    + "goes on."
        })
final class PlatformUpCommand extends OnPlatform implements PlainLine.Taking {
    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            description = "Holds render.yaml, in a git repository (default: here).")
    Path folder = Path.of("");

    @Option(
            names = "--no-deploy",
            description = "Starts databases, proxy and API, and deploys nothing.")
    boolean noDeploy;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait for first releases (default: 1200).")
    int wait = 1200;

    @Option(
            names = "--rate-limits",
            description =
                    "Limits calls of the API as Render does; takes effect when the daemon is started by this call.")
    boolean rateLimits;

    @Option(
            names = "--json",
            description =
                    "As JSON, with the API's address; its key is printed by: rutter platform env.")
    boolean json;

    PlatformUpCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    public void plainly(PlainLine line) {
        line.words(0, 1, words -> folder = Path.of(words.getFirst()))
                .flag("--no-deploy", () -> noDeploy = true)
                .flag("--rate-limits", () -> rateLimits = true)
                .flag("--json", () -> json = true);
    }

    @Override
    ExitCode act() throws PlatformException {
        var limit = seconds("--wait", wait);
        if (!java.nio.file.Files.isRegularFile(folder.toAbsolutePath().resolve("render.yaml"))) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "there is no render.yaml in \""
                            + folder.toAbsolutePath()
                            + "\"; name the folder that holds it");
        }
        if (screen.terminal() && !json) {
            var open = Given.open(folder, home.platform(), home.environment());
            home.give(new OpenVariables(screen, System.in).ask(open));
        }
        var usual =
                new Options(
                        true,
                        limit,
                        Duration.ofMinutes(15),
                        home.inherited(),
                        rateLimits
                                ? java.util.List.of(PlatformControl.RATE_LIMITS)
                                : java.util.List.of());
        if (!json) {
            screen.err().println("starting the platform in " + home.platform() + " …");
        }
        var ready = up(noDeploy ? usual.noDeploy() : usual);
        var state = PlatformControl.ps(home.platform());
        if (json) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("api", ready.apiUrl().toString());
            tree.put("notes", ready.notes());
            tree.putAll(PlatformPsCommand.tree(state));
            screen.out().println(Json.write(tree));
        } else {
            ready.notes()
                    .forEach(note ->
                            screen.err().println(screen.in(Screen.Colour.QUIET, "  " + note)));
            PlatformPsCommand.show(screen, state);
            var open = state.services().stream().filter(each -> !each.settled()).count();
            if (open > 0 && !noDeploy) {
                screen.err()
                        .println(
                                "rutter: "
                                        + (open == 1 ? "one is" : open + " are")
                                        + " under way still after "
                                        + wait
                                        + " s, in the background; see: rutter platform ps");
            }
            screen.out().println("API " + ready.apiUrl());
            screen.out().println("for \"rutter run\" on it: eval \"$(rutter platform env)\"");
        }
        return noDeploy
                        || state.services().stream()
                                .allMatch(service -> service.state().equals("live"))
                ? ExitCode.DONE
                : ExitCode.REFUSED;
    }

    private Ready up(Options options) throws PlatformException {
        try (var waiting =
                new Waiting(
                        InstantSource.system(),
                        screen,
                        home.platform(),
                        json,
                        PlatformUpCommand::interrupted)) {
            return PlatformControl.up(folder, home.platform(), options, waiting);
        }
    }

    private static String interrupted(Onlooker.Stage stage, Map<String, String> underWay) {
        return switch (stage) {
            case STARTING ->
                    "rutter: interrupted; nothing of render.yaml is taken over, and a platform that"
                            + " had none before is ended";
            case TAKING_OVER ->
                    "rutter: interrupted; the platform goes on in the background: it takes over"
                            + " render.yaml, then it releases what is new. "
                            + LOOK;
            case RELEASING ->
                    "rutter: interrupted; the platform goes on in the background"
                            + (underWay.isEmpty() ? "" : ", with " + said(underWay))
                            + ". "
                            + LOOK;
        };
    }

    private static final String LOOK =
            "See it: rutter platform ps; wait for it: rutter platform up; end it all: rutter"
                    + " platform down";

    static String said(Map<String, String> underWay) {
        return underWay.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /// How long to wait: up to a day.
    static Duration seconds(String option, int given) {
        if (given < 0 || given > 86_400) {
            throw new Failure(ExitCode.USAGE, option + " is 0 to 86400 seconds, seen: " + given);
        }
        return Duration.ofSeconds(given);
    }
}
