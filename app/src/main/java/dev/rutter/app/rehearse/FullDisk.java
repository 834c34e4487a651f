package dev.rutter.app.rehearse;

import dev.rutter.app.stage.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A workspace on a file system of its own that has no block left: its files are moved to a small
/// one in memory, which is then filled to the last block.
final class FullDisk {
    private static final int SPARE_KIB = 256;

    private FullDisk() {}

    /// Fills it.
    ///
    /// @return makes room again
    /// @throws IOException where this process may mount nothing
    static Runnable under(Path workspace) throws IOException {
        try {
            var used = Command.run(workspace, Map.of(), List.of("du", "-sk", "."));
            var kib = Long.parseLong(used.strip().split("\\s+", -1)[0]) * 2 + SPARE_KIB;
            var copy = workspace.resolveSibling("full");
            Files.createDirectories(copy);
            Command.run(
                    workspace,
                    Map.of(),
                    List.of(
                            "mount",
                            "-t",
                            "tmpfs",
                            "-o",
                            "size=" + kib + "k",
                            "tmpfs",
                            copy.toString()));
            Command.run(
                    workspace, Map.of(), List.of("cp", "-a", workspace + "/.", copy.toString()));
            Command.run(
                    workspace,
                    Map.of(),
                    List.of("mount", "--bind", copy.toString(), workspace.toString()));
            var filler = workspace.resolve(".git/rehearsal-filler");
            Command.run(
                    workspace,
                    Map.of(),
                    List.of(
                            "sh",
                            "-c",
                            "dd if=/dev/zero of=\"$1\" bs=4k 2>/dev/null || :",
                            "fill",
                            filler.toString()));
            return () -> empty(workspace, copy);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("it was stopped", stopped);
        }
    }

    private static void empty(Path workspace, Path copy) {
        try {
            Files.deleteIfExists(workspace.resolve(".git/rehearsal-filler"));
            for (var mounted : List.of(workspace, copy)) {
                Command.run(
                        Path.of("/"), Map.of(), List.of("umount", "--lazy", mounted.toString()));
            }
        } catch (IOException no) {
            throw new UncheckedIOException(no);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
