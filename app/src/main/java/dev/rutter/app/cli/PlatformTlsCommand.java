package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "tls",
        description = {
            "Lets visitors in by TLS as well, on a port of its own with given certificates.",
            "Called again after a renewal it reads the files anew. The proxy keeps it over"
                    + " restarts."
        },
        footer = {
            "",
            "Exit code: 0 done, 2 no port, 9 no such service or file, 10 the "
                    + "files do not serve, the port is taken, or the platform does not "
                    + "run."
        })
final class PlatformTlsCommand extends OnPlatform {
    @Mixin PlatformTarget target = new PlatformTarget();

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen, 1 to 65535.")
    @Nullable Integer port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "127.0.0.1, or 0.0.0.0 for everybody (default: 127.0.0.1).")
    String address = "127.0.0.1";

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "PEM: the certificate and those between it and its authority.")
    Path certificate = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "PEM: the private key, PKCS#8, not encrypted.")
    Path key = Path.of("");

    @Option(names = "--off", description = "No more TLS for this service.")
    boolean off;

    @Option(names = "--json", description = "As JSON.")
    boolean json;

    PlatformTlsCommand(Screen screen, CommandLineTool.Home home) {
        super(screen, home);
    }

    @Override
    ExitCode act() throws PlatformException {
        var at = port == null ? 0 : port;
        if (!off && port == null) {
            throw new Failure(
                    ExitCode.USAGE, "name the port with --port PORT, 1 to 65535, or say --off");
        }
        if (!off && (at < 1 || at > 65_535)) {
            throw new Failure(ExitCode.USAGE, "--port is 1 to 65535, seen: " + at);
        }
        for (var file : java.util.List.of(certificate, key)) {
            if (!off && !Files.isRegularFile(file)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "there is no file \"" + file + "\"; name --certificate and --key");
            }
        }
        var chosen = target.chosen(home.platform());
        PlatformControl.tls(
                home.platform(), chosen.name(), address, off ? 0 : at, certificate, key);
        if (json) {
            var url = off ? "" : "https://" + address + ":" + at;
            screen.out().println(Json.write(Map.of("service", chosen.name(), "url", url)));
            return ExitCode.DONE;
        }
        screen.out()
                .println(
                        off
                                ? chosen.name() + ": no TLS"
                                : chosen.name() + ": https://" + address + ":" + at);
        return ExitCode.DONE;
    }
}
