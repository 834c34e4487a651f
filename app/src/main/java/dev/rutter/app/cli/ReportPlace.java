package dev.rutter.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where a report is written once all is done.
final class ReportPlace {
    private ReportPlace() {}

    /// That a report can be written where it was asked for, told before the work that it is about.
    ///
    /// @throws Failure where its folder is missing, or a folder has its name
    static void writable(Path file) {
        var folder = file.toAbsolutePath().normalize().getParent();
        var why =
                folder == null || !Files.isDirectory(folder)
                        ? "its folder does not exist; make it, or name another place"
                        : Files.isDirectory(file)
                                ? "it is a folder; name a file"
                                : Files.isWritable(Files.exists(file) ? file : folder)
                                        ? ""
                                        : "you may not write there; name another place";
        if (!why.isEmpty()) {
            throw new Failure(ExitCode.GROUND, "\"" + file + "\" cannot be written: " + why);
        }
    }
}
