package dev.rutter.platform.proxy;

import dev.rutter.platform.process.NoManagement;
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
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// The proxy's own process: `ProxyMain STATE_DIR [standby]`. It ends only by `stop` or a signal.
/// Exit status: 0 stopped, 2 wrong arguments, 3 another proxy has the folder, 4 cannot start.
///
/// With `standby` it waits until the proxy of the folder has ended, however that came, and takes
/// its place: the kernel tells it by the lock that the other one held. Meanwhile it warms up.
public final class ProxyMain {
    private static final Logger ROOT = Logger.getLogger("");

    private static final int LOG_BYTES = 1024 * 1024;

    /// The exit status of a process that found another one in its folder.
    static final int LOCKED = 3;

    static final String STANDBY = "standby";
    static final String STANDBY_PID = "standby.pid";

    private ProxyMain() {}

    /// @param args the state folder, made where it does not exist
    public static void main(String[] args) {
        var standby = args.length == 2 && args[1].equals(STANDBY);
        if (args.length != 1 && !standby) {
            System.err.println("usage: ProxyMain STATE_DIR [standby]");
            System.exit(2);
        }
        var dir = Path.of(args[0]);
        try {
            Files.createDirectories(
                    dir,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            System.setProperty("org.jboss.logging.provider", "jdk");
            NoManagement.install();
            System.exit(standby ? await(dir) : run(dir));
        } catch (IOException e) {
            System.err.println("the proxy cannot start: " + e.getMessage());
            System.exit(4);
        }
    }

    /// Undertow tells of each client that left; only errors are kept, in a file that cannot grow
    /// over its bounds however often one repeats.
    private static void logTo(Path dir) throws IOException {
        for (var each : ROOT.getHandlers()) {
            ROOT.removeHandler(each);
        }
        var file = new FileHandler(dir.resolve("proxy.log").toString(), LOG_BYTES, 2, true);
        file.setFormatter(new SimpleFormatter());
        ROOT.addHandler(file);
        ROOT.setLevel(Level.SEVERE);
    }

    private static int await(Path dir) throws IOException {
        ROOT.setLevel(Level.SEVERE);
        try (var lockFile =
                        FileChannel.open(
                                dir.resolve("standby.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = lockFile.tryLock()) {
            if (lock == null) {
                return LOCKED;
            }
            PidFile.ofThisProcess().write(dir, STANDBY_PID);
            try (var proxyLock =
                    FileChannel.open(
                            dir.resolve("proxy.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                var warm = warmed(dir, proxyLock);
                Files.deleteIfExists(dir.resolve(STANDBY_PID));
                lock.release(); // the next one may wait now
                logTo(dir);
                serve(dir, warm);
                return 0;
            }
        }
    }

    /// Waits until the other one is gone and answers whether this one is warm by then.
    private static boolean warmed(Path dir, FileChannel proxyLock) throws IOException {
        try (var warmUp = WarmUp.ofStandby(dir)) {
            proxyLock.lock();
            return warmUp.whole();
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
                return LOCKED;
            }
            logTo(dir);
            serve(dir, false);
            return 0;
        }
    }

    private static void serve(Path dir, boolean warm) throws IOException {
        var stopped = new CountDownLatch(1);
        var self = PidFile.ofThisProcess();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var server = ProxyServer.start(dir, InstantSource.system(), new SecureRandom())) {
            self.write(dir);
            server.openAdmin(new Admin(server, self, threads, stopped::countDown));
            try (var _ = WarmUp.ofServing(dir, warm)) {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            threads.shutdownNow();
        }
    }
}
