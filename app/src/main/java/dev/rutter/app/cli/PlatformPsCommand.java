package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.view.Lengths;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.State;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "ps",
        description = "Shows services, instances and databases as they are now.",
        footer = {"", "Exit code: 0 shown, 10 there is no platform."})
final class PlatformPsCommand extends OnPlatform {
    @Option(names = "--json", description = "As JSON; connection strings are left out.")
    boolean json;

    PlatformPsCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        PlatformControl.key(
                home.platform()); // There is a platform, or the message that there is none.
        var state = PlatformControl.ps(home.platform());
        if (json) {
            screen.out().println(Json.write(tree(state)));
        } else {
            show(screen, state);
        }
        return ExitCode.DONE;
    }

    static void show(Screen screen, State state) {
        var daemon = state.daemon().map(pid -> "pid " + pid).orElse("not running");
        var proxy = state.proxy().map(pid -> "pid " + pid).orElse("not running");
        screen.out().println("platform " + daemon + ", proxy " + proxy);
        state.trouble()
                .ifPresent(why -> screen.out().println(screen.in(Screen.Colour.BAD, "! ") + why));
        for (var service : state.services()) {
            var live = service.state().equals("live");
            screen.out()
                    .println(
                            String.format(
                                            Locale.ROOT,
                                            "%-16s %-26s ",
                                            service.name(),
                                            service.url())
                                    + screen.in(
                                            live ? Screen.Colour.GOOD : Screen.Colour.DOUBT,
                                            service.state())
                                    + service.commit()
                                            .map(commit -> "  " + Lengths.cut(commit, 11))
                                            .orElse("")
                                    + (service.detail().isEmpty() ? "" : "  " + service.detail()));
            for (var instance : service.instances()) {
                screen.out()
                        .println(
                                screen.in(
                                        Screen.Colour.QUIET,
                                        String.format(
                                                Locale.ROOT,
                                                "  %-9s %s  %spid %d  since %s",
                                                instance.role(),
                                                instance.deploy(),
                                                instance.port() == 0
                                                        ? ""
                                                        : "port " + instance.port() + "  ",
                                                instance.pid(),
                                                instance.since().truncatedTo(ChronoUnit.SECONDS))));
            }
        }
        for (var database : state.databases()) {
            screen.out()
                    .println(
                            String.format(
                                    Locale.ROOT,
                                    "%-16s %s:%d  PostgreSQL %s  %s",
                                    database.name(),
                                    database.host(),
                                    database.port(),
                                    database.version(),
                                    database.state()));
        }

        for (var store : state.stores()) {
            screen.out()
                    .println(
                            String.format(
                                    Locale.ROOT,
                                    "%-16s 127.0.0.1:%d  %s  %s",
                                    store.name(),
                                    store.port(),
                                    store.program(),
                                    store.state()));
        }
    }

    static Map<String, Object> tree(State state) {
        var tree = new LinkedHashMap<String, Object>();
        state.daemon().ifPresent(pid -> tree.put("pid", pid));
        state.proxy().ifPresent(pid -> tree.put("proxy_pid", pid));
        state.trouble().ifPresent(why -> tree.put("trouble", why));
        tree.put("services", state.services().stream().map(PlatformPsCommand::service).toList());
        tree.put(
                "databases",
                state.databases().stream()
                        .map(database ->
                                Map.of(
                                        "name", database.name(),
                                        "id", database.id(),
                                        "host", database.host(),
                                        "port", database.port(),
                                        "version", database.version(),
                                        "state", database.state()))
                        .toList());
        tree.put(
                "key_value",
                state.stores().stream()
                        .map(store ->
                                Map.of(
                                        "name", store.name(),
                                        "id", store.id(),
                                        "port", store.port(),
                                        "program", store.program(),
                                        "state", store.state()))
                        .toList());
        return tree;
    }

    private static Map<String, Object> service(State.Served service) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", service.name());
        tree.put("id", service.id());
        tree.put("url", service.url());
        tree.put("port", service.port());
        tree.put("state", service.state());
        tree.put("detail", service.detail());
        service.commit().ifPresent(commit -> tree.put("commit", commit));
        service.deploy().ifPresent(deploy -> tree.put("deploy", deploy));
        tree.put(
                "instances",
                List.copyOf(service.instances()).stream()
                        .map(instance ->
                                Map.of(
                                        "id", instance.id(),
                                        "deploy", instance.deploy(),
                                        "role", instance.role(),
                                        "port", instance.port(),
                                        "pid", instance.pid(),
                                        "since", instance.since().toString()))
                        .toList());
        return tree;
    }
}
