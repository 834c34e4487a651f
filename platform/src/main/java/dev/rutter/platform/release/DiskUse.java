package dev.rutter.platform.release;

import dev.rutter.platform.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// How full the disk of a service is.
public final class DiskUse {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private DiskUse() {}

    /// In bytes; empty where the service has no disk, or it cannot be counted within 20 s.
    public static OptionalLong bytes(Path home, String service) {
        var folder = home.resolve("services").resolve(service).resolve("disk");
        if (!Files.isDirectory(folder)) {
            return OptionalLong.empty();
        }
        // a file that goes while it is counted is told and leaves the sum as it is
        var words = List.of("du", "-s", "-k", "-x", folder.toString());
        var said = Tool.call(Path.of("/"), LIMIT, words).output().lines();
        return said.filter(each -> each.matches("[0-9]+\\s.*"))
                .mapToLong(each -> Long.parseLong(each.split("\\s", 2)[0]) * 1024)
                .findFirst();
    }
}
