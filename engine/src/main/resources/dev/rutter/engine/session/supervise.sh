# Runs one command of a session and outlives whoever started it: it is the leader of a session of
# its own, writes to files only, and records its identity before the command begins and the status
# after it ended. Arguments: the command's folder, a fifo that nobody writes, bytes of output
# to keep at the head and at the tail, the fallocate to use, then the script that performs the command and its arguments.
folder=$1 quiet=$2 head=$3 tail=$4 fallocate=$5
shift 5

# A signal to the whole group is for the command; this shell stays to record how it ended. A
# handler, unlike ignoring, is not inherited by the command.
trap : TERM INT HUP QUIT

# Field 22 of stat is the start time in clock ticks; the name in field 2 may hold anything but is
# over at the last parenthesis.
read -r stat </proc/$$/stat || exit 125
read -r boot </proc/sys/kernel/random/boot_id || exit 125
fields=(${stat##*) })
printf '%s %s %s\n' $$ "$boot" "${fields[19]}" >"$folder/process" || exit 125

exec 9>>"$folder/output" 8<>"$quiet" || exit 125

# Where nothing can be given back, the disk would fill: ends everything of this session but its
# leader, which records the end. Field 6 of stat is the session.
overflow() {
    echo over >"$folder/over"
    kill -TERM -- -$$
    while read -r -t 0.2 -u 8; kill -0 $$; do
        for process in /proc/[0-9]*; do
            read -r stat <"$process/stat" || continue
            fields=(${stat##*) })
            pid=${process#/proc/}
            [[ ${fields[3]} == $$ && $pid != $$ && $pid != $BASHPID ]] && kill -KILL "$pid"
        done
    done
    exit
}

# Bounds the output without touching the command: the middle of the file is given back to the disk
# while the command goes on writing at its end. How far it has been written is read from the open
# file itself, without starting a process.
(
    trap '' TERM INT HUP QUIT
    cut=$head pause=0.2 last=0
    while :; do
        read -r -t "$pause" -u 8
        # This shell's parent has been killed: nobody is there to end this one.
        kill -0 $$ || exit
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
    done
) </dev/null >/dev/null 2>&1 &
watch=$!
# Its end is of no interest: neither waited for nor told.
disown "$watch"

"$BASH" --norc --noprofile -c '. "$1"; eval "$__rutter_script"' bash "$@" </dev/null >&9 2>&9 8<&- 9>&-
status=$?
kill -KILL "$watch" 2>/dev/null
if [[ -e $folder/over ]]; then
    # What is left of the command would go on writing after the last word.
    left=1
    for ((round = 0; left && round < 100; round++)); do
        left=
        for process in /proc/[0-9]*; do
            { read -r stat <"$process/stat"; } 2>/dev/null || continue
            fields=(${stat##*) })
            pid=${process#/proc/}
            if [[ ${fields[3]} == $$ && $pid != $$ && ${fields[0]} != Z ]]; then
                kill -KILL "$pid" 2>/dev/null
                left=1
            fi
        done
        [[ $left ]] && read -r -t 0.02 -u 8
    done
    echo "
the command was ended: it wrote more than $((head + tail)) bytes, and the file system of $folder cannot give back a part of a file (fallocate --punch-hole)" >&9
fi
# One write, ended by a mark, so that it is there as a whole or not at all; a rename would cost a
# process.
echo "$status ended" >"$folder/status"
