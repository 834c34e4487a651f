package dev.rutter.app.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The PostgreSQL driver of this process, lent to examples that bring none.
public final class Driver {
    private Driver() {}

    /// The jar that this process runs with.
    ///
    /// @throws IOException where none is on the class path
    public static Path jar() throws IOException {
        for (var part : System.getProperty("java.class.path").split(":", -1)) {
            var file = Path.of(part);
            var name = file.getFileName() == null ? "" : file.getFileName().toString();
            if (name.matches("postgresql-[0-9.]+\\.jar") && Files.isRegularFile(file)) {
                return file.toAbsolutePath();
            }
        }
        throw new IOException("no PostgreSQL driver is on the class path of this process");
    }
}
