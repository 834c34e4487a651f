package dev.rutter.platform.process;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The files that tell whether a command began, one for each attempt to start it.
///
/// Between the decision to start a command and the first thing its shell does, the platform can be
/// killed. A process that is not found then may never have been there, or may be about to begin.
/// Whoever makes the file of the attempt first decides: the shell ([Shim]), and the command has
/// begun; or the next platform, and it never will.
final class Beginning {
    private static final String NEVER = "never";

    /// More attempts than a release can have: each needs a platform that was killed in the same few
    /// milliseconds.
    private static final int MOST = 1000;

    private Beginning() {}

    /// The file of the next attempt.
    static Path next(Path output) {
        return attempt(output, made(output));
    }

    /// Takes the place of the latest attempt; false where its command has begun. Nothing was
    /// attempted where the output has no folder.
    static boolean forestall(Path output) throws IOException {
        if (!Files.exists(output)) {
            return true;
        }
        var made = made(output);
        if (made > 0 && !Files.readString(attempt(output, made - 1)).equals(NEVER)) {
            return false;
        }
        try {
            Files.writeString(attempt(output, made), NEVER, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException begun) {
            return false;
        }
    }

    private static int made(Path output) {
        var made = 0;
        while (made < MOST && Files.exists(attempt(output, made))) {
            made++;
        }
        return made;
    }

    private static Path attempt(Path output, int number) {
        return output.resolve("begun-" + number);
    }
}
