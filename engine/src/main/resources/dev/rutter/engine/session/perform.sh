# Goes on in the state where the previous command ended. Arguments: this script, the one that writes
# the state, the file to write it to, the file of the previous state (empty: none), the command's
# text, what earlier commands gave, and the names that must not be in a state.
__rutter_dump=$2 __rutter_state=$3 __rutter_previous=$4
# An unreadable script is no empty one, which would end well.
[[ -r $5 ]] || exit 125
IFS= read -r -d '' __rutter_script <"$5"
__rutter_taken=$6
__rutter_secrets=("${@:7}")
__rutter_options=$BASHOPTS/$SHELLOPTS
set --
trap '{ . "$__rutter_dump"; } 2>/dev/null' EXIT
if [[ $__rutter_previous ]]; then
    # Given to this shell so that it need not look them up; the state says what they are.
    unset -v HOME SHELL
    . "$__rutter_previous" 3>&2 >/dev/null 2>&1
fi
# The command finds the status of the one before it in $?.
__rutter_status=$?
if [[ -s $__rutter_taken ]]; then
    . "$__rutter_taken" >/dev/null 2>&1
fi
return "$__rutter_status"
