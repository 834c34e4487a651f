# Writes the shell's whole state as a script that restores it. Runs when the command's shell exits,
# under whatever options, functions and aliases the command left: hence `builtin`, the quotes, `>|`,
# and no failing statement on its own. Starts no process.
__rutter_status=$?
if [[ $__rutter_status == 0 || $- == *e* ]]; then
    # Under errexit, restoring a failure would end the next command before it began.
    __rutter_status=0
fi
{
    # Ends the next command where the directory is gone: elsewhere it could do anything.
    builtin printf 'builtin cd -- %q || { trap - EXIT; builtin printf %q >&3; exit 1; }\n' \
        "$PWD" "the session's directory \"$PWD\" is gone; make it again, or change to another one"$'\n'
    builtin declare -A __rutter_skip
    for __rutter_name in BASH BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 \
        BASH_CMDS BASH_COMMAND BASH_EXECUTION_STRING BASH_LINENO BASH_LOADABLES_PATH \
        BASH_MONOSECONDS BASH_REMATCH BASH_SOURCE BASH_SUBSHELL BASH_TRAPSIG BASH_VERSINFO \
        BASH_VERSION BASH_XTRACEFD DIRSTACK EPOCHREALTIME EPOCHSECONDS EUID FUNCNAME GROUPS \
        HISTCMD LINENO OPTERR PIPESTATUS PPID PWD RANDOM RUTTER_COMMAND SECONDS SHELLOPTS SHLVL \
        SRANDOM UID _ __rutter_dump __rutter_state __rutter_previous __rutter_script \
        __rutter_secrets __rutter_status __rutter_skip __rutter_name __rutter_names \
        "${__rutter_secrets[@]}"; do
        __rutter_skip[$__rutter_name]=1
    done
    __rutter_names=()
    for __rutter_name in "${!_@}" "${!a@}" "${!b@}" "${!c@}" "${!d@}" "${!e@}" "${!f@}" "${!g@}" \
        "${!h@}" "${!i@}" "${!j@}" "${!k@}" "${!l@}" "${!m@}" "${!n@}" "${!o@}" "${!p@}" \
        "${!q@}" "${!r@}" "${!s@}" "${!t@}" "${!u@}" "${!v@}" "${!w@}" "${!x@}" "${!y@}" \
        "${!z@}" "${!A@}" "${!B@}" "${!C@}" "${!D@}" "${!E@}" "${!F@}" "${!G@}" "${!H@}" \
        "${!I@}" "${!J@}" "${!K@}" "${!L@}" "${!M@}" "${!N@}" "${!O@}" "${!P@}" "${!Q@}" \
        "${!R@}" "${!S@}" "${!T@}" "${!U@}" "${!V@}" "${!W@}" "${!X@}" "${!Y@}" "${!Z@}"; do
        if [[ ! -v __rutter_skip[$__rutter_name] ]]; then
            __rutter_names+=("$__rutter_name")
        fi
    done
    builtin declare -p -- "${__rutter_names[@]}"
    # Definitions, then which of them are exported.
    builtin declare -f
    builtin declare -F
    builtin alias -p
    builtin umask -p
    for ((__rutter_name = ${#DIRSTACK[@]} - 1; __rutter_name > 0; __rutter_name--)); do
        builtin printf 'builtin pushd -n -- %q\n' "${DIRSTACK[__rutter_name]/#\~/"$HOME"}"
    done
    builtin printf 'set --'
    if (($#)); then
        builtin printf ' %q' "$@"
    fi
    builtin printf '\n'
    builtin shopt -p
    builtin set +o
    builtin printf 'return %d # complete\n' "$__rutter_status"
} >|"$__rutter_state" || :
