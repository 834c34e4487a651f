package dev.rutter.engine.session;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Starts programs by posix_spawn(3), each the leader of a session of its own, without the two
/// programs that lie between where the JDK does it (its own helper, and `setsid`).
///
/// Preparing this costs more than a start: it happens on a thread of its own once a second program
/// is to be started, and until it is done, or where this machine has no such functions, [#ready]
/// gives nothing and the JDK starts them.
@SuppressWarnings("restricted") // where native access is not allowed, the JDK starts them
final class DirectStart {
    /// spawn.h, the same in glibc and musl.
    private static final short SET_SIGNALS_BLOCKED = 0x08;

    private static final short OWN_SESSION = 0x80;

    /// Larger than any of the structures that the functions fill, and than a set of signals.
    private static final long STRUCTURE = 1024;

    /// fcntl.h of the two architectures below.
    private static final int READ = 0;

    private static final int WRITE_ANEW = 0x1 | 0x40 | 0x200;
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "aarch64");

    /// errno.h.
    private static final int INTERRUPTED = 4;

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static volatile @Nullable DirectStart prepared;

    private final MethodHandle spawn = function("posix_spawn", 6);
    private final MethodHandle attributes = function("posix_spawnattr_init", 1);
    private final MethodHandle flags =
            bound("posix_spawnattr_setflags", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_SHORT));
    private final MethodHandle blocked = function("posix_spawnattr_setsigmask", 2);
    private final MethodHandle noAttributes = function("posix_spawnattr_destroy", 1);
    private final MethodHandle actions = function("posix_spawn_file_actions_init", 1);
    private final MethodHandle open =
            bound(
                    "posix_spawn_file_actions_addopen",
                    FunctionDescriptor.of(
                            JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private final MethodHandle same =
            bound(
                    "posix_spawn_file_actions_adddup2",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private final MethodHandle directory = function("posix_spawn_file_actions_addchdir_np", 2);
    private final MethodHandle closeFrom =
            bound(
                    "posix_spawn_file_actions_addclosefrom_np",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private final MethodHandle noActions = function("posix_spawn_file_actions_destroy", 1);
    private final MethodHandle wait =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("waitpid"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
                            Linker.Option.captureCallState("errno"));
    private final long errno =
            Linker.Option.captureStateLayout()
                    .byteOffset(MemoryLayout.PathElement.groupElement("errno"));

    private DirectStart() {}

    private static MethodHandle function(String name, int addresses) {
        var arguments = new MemoryLayout[addresses];
        java.util.Arrays.fill(arguments, ADDRESS);
        return bound(name, FunctionDescriptor.of(JAVA_INT, arguments));
    }

    private static MethodHandle bound(String name, FunctionDescriptor shape) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape);
    }

    /// What starts directly, once that is prepared.
    static Optional<DirectStart> ready() {
        if (ASKED.get() < 2
                && ASKED.incrementAndGet() == 2
                && DirectStart.class.getModule().isNativeAccessEnabled()
                && ARCHITECTURES.contains(System.getProperty("os.arch"))) {
            Thread.ofPlatform().daemon().name("prepare-start").start(DirectStart::prepare);
        }
        return Optional.ofNullable(prepared);
    }

    /// On this thread; for whoever cannot wait for a second program.
    static void prepare() {
        try {
            prepared = new DirectStart();
        } catch (RuntimeException | LinkageError e) {
            // An older C library lacks a function: the JDK starts what is to be started.
            prepared = null;
        }
    }

    /// Starts a program without input, with no signal blocked and no other file open.
    ///
    /// @param line the program by its absolute path, and its arguments
    /// @param output gets both its outputs
    /// @throws IOException where it cannot be started, or `folder` cannot be entered
    Started start(List<String> line, Path folder, Map<String, String> environment, Path output)
            throws IOException {
        int pid;
        try (var arena = Arena.ofConfined()) {
            pid = spawned(arena, line, folder, environment, output);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function threw", e);
        }
        var ended = new CountDownLatch(1);
        Thread.ofPlatform().daemon().name("await-" + pid).start(() -> await(pid, ended));
        return new Started(pid, nanos -> ended.await(nanos, TimeUnit.NANOSECONDS));
    }

    private int spawned(
            Arena arena,
            List<String> line,
            Path folder,
            Map<String, String> environment,
            Path output)
            throws Throwable {
        var how = arena.allocate(STRUCTURE, 16);
        var files = arena.allocate(STRUCTURE, 16);
        told((int) attributes.invokeExact(how));
        try {
            told((int) actions.invokeExact(files));
            try {
                told((int) flags.invokeExact(how, (short) (OWN_SESSION | SET_SIGNALS_BLOCKED)));
                // Zeros are the empty set. The JVM's own threads block some.
                told((int) blocked.invokeExact(how, arena.allocate(STRUCTURE, 16)));
                told((int) open.invokeExact(files, 0, text(arena, "/dev/null"), READ, 0));
                var to = text(arena, output.toString());
                told((int) open.invokeExact(files, 1, to, WRITE_ANEW, 0600));
                told((int) same.invokeExact(files, 1, 2));
                told((int) directory.invokeExact(files, text(arena, folder.toString())));
                told((int) closeFrom.invokeExact(files, 3));
                var pid = arena.allocate(JAVA_INT);
                var settings =
                        environment.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .toList();
                told(
                        (int)
                                spawn.invokeExact(
                                        pid,
                                        text(arena, line.getFirst()),
                                        files,
                                        how,
                                        texts(arena, line),
                                        texts(arena, settings)));
                return pid.get(JAVA_INT, 0);
            } finally {
                var _ = (int) noActions.invokeExact(files);
            }
        } finally {
            var _ = (int) noAttributes.invokeExact(how);
        }
    }

    /// These functions answer with the number of what went wrong.
    private static void told(int error) throws IOException {
        if (error != 0) {
            throw new IOException("error " + error + " of errno.h");
        }
    }

    private static MemorySegment texts(Arena arena, List<String> texts) {
        var all = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int at = 0; at < texts.size(); at++) {
            all.setAtIndex(ADDRESS, at, text(arena, texts.get(at)));
        }
        all.setAtIndex(ADDRESS, texts.size(), MemorySegment.NULL);
        return all;
    }

    /// In the encoding of file names and environments.
    private static MemorySegment text(Arena arena, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text for a program holds a zero byte");
        }
        var bytes = text.getBytes(Charset.forName(System.getProperty("sun.jnu.encoding")));
        var there = arena.allocate(bytes.length + 1L);
        MemorySegment.copy(
                bytes, 0, there, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, bytes.length);
        return there;
    }

    private void await(int pid, CountDownLatch ended) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(Linker.Option.captureStateLayout());
            var status = arena.allocate(JAVA_INT);
            int found;
            do {
                found = (int) wait.invokeExact(state, pid, status, 0);
            } while (found < 0 && state.get(JAVA_INT, errno) == INTERRUPTED);
        } catch (Throwable e) {
            throw new IllegalStateException("waitpid threw", e);
        } finally {
            ended.countDown();
        }
    }
}
