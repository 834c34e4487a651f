# Finds a JDK 25 or newer without starting one. Sourced by ./rutter and ./check.
# Sets JDK to its home, or leaves it empty; LOOKED tells, a line each, what was looked at and why it was passed over.
# A JDK is told by its `release` file (JAVA_VERSION="25.0.1") and by bin/javac.

JDK=
LOOKED=

consider() { # folder, where it comes from
    [ -n "$JDK" ] && return
    if [ ! -r "$1/release" ]; then
        LOOKED="$LOOKED
  $1 ($2): no JDK there"
        return
    fi
    major=
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
        JAVA_VERSION=*)
            major=${line#JAVA_VERSION=\"}
            major=${major%%[!0-9]*}
            ;;
        esac
    done <"$1/release"
    if [ "${major:-0}" -lt 25 ]; then
        LOOKED="$LOOKED
  $1 ($2): Java ${major:-of unknown version}"
    elif [ ! -x "$1/bin/javac" ]; then
        LOOKED="$LOOKED
  $1 ($2): Java $major without a compiler"
    else
        JDK=$1
    fi
}

find_jdk() {
    [ -n "${RUTTER_JAVA_HOME:-}" ] && consider "$RUTTER_JAVA_HOME" RUTTER_JAVA_HOME
    # An own variable that leads nowhere is a mistake to hear about, not one to look past.
    if [ -n "${RUTTER_JAVA_HOME:-}" ] && [ -z "$JDK" ]; then return; fi
    [ -n "${JAVA_HOME:-}" ] && consider "$JAVA_HOME" JAVA_HOME
    [ -n "$JDK" ] && return
    on_path=$(command -v java 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) &&
        consider "${on_path%/bin/java}" "java on PATH"
    [ -n "$JDK" ] && return
    for home in /usr/lib/jvm/* /usr/java/* /opt/java* /opt/jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -d "$home" ] && [ ! -L "$home" ] && consider "$home" "the system's folder"
    done
    [ -n "$JDK" ] && return
    for home in "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* \
        "${MISE_DATA_DIR:-$HOME/.local/share/mise}"/installs/java/* "$HOME"/.jenv/versions/* "$HOME"/.jabba/jdk/* \
        "$HOME"/.jdks/* "$HOME"/.gradle/jdks/* "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -d "$home" ] && [ ! -L "$home" ] && consider "$home" "a version manager"
    done
}

no_jdk() { # the name of the program that needs it
    echo "$1: needs a JDK 25 or newer, and none was found. Looked at:${LOOKED:-
  nothing: no JAVA_HOME, no java on PATH, no JVM folder}" >&2
    echo "Install one (Debian, Ubuntu: temurin-25-jdk or openjdk-25-jdk; macOS: brew install openjdk; any: sdk install java 25-tem)," >&2
    echo "or point RUTTER_JAVA_HOME at it." >&2
}
