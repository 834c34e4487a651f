package dev.rutter.platform.process;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/// A small file of `key=value` lines that is only ever replaced whole: written beside, synced to
/// the disk, renamed. Readable by its owner only, since it may hold passwords.
public final class StateFile {

    private StateFile() {}

    /// What the file holds; empty where there is none.
    ///
    /// @throws UncheckedIOException where it is there and cannot be read
    public static Map<String, String> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException none) {
            return Map.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "the state file " + file + " cannot be read: " + reason(broken), broken);
        }
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException broken) {
            throw new IllegalStateException("the state file " + file + " is damaged", broken);
        }
        var values = new TreeMap<String, String>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    /// Replaces the file.
    ///
    /// @throws UncheckedIOException where it cannot be written
    public static void write(Path file, Map<String, String> values) {
        var properties = new Properties();
        properties.putAll(values);
        var text = new StringWriter();
        try {
            properties.store(text, null);
            writeText(file, text.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "the state file " + file + " cannot be written: " + reason(broken), broken);
        }
    }

    /// Why, without the file, which is told beside it: `No space left on device`.
    public static String reason(IOException no) {
        if (no instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return Objects.requireNonNullElse(no.getMessage(), no.getClass().getSimpleName());
    }

    /// Replaces a file by text, in the same manner.
    public static void writeText(Path file, String text) throws IOException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        var owner = PosixFilePermissions.fromString("rw-------");
        var beside =
                Files.createTempFile(
                        folder,
                        file.getFileName() + ".",
                        ".new",
                        PosixFilePermissions.asFileAttribute(owner));
        try (var channel = FileChannel.open(beside, Set.of(StandardOpenOption.WRITE))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            Files.deleteIfExists(beside); // a full disk is not to be filled by our remains
            throw full;
        }
    }

    /// The fields of a child, each key beginning with `prefix`.
    public static Map<String, String> ofChild(String prefix, Child child) {
        return Map.of(
                prefix + "pid", Long.toString(child.pid()),
                prefix + "started", Long.toString(child.started()),
                prefix + "boot", child.boot(),
                prefix + "marker", child.marker(),
                prefix + "output", child.output().toString());
    }

    /// The child whose fields begin with `prefix`, where there is one.
    public static Optional<Child> child(String prefix, Map<String, String> values) {
        var pid = values.get(prefix + "pid");
        if (pid == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Child(
                        Long.parseLong(pid),
                        Long.parseLong(values.getOrDefault(prefix + "started", "0")),
                        values.getOrDefault(prefix + "boot", ""),
                        values.getOrDefault(prefix + "marker", ""),
                        Path.of(values.getOrDefault(prefix + "output", ""))));
    }
}
