package dev.rutter.platform.process;

/// The few lines of bash between the platform and a child.
///
/// The child's output goes through a pump that is a process of the child's own session, so that it
/// outlives the platform. The pump writes segments of a fixed size and keeps the last two: a flood
/// of output costs time of the child, never the disk. It ignores the signals that stop the child
/// and ends by itself when the last writer is gone, so the child's last words are kept.
final class Shim {

    /// Arguments: output folder, bytes of a segment, `once` or `served`, the command.
    ///
    /// `once`: the exit status is written to the file `exit`, by rename. `served`: the command
    /// takes the place of this shell, so that the process that is watched is the program itself.
    static final String SCRIPT =
            """
            out=$1 most=$2 mode=$3 command=$4
            buffered=
            command -v stdbuf >/dev/null && buffered='stdbuf -o0'
            pump() {
              trap '' TERM INT HUP
              local n=1 file size
              while :; do
                printf -v file '%s/%08d' "$out" "$n"
                $buffered head -c "$most" >"$file" 2>/dev/null
                size=$(stat -c %s "$file" 2>/dev/null || echo 0)
                [ "$size" -lt "$most" ] && break
                printf -v file '%s/%08d' "$out" "$((n - 1))"
                rm -f "$file"
                n=$((n + 1))
              done
            }
            exec </dev/null > >(pump) 2>&1
            if [ "$mode" = once ]; then
              bash -c "$command"
              echo $? >"$out/exit.new"
              mv -f "$out/exit.new" "$out/exit"
              exit 0
            fi
            exec bash -c "$command"
            """;

    private Shim() {}
}
