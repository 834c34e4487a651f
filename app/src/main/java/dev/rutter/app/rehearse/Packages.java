package dev.rutter.app.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A package that a workspace knows, for documents that ask about any: the first dependency of a
/// `package.json`, else what that file itself is named.
final class Packages {
    private static final Pattern DEPENDENCY =
            Pattern.compile("\"dependencies\"\\s*:\\s*\\{\\s*\"([\\w@/.-]+)\"");
    private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([\\w@/.-]+)\"");

    private Packages() {}

    /// Looks in the root and in the folders of it.
    static Optional<String> named(Path workspace) {
        try (var folders = Files.list(workspace)) {
            for (var folder : Stream.concat(Stream.of(workspace), folders.sorted()).toList()) {
                var file = folder.resolve("package.json");
                if (Files.isRegularFile(file)) {
                    var text = Files.readString(file);
                    for (var pattern : new Pattern[] {DEPENDENCY, NAME}) {
                        var found = pattern.matcher(text);
                        if (found.find()) {
                            return Optional.of(found.group(1));
                        }
                    }
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty(); // The line stays open, and the report says so.
        }
        return Optional.empty();
    }
}
