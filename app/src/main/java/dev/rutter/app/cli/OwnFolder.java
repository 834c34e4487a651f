package dev.rutter.app.cli;

import java.nio.file.Path;
import java.util.Map;

/// Where Rutter keeps what it knows, where nobody says so.
final class OwnFolder {
    private OwnFolder() {}

    /// The folder of whoever runs this.
    ///
    /// @throws Failure where there is none
    static Path of(Map<String, String> environment) {
        return of(System.getProperty("user.home", ""), environment.getOrDefault("HOME", ""));
    }

    /// @param user the user's folder as the system knows it: `?` where it does not know the user,
    ///   as in a container that runs under any number
    /// @param home what `HOME` says
    /// @throws Failure where neither names a folder
    static Path of(String user, String home) {
        if (named(user)) {
            return Path.of(user, ".rutter");
        }
        if (named(home)) {
            return Path.of(home, ".rutter");
        }
        throw new Failure(
                ExitCode.GROUND,
                "there is no folder to keep runs in: this user has no home folder, and HOME is "
                        + (home.isEmpty() ? "not set" : "\"" + home + "\"")
                        + "; set RUTTER_HOME, or name a folder with --home");
    }

    private static boolean named(String folder) {
        return folder.startsWith("/");
    }
}
