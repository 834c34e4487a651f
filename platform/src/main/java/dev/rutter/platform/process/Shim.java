package dev.rutter.platform.process;

/// The few lines of bash between the platform and a child.
///
/// The child's output goes through a pump that is a process of the child's own session, so that it
/// outlives the platform. The pump writes segments of a fixed size and keeps the last two: a flood
/// of output costs time of the child, never the disk. It ignores the signals that stop the child
/// and ends by itself when the last writer is gone, so the child's last words are kept. Where the
/// disk is full it goes on reading, since most programs end when nobody takes what they print; it
/// says what was lost once there is room.
final class Shim {

    /// Arguments: output folder, bytes of a segment, `once` or `served`, the command, the file of
    /// its beginning.
    ///
    /// `once`: before all else that file is made, by this shell or by nobody: where it is there
    /// already, a platform that did not find this shell has taken its place ([Children#forestall]).
    ///
    /// `once`: the exit status is written to the file `exit`, by rename, into a place on the disk
    /// that is taken before the command begins: it may be what fills it. `served`: the command
    /// takes the place of this shell, so that the process that is watched is the program itself.
    static final String SCRIPT =
            """
            out=$1 most=$2 mode=$3 command=$4 begun=$5
            if [ "$mode" = once ]; then
              set -o noclobber
              true 2>/dev/null >"$begun" || { [ -e "$begun" ] && exit 0; }
              set +o noclobber
            fi
            buffered=
            command -v stdbuf >/dev/null && buffered='stdbuf -o0'
            pump() {
              trap '' TERM INT HUP
              local n=1 file size lost=
              while :; do
                printf -v file '%s/%08d' "$out" "$n"
                size=$(stat -c %s "$file" 2>/dev/null || echo 0)
                if [ "$size" -ge "$most" ]; then
                  printf -v file '%s/%08d' "$out" "$((n - 1))"
                  rm -f "$file"
                  n=$((n + 1))
                  continue
                fi
                if [ -n "$lost" ]; then
                  echo "rutter: output is missing here, the disk was full" 2>/dev/null >>"$file" && lost=
                fi
                if $buffered head -c "$((most - size))" 2>/dev/null >>"$file"; then
                  size=$(stat -c %s "$file" 2>/dev/null || echo 0)
                  [ "$size" -lt "$most" ] && break
                else
                  lost=yes
                  timeout --foreground -s KILL 1 cat >/dev/null 2>&1 && break
                fi
              done
            }
            exec </dev/null > >(pump) 2>&1
            if [ "$mode" = once ]; then
              echo '   ' >"$out/exit.new"
              bash -c "$command"
              printf '%-3d\\n' $? 1<>"$out/exit.new"
              mv -f "$out/exit.new" "$out/exit"
              exit 0
            fi
            exec bash -c "$command"
            """;

    private Shim() {}
}
