package dev.rutter.platform.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Where a service finds its disk: a folder beside its releases, with a link to it at the mount
/// path.
final class Disks {

    /// Where Render puts a service's sources; a mount path under it lies in the release.
    private static final Path SOURCES = Path.of("/opt/render/project/src");

    /// Names the folder to the program, whatever became of the link.
    static final String VARIABLE = "RUTTER_DISK_PATH";

    private final Shelf shelf;

    Disks(Shelf shelf) {
        this.shelf = shelf;
    }

    Path folder() {
        return shelf.folder().toAbsolutePath().resolve("disk");
    }

    /// Makes folder and link for a release. Returns what is wrong where the program will not find
    /// the disk at its mount path.
    Optional<String> ready(String mountPath, Path sources) throws IOException {
        Files.createDirectories(folder());
        var asked = Path.of(mountPath).normalize();
        var inside = asked.startsWith(SOURCES);
        var link = inside ? sources.resolve(SOURCES.relativize(asked).toString()) : asked;
        if (Files.isSymbolicLink(link)) {
            var to = Files.readSymbolicLink(link);
            if (to.equals(folder())) {
                return Optional.empty();
            }
            if (Files.exists(link)) {
                return Optional.of(link + " is a link to " + to + said());
            }
            Files.delete(link); // left by a platform that is gone
        }
        if (inside && Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
            // what the commit has at that place is hidden by a mounted disk
            Files.move(link, link.resolveSibling(link.getFileName() + ".commit"));
        } else if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(link + " is there already and is no link to the disk" + said());
        }
        try {
            Files.createDirectories(Optional.ofNullable(link.getParent()).orElse(link));
            Files.createSymbolicLink(link, folder());
        } catch (IOException no) {
            return Optional.of(link + " cannot be made" + said());
        }
        if (!inside) {
            shelf.fact("disk.link", link.toString());
        }
        return Optional.empty();
    }

    private String said() {
        return "; the program finds its disk by the variable " + VARIABLE;
    }

    /// Removes the link that lies outside of the home.
    void unlink() throws IOException {
        var link = shelf.fact("disk.link").map(Path::of);
        if (link.isPresent()
                && Files.isSymbolicLink(link.get())
                && Files.readSymbolicLink(link.get()).equals(folder())) {
            Files.delete(link.get());
        }
    }
}
