package dev.rutter.engine.run;

import dev.rutter.engine.run.Scribe.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The run's own folder. A file is there whole or not at all.
record RunFiles(Path folder) {
    private static final Pattern RUN = Pattern.compile("r(\\d{1,15})");

    /// Where the folders of all runs are.
    static Path all(Path home) {
        return home.resolve("runs");
    }

    /// The highest number of a run that has a folder in `home`, 0 where none has. It may be of
    /// another journal that uses the same home, or of one that was thrown away: its commands must
    /// never be taken for those of a new run.
    static long highest(Path home) {
        if (!Files.isDirectory(all(home))) {
            return 0;
        }
        try (var folders = Files.list(all(home))) {
            return folders.map(one -> RUN.matcher(one.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + all(home) + "\" cannot be read", e);
        }
    }

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
