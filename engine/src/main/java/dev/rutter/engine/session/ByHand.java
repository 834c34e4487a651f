package dev.rutter.engine.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A command that needs a person, run in their terminal: where the session stands (directory,
/// variables, functions), on a pseudo-terminal of its own, so that Ctrl-C reaches the command and
/// not Rutter, and with a transcript. What it changes in its shell does not reach the session.
///
/// @param session the session's folder
/// @param workdir where it runs if the session has not begun
/// @param transcript everything that stood on the terminal, unmasked; readable by this user alone
public record ByHand(Path session, Path workdir, String script, Path transcript) {
    private static final String ENTER =
            // A state sets the positional parameters.
            "cd -- \"$1\" || exit; __rutter_script=$3;"
                    + " if [[ $2 ]]; then . \"$2\" >/dev/null 2>&1; fi; eval \"$__rutter_script\"";

    /// The command line, as the terminal gets it; `script` (util-linux) makes the pseudo-terminal
    /// and the transcript.
    ///
    /// @throws SessionException where `bash` is missing
    List<String> line(Map<String, String> environment) {
        var bash = Toolbox.find(environment).bash().toString();
        var state = newest().map(command -> command.state().toString()).orElse("");
        var inner =
                List.of(
                        bash,
                        "--norc",
                        "--noprofile",
                        "-c",
                        ENTER,
                        "bash",
                        workdir.toString(),
                        state,
                        script);
        return Toolbox.optional("script", environment)
                .map(program ->
                        List.of(
                                program.toString(),
                                "-q",
                                "-e",
                                "-f",
                                "-c",
                                inner.stream().map(ByHand::quoted).collect(Collectors.joining(" ")),
                                transcript.toString()))
                .orElse(inner);
    }

    /// Runs it on this process's own terminal and gives its exit status.
    ///
    /// @param limit after which it is ended, and its status is 124, as `timeout` has it
    public int run(Map<String, String> environment, Duration limit) throws InterruptedException {
        try {
            Files.createDirectories(Optional.ofNullable(transcript.getParent()).orElse(transcript));
            if (!Files.exists(transcript)) {
                Files.createFile(
                        transcript,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            var process = new ProcessBuilder(line(environment)).inheritIO().start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                return 124;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new SessionException("cannot run a command at the terminal", e);
        }
    }

    private Optional<CommandFolder> newest() {
        var commands = session.resolve("commands");
        if (!Files.isDirectory(commands)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(commands)) {
            return folders.filter(CommandFolder::is)
                    .map(CommandFolder::new)
                    .sorted(Comparator.reverseOrder())
                    .filter(CommandFolder::stateComplete)
                    .findFirst();
        } catch (IOException e) {
            throw new SessionException("cannot read \"" + commands + "\"", e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
