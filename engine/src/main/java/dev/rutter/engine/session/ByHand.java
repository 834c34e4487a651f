package dev.rutter.engine.session;

import dev.rutter.engine.secret.Masker;
import dev.rutter.engine.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
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
/// @param transcript everything that stood on the terminal; readable by this user alone
/// @param masker takes the secrets out of the transcript once the command has ended
public record ByHand(Path session, Path workdir, String script, Path transcript, Masker masker) {
    /// Where a run's transcripts are, in its folder.
    public static final String FOLDER = "attended";

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
            var builder = new ProcessBuilder(line(environment)).inheritIO();
            builder.environment().remove(Secrets.JOURNAL);
            var process = builder.start();
            var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroy();
            }
            masker.blot(transcript, 0, Long.MAX_VALUE);
            return ended ? process.exitValue() : 124;
        } catch (IOException e) {
            throw new SessionException("cannot run a command at the terminal", e);
        }
    }

    /// Takes the secrets out of all transcripts of a run.
    public static void blot(Path folder, Masker masker) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> transcripts = Files.list(folder)) {
            for (var transcript : transcripts.toList()) {
                masker.blot(transcript, 0, Long.MAX_VALUE);
            }
        } catch (IOException e) {
            throw new SessionException("cannot take the secrets out of \"" + folder + "\"", e);
        }
    }

    private Optional<CommandFolder> newest() {
        return CommandFolder.all(session.resolve("commands")).reversed().stream()
                .filter(CommandFolder::stateComplete)
                .findFirst();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
