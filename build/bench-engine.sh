# Sourced by benchmarks of the engine: finds the JDK, makes a folder for the work ($work, removed at the end), and compiles the engine with its tests ($ENGINE_PATH).
. build/find-jdk.sh
find_jdk
export JAVA_HOME=$JDK
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command mvn -B -q -ntp -Dquick -pl engine -am test-compile dependency:build-classpath \
    -Dmdep.outputFile="$work/engine" -Dmdep.includeScope=test -Dmdep.excludeGroupIds=dev.rutter
ENGINE_PATH=engine/target/test-classes:engine/target/classes:language/target/classes:$(cat "$work/engine")

# Runs a program with the class path that is its first argument, and says the load before and after.
measured() {
    echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
    "$JDK/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$@"
    echo "load: $(cut -d' ' -f1-3 /proc/loadavg)"
}
