package dev.rutter.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where databases keep their data: in the platform's home, unless the account cannot get there.
final class Ground {

    /// Outside of every home; used by root only.
    private static final Path SHARED = Path.of("/var/lib/rutter");

    private Ground() {}

    /// A folder that the account can reach, made where it is missing.
    static Path of(Path home, Account account) throws DatabaseException {
        var own = home.resolve("databases");
        make(own, account.name().isEmpty() ? "rwx------" : "rwx--x--x");
        if (account.reaches(own)) {
            return own;
        }
        if (!account.name().isEmpty()) {
            var other = elsewhere(home);
            make(SHARED, "rwx--x--x");
            make(other, "rwx--x--x");
            if (account.reaches(other)) {
                return other;
            }
        }
        throw new DatabaseException(
                "the user \""
                        + account.name()
                        + "\", as which PostgreSQL runs, cannot reach "
                        + own
                        + "; choose a home below a folder that everyone may pass through");
    }

    /// The folder of a home whose own is out of reach.
    static Path elsewhere(Path home) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = digest.digest(home.toString().getBytes(StandardCharsets.UTF_8));
            return SHARED.resolve(HexFormat.of().formatHex(bytes, 0, 8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JDK has SHA-256", never);
        }
    }

    private static void make(Path folder, String rights) throws DatabaseException {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
        } catch (IOException no) {
            throw new DatabaseException(
                    "the folder " + folder + " cannot be made: " + no.getMessage(), no);
        }
    }
}
