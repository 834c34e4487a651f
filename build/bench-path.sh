# Sourced by benchmarks: finds the JDK and the class path of the platform with its tests, compiled where that is needed.
. build/find-jdk.sh
find_jdk
if [ ! -d platform/target/test-classes ] || [ -n "$(find platform/src -newer platform/target/test-classes -name '*.java' -print -quit)" ]; then
    JAVA_HOME=$JDK mvn -B -q -pl platform test-compile -Dquick
    touch platform/target/test-classes
fi
./rutter --version >/dev/null # builds the libraries' folder where there is none
BENCH_PATH=platform/target/test-classes:platform/target/classes
for jar in "${RUTTER_BENCH_LIB:-app/target/dist/lib}"/*.jar; do
    BENCH_PATH=$BENCH_PATH:$jar
done
