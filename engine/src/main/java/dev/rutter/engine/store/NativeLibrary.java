package dev.rutter.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// The part of the SQLite driver that is no Java, unpacked once in the home folder. Left to itself
/// the driver unpacks it anew for each process into the machine's folder for temporary files, where
/// it stays for ever when the process is killed.
final class NativeLibrary {
    /// Where the driver looks first, and for what; read when its first connection is made.
    private static final String FOLDER = "org.sqlite.lib.path";

    private static final String NAME = "org.sqlite.lib.name";

    private static final String UNPACKED = "native";

    private NativeLibrary() {}

    /// Tells the driver of the one in `home`, after unpacking it where it is missing or not whole.
    /// Where that cannot be done, or somebody has told the driver already, the driver is left to
    /// itself: a full disk is told by the database, in better words.
    static synchronized void unpack(Path home) {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        var name = LibraryLoaderUtil.getNativeLibName();
        var inside =
                SQLiteJDBCLoader.class.getResource(
                        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        if (inside == null) {
            return;
        }
        var all = home.resolve(UNPACKED);
        var folder = all.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
        try {
            var file = folder.resolve(name);
            var size = inside.openConnection().getContentLengthLong();
            if (!Files.exists(file) || Files.size(file) != size) {
                var ours = PosixFilePermissions.fromString("rwx------");
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
                // Several processes may do this at once; each has a whole one to put there.
                var fresh = Files.createTempFile(folder, "unpacked", ".new");
                try (var in = inside.openStream()) {
                    Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(fresh);
                }
                forget(all, folder);
            }
            System.setProperty(FOLDER, folder.toString());
            System.setProperty(NAME, name);
        } catch (IOException e) {
            System.clearProperty(FOLDER);
        }
    }

    /// Those of other versions; a process that uses one keeps what it has opened.
    private static void forget(Path all, Path but) throws IOException {
        try (Stream<Path> others = Files.list(all)) {
            for (var other : others.filter(one -> !one.equals(but)).toList()) {
                try (Stream<Path> files = Files.list(other)) {
                    for (var file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.deleteIfExists(other);
            }
        }
    }
}
