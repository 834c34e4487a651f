# Writes the shell's whole state as a script that restores it. Runs when the command's shell exits,
# under whatever options, functions and aliases the command left: hence `builtin`, the quotes, `>|`,
# and no failing statement on its own. Starts no process, and may spoil what the dying shell holds.
__rutter_status=$?
if [[ $__rutter_status == 0 || $- == *e* ]]; then
    # Under errexit, restoring a failure would end the next command before it began.
    __rutter_status=0
fi
{
    # Ends the next command where the directory is gone: elsewhere it could do anything.
    builtin printf 'builtin cd -- %q || { trap - EXIT; builtin printf %q >&3; exit 1; }\n' \
        "$PWD" "the session's directory \"$PWD\" is gone; make it again, or begin anew"$'\n'
    for ((__rutter_name = ${#DIRSTACK[@]} - 1; __rutter_name > 0; __rutter_name--)); do
        builtin printf 'builtin pushd -n -- %q\n' "${DIRSTACK[__rutter_name]/#\~/"$HOME"}"
    done
    builtin printf 'set --'
    if (($#)); then
        builtin printf ' %q' "$@"
    fi
    builtin printf '\n'
    builtin umask -p
    # What is still needed goes into the positional parameters, as variables are written below. One
    # write per line is what this costs, so options are written only where they changed.
    if [[ $BASHOPTS/$SHELLOPTS != "$__rutter_options" ]]; then
        builtin set -- "$__rutter_status" changed "${__rutter_secrets[@]}"
    else
        builtin set -- "$__rutter_status" same "${__rutter_secrets[@]}"
    fi
    # What the shell itself keeps, and what must not be written. Unsetting fails for what is
    # read-only: of the shell's own, restoring fails as well; of secrets, see below.
    builtin unset -v BASHPID BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_COMMAND \
        BASH_EXECUTION_STRING BASH_LINENO BASH_LOADABLES_PATH BASH_MONOSECONDS BASH_REMATCH \
        BASH_SOURCE BASH_SUBSHELL BASH_TRAPSIG BASH_XTRACEFD COMP_WORDBREAKS DIRSTACK \
        EPOCHREALTIME EPOCHSECONDS FUNCNAME GROUPS HISTCMD LINENO OPTERR PIPESTATUS PWD RANDOM \
        RUTTER_COMMAND RUTTER_OUTPUT SECONDS SHLVL SRANDOM "${!__rutter_@}" "${@:3}"
    for __rutter_secret in "${@:3}"; do
        if [[ -v $__rutter_secret ]]; then
            __rutter_readonly+=("$__rutter_secret")
        fi
    done
    builtin unset -v __rutter_secret
    if [[ -v __rutter_readonly ]]; then
        # All names but those, which takes a process.
        while IFS= builtin read -r __rutter_name; do
            for __rutter_secret in "${__rutter_readonly[@]}"; do
                if [[ $__rutter_name == __rutter_* || $__rutter_name == "$__rutter_secret" ]]; then
                    continue 2
                fi
            done
            builtin declare -p -- "$__rutter_name"
        done < <(builtin compgen -v)
    else
        builtin declare -p
    fi
    # Definitions, then which of them are exported.
    builtin declare -f
    builtin declare -F
    if [[ $2 == changed ]]; then
        builtin shopt -p
        builtin set +o
    fi
    # Last, since an alias may be named like a builtin.
    builtin alias -p
    builtin printf 'return %d # complete\n' "$1"
} >|"$__rutter_state" || :
