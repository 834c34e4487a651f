# Runs one command of a session and outlives whoever started it: it is the leader of a session of
# its own, writes to files only, and records its identity before the command begins and the status
# after it ended. Plain sh: where that is a small shell, it starts in half the time of a bash, and a
# step needs a bash for the command anyway. Arguments: the command's folder, the bash and the sleep
# to use, the script that bounds the output, its fifo, bytes of output to keep at the head and at
# the tail, the fallocate to use, then the script that performs the command and its arguments.
folder=$1 bash=$2 sleep=$3 watcher=$4 quiet=$5 head=$6 tail=$7 fallocate=$8
shift 8

# A signal to the whole group is for the command; this shell stays to record how it ended. A
# handler, unlike ignoring, is not inherited by the command.
trap : TERM INT HUP QUIT

# The name in field 2 of stat may hold anything but is over at the last parenthesis. Of the rest,
# the first is the state, the fourth the session, the twentieth the start time in clock ticks.
fields() {
    state=$1 session=$4
    shift 19
    ticks=$1
}
read -r stat </proc/$$/stat || exit 125
read -r boot </proc/sys/kernel/random/boot_id || exit 125
fields ${stat##*)}
printf '%s %s %s\n' $$ "$boot" "$ticks" >"$folder/process" || exit 125

exec 9>>"$folder/output"

# Bounds the output while the command runs. Most commands are over before there is anything to
# bound, so the shell for that is started a little later. It holds no folder for that time.
(
    trap '' TERM INT HUP QUIT
    cd / && "$sleep" 0.2
    exec "$bash" --norc --noprofile "$watcher" $$ "$folder" "$quiet" "$head" "$tail" "$fallocate"
) </dev/null >/dev/null 2>&1 &
watch=$!

# Redirected by the child itself: what this shell says of its death is no output of the command.
(exec "$bash" --norc --noprofile -c '. "$1"; eval "$__rutter_script"' bash "$@" </dev/null >&9 2>&9 9>&-)
status=$?
# Some shells tell of its end when they next look.
{ kill -KILL "$watch" && wait "$watch"; } 2>/dev/null
if [ -e "$folder/over" ]; then
    # What is left of the command would go on writing after the last word.
    left=1 round=0
    while [ "$left" ] && [ "$round" -lt 100 ]; do
        left= round=$((round + 1))
        for process in /proc/[0-9]*; do
            { read -r stat <"$process/stat"; } 2>/dev/null || continue
            fields ${stat##*)}
            pid=${process#/proc/}
            if [ "$session" = $$ ] && [ "$pid" != $$ ] && [ "$state" != Z ]; then
                kill -KILL "$pid" 2>/dev/null
                left=1
            fi
        done
        [ "$left" ] && "$sleep" 0.02
    done
    echo "
the command was ended: it wrote more than $((head + tail)) bytes, and the file system of $folder cannot give back a part of a file (fallocate --punch-hole)" >&9
fi
# One write, ended by a mark, so that it is there as a whole or not at all; a rename would cost a
# process.
echo "$status ended" >"$folder/status"
