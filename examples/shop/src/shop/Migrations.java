package shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The numbered SQL files of a folder.
final class Migrations {
    private static final Pattern NAME = Pattern.compile("(\\d{3})_[a-z0-9_]+\\.sql");

    private Migrations() {}

    /// One file.
    ///
    /// @param digest SHA-256 of its bytes: a file that was applied must not change any more
    record Migration(int version, String name, String sql, String digest) {}

    /// All files in order.
    ///
    /// @throws IllegalStateException where a name is not `NNN_words.sql` or a number occurs twice
    static List<Migration> in(Path folder) throws IOException {
        var found = new ArrayList<Migration>();
        List<Path> files;
        try (var list = Files.list(folder)) {
            files = list.sorted().toList();
        }
        for (var file : files) {
            var name = file.getFileName().toString();
            var matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                throw new IllegalStateException(
                        name + " is no migration: name it NNN_words.sql or move it elsewhere");
            }
            var version = Integer.parseInt(matcher.group(1));
            if (!found.isEmpty() && found.getLast().version() == version) {
                throw new IllegalStateException(
                        found.getLast().name() + " and " + name + " have the same number");
            }
            var bytes = Files.readAllBytes(file);
            found.add(
                    new Migration(
                            version,
                            name,
                            new String(bytes, StandardCharsets.UTF_8),
                            sha256(bytes)));
        }
        return found;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
