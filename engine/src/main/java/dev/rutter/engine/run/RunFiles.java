package dev.rutter.engine.run;

import dev.rutter.engine.run.Scribe.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The run's own folder. A file is there whole or not at all.
record RunFiles(Path folder) {

    /// Writes a file and gives its absolute path.
    String write(Sheet sheet) {
        var file = folder.resolve(sheet.name()).toAbsolutePath();
        var part = folder.resolve(sheet.name() + ".part");
        try {
            Files.createDirectories(folder);
            Files.writeString(part, sheet.text());
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + file + "\" cannot be written", e);
        }
    }
}
