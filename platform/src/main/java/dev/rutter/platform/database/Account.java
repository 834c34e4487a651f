package dev.rutter.platform.database;

import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Whom PostgreSQL runs as. It refuses to run as root, so root hands it to another user.
///
/// @param name empty: the user who runs the platform
/// @param prefix words before each command that change the user
record Account(String name, int uid, int gid, List<String> prefix) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    Account {
        prefix = List.copyOf(prefix);
    }

    /// The account to use here.
    static Account here() throws DatabaseException {
        if (!"root".equals(System.getProperty("user.name")) && !isRoot()) {
            return new Account("", -1, -1, List.of());
        }
        var users = users();
        for (var name : List.of("nobody", "postgres", "daemon")) {
            for (var user : users) {
                if (user[0].equals(name)) {
                    var uid = Integer.parseInt(user[2]);
                    var gid = Integer.parseInt(user[3]);
                    return new Account(name, uid, gid, prefix(name, uid, gid));
                }
            }
        }
        throw new DatabaseException(
                "PostgreSQL does not run as root and there is no user \"nobody\" or \"postgres\";"
                        + " add one, or start as another user");
    }

    private static boolean isRoot() throws DatabaseException {
        return Tool.call(Path.of("/"), LIMIT, List.of("id", "-u")).output().strip().equals("0");
    }

    private static List<String[]> users() throws DatabaseException {
        var users = new ArrayList<String[]>();
        try {
            for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
                var parts = line.split(":", -1);
                if (parts.length >= 4) {
                    users.add(parts);
                }
            }
        } catch (IOException none) {
            throw new DatabaseException("/etc/passwd cannot be read: " + none.getMessage(), none);
        }
        return users;
    }

    private static List<String> prefix(String name, int uid, int gid) throws DatabaseException {
        var setpriv =
                List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
        for (var prefix : List.of(setpriv, List.of("runuser", "-u", name, "--"))) {
            var words = new ArrayList<>(prefix);
            words.add("true");
            if (Tool.call(Path.of("/"), LIMIT, words).good()) {
                return prefix;
            }
        }
        throw new DatabaseException(
                "PostgreSQL does not run as root, and neither \"setpriv\" nor \"runuser\" can"
                        + " change to "
                        + name
                        + "; install util-linux, or start as another user");
    }

    /// The command as this account runs it.
    List<String> as(List<String> command) {
        var words = new ArrayList<>(prefix);
        words.addAll(command);
        return words;
    }

    /// Hands a folder and all in it to this account.
    void own(Path folder) throws DatabaseException {
        if (name.isEmpty()) {
            return;
        }
        var words = List.of("chown", "-R", uid + ":" + gid, folder.toString());
        var answer = Tool.call(Path.of("/"), LIMIT, words);
        if (!answer.good()) {
            throw new DatabaseException(
                    "the folder " + folder + " cannot be given to " + name + ": " + answer.end());
        }
    }

    /// Whether it can reach the folder, through all its parents.
    boolean reaches(Path folder) throws DatabaseException {
        return Tool.call(Path.of("/"), LIMIT, as(List.of("test", "-x", folder.toString()))).good();
    }
}
