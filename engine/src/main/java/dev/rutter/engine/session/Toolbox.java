package dev.rutter.engine.session;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The programs that a session itself needs, by absolute path, so that a command that changes PATH
/// changes nothing for it.
///
/// @param sh supervises: any POSIX shell, `dash` where there is one, as it starts quickest
record Toolbox(Path bash, Path sh, Path setsid, Path sleep, Path mkfifo, Path fallocate) {

    static Toolbox find(Map<String, String> environment) {
        return new Toolbox(
                find("bash", "bash", environment),
                optional("dash", environment).orElseGet(() -> find("sh", "dash", environment)),
                find("setsid", "util-linux", environment),
                find("sleep", "coreutils", environment),
                find("mkfifo", "coreutils", environment),
                find("fallocate", "util-linux", environment));
    }

    private static Path find(String program, String from, Map<String, String> environment) {
        return optional(program, environment)
                .orElseThrow(() ->
                        new SessionException(
                                "\""
                                        + program
                                        + "\" is in no folder of PATH ("
                                        + environment.getOrDefault("PATH", "")
                                        + "); install it (package "
                                        + from
                                        + "), or add its folder to PATH"));
    }

    /// A program that may be missing.
    static Optional<Path> optional(String program, Map<String, String> environment) {
        return Stream.of(
                        environment
                                .getOrDefault("PATH", "")
                                .split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
