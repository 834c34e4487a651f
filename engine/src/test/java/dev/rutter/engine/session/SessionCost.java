package dev.rutter.engine.session;

import dev.rutter.engine.secret.Secrets;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/// Prints what a command costs in a session, beside a bare `bash -c`. Run by hand.
final class SessionCost {
    private static final int ROUNDS = 300;

    private SessionCost() {}

    /// @param arguments a folder for the session
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory(Path.of(arguments[0]), "cost");
        var session = ShellSession.open(folder, folder, Map.of(), Secrets.NONE);
        session.begin("first", "for i in {1..100}; do declare v$i=$i; done; f() { :; }")
                .await(Duration.ofSeconds(10));
        var bare = new double[ROUNDS];
        var kept = new double[ROUNDS];
        // Interleaved, so that both see the same machine; the first rounds warm up.
        for (int round = -50; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            new ProcessBuilder("bash", "-c", ":")
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "bare"))
                    .start()
                    .waitFor();
            long middle = System.nanoTime();
            session.begin("r" + (round + 50), ":").await(Duration.ofSeconds(10));
            long end = System.nanoTime();
            if (round >= 0) {
                bare[round] = (middle - begin) / 1e6;
                kept[round] = (end - middle) / 1e6;
            }
        }
        print("bash -c", bare);
        print("session", kept);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%s: p50 %.1f ms, least %.1f ms, p99 %.1f ms%n",
                what, millis[ROUNDS / 2], millis[0], millis[ROUNDS * 99 / 100]);
    }
}
