package dev.rutter.platform.process;

import java.nio.file.Path;

/// A process, so that it can be told from a later one with the same number.
///
/// @param pid the process number, which is the number of its session and group as well
/// @param started ticks after boot, from `/proc/PID/stat`
/// @param boot the kernel's boot id
/// @param marker the value of [Children#MARKER] in its environment and in that of everything it
///   starts
/// @param output the folder of its output segments
public record Child(long pid, long started, String boot, String marker, Path output) {

    /// Whether this very process runs; a zombie does not.
    public boolean alive() {
        return boot.equals(ProcFiles.boot())
                && ProcFiles.stat(pid).filter(stat -> stat.runs(started)).isPresent();
    }
}
