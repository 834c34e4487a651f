package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The proxy's own process: `ProxyMain STATE_DIR`. It ends only by `stop` or a signal. Exit status:
/// 0 stopped, 2 wrong arguments, 3 another proxy has the folder, 4 cannot start.
public final class ProxyMain {
    private static final Logger ROOT = Logger.getLogger("");

    private ProxyMain() {}

    /// @param args the state folder, made where it does not exist
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: ProxyMain STATE_DIR");
            System.exit(2);
        }
        // Undertow tells of each client that left; its errors are what the log file is for.
        ROOT.setLevel(Level.SEVERE);
        System.setProperty("org.jboss.logging.provider", "jdk");
        var dir = Path.of(args[0]);
        try {
            Files.createDirectories(
                    dir,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            System.exit(run(dir));
        } catch (IOException e) {
            System.err.println("the proxy cannot start: " + e.getMessage());
            System.exit(4);
        }
    }

    private static int run(Path dir) throws IOException {
        try (var lockFile =
                        FileChannel.open(
                                dir.resolve("proxy.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = lockFile.tryLock()) {
            if (lock == null) {
                System.err.println("another proxy serves " + dir);
                return 3;
            }
            serve(dir);
            return 0;
        }
    }

    private static void serve(Path dir) throws IOException {
        var stopped = new CountDownLatch(1);
        var self = PidFile.ofThisProcess();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var server = ProxyServer.start(dir, InstantSource.system(), new SecureRandom())) {
            self.write(dir);
            server.openAdmin(new Admin(server, self, threads, stopped::countDown));
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            threads.shutdownNow();
        }
    }
}
