# Bounds the output of a command without touching the command: the middle of the file is given back
# to the disk while the command goes on writing at its end. How far it has been written is read from
# the open file itself (descriptor 9), without starting a process. Arguments: the process that
# supervises the command, the command's folder, a fifo that nobody writes, bytes of output to keep
# at the head and at the tail, the fallocate to use.
leader=$1 folder=$2 quiet=$3 head=$4 tail=$5 fallocate=$6
trap '' TERM INT HUP QUIT
exec 8<>"$quiet" || exit 125

# Where nothing can be given back, the disk would fill: ends everything of this session but its
# leader, which records the end. Field 6 of stat is the session.
overflow() {
    echo over >"$folder/over"
    kill -TERM -- "-$leader"
    while read -r -t 0.2 -u 8; kill -0 "$leader"; do
        for process in /proc/[0-9]*; do
            read -r stat <"$process/stat" || continue
            fields=(${stat##*) })
            pid=${process#/proc/}
            [[ ${fields[3]} == "$leader" && $pid != "$leader" && $pid != $$ ]] && kill -KILL "$pid"
        done
    done
    exit
}

cut=$head pause=0.2 last=0
while :; do
    # The leader has been killed: nobody is there to end this one.
    kill -0 "$leader" || exit
    read -r _ written </proc/self/fdinfo/9 || exit
    # A fast writer is looked at more often.
    ((written - last > 4194304)) && pause=0.02 || pause=0.2
    last=$written
    upto=$(((written - tail) / 4096 * 4096))
    if ((upto - cut > 4194304)); then
        # Said before it is done: what is said to be missing may still be there, never the
        # other way round.
        echo "$head $upto ." >>"$folder/cut"
        "$fallocate" --punch-hole --offset "$cut" --length $((upto - cut)) "$folder/output" ||
            overflow
        cut=$upto
    fi
    read -r -t "$pause" -u 8
done
