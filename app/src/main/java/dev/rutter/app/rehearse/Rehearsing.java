package dev.rutter.app.rehearse;

import dev.rutter.app.stage.Endings;
import dev.rutter.app.stage.Folders;
import dev.rutter.engine.journal.RunEvent.End;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// `rutter rehearse`: outside, a process that makes the sandbox and its enclosure; inside, the same
/// command once more, with nothing of the person's environment but what is on a list.
public final class Rehearsing {
    /// The report for machines, in the sandbox.
    public static final String JSON = "report.json";

    /// The report as Markdown, in the sandbox.
    public static final String MARKDOWN = "report.md";

    /// The report as a page, in the sandbox.
    public static final String HTML = "report.html";

    /// Names the sandbox to the process inside of it.
    private static final String INSIDE = "rutter.rehearsal";

    private static final String ENCLOSED = "rutter.rehearsal.enclosed";
    private static final String MAIN = "dev.rutter.app.start.Main";
    private static final long GRACE = 5;
    private static final long LETTING_GO = 20;

    private Rehearsing() {}

    /// Whether this is the process inside.
    public static boolean inside() {
        return System.getProperty(INSIDE) != null;
    }

    /// Makes the sandbox, runs the same command inside of it, and removes it.
    ///
    /// @param words of this very command line, with every path absolute
    /// @param read the files and folders of this machine that the rehearsal is about
    /// @param keep where it lies and stays; empty: a temporary folder
    /// @param reports where the reports go, by their names in the sandbox
    /// @return the exit code of the process inside
    public static int outside(
            List<String> words,
            List<Path> read,
            Optional<Path> keep,
            Map<String, Path> reports,
            Map<String, String> environment,
            PrintStream out)
            throws IOException, InterruptedException {
        var sandbox =
                keep.isPresent()
                        ? kept(keep.get())
                        : Files.createTempDirectory("rutter-rehearse-").toRealPath();
        Files.setPosixFilePermissions(sandbox, PosixFilePermissions.fromString("rwx--x--x"));
        for (var each : List.of("home", "tmp", "out")) {
            Files.createDirectories(sandbox.resolve(each));
        }
        Files.writeString(
                sandbox.resolve("home/.gitconfig"),
                """
                [user]
                    name = Rehearsal
                    email = rehearsal@example.com
                [safe]
                    directory = *
                [init]
                    defaultBranch = main
                """);
        var enclosure = Enclosure.of(sandbox, read);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-D" + INSIDE + "=" + sandbox);
        command.add("-D" + ENCLOSED + "=" + enclosure.kind().says());
        command.add("-Djava.io.tmpdir=" + sandbox.resolve("tmp"));
        command.add("-Duser.home=" + sandbox.resolve("home"));
        command.addAll(List.of("-cp", absolute(), MAIN));
        command.addAll(words);
        var builder = new ProcessBuilder(enclosure.around(command)).inheritIO();
        builder.environment().clear();
        builder.environment().putAll(Enclosure.environment(environment, sandbox));
        var ended = new CountDownLatch(1);
        var stopped = new AtomicBoolean();
        Process inner;
        try {
            inner = builder.start();
        } catch (IOException no) {
            Folders.delete(sandbox);
            throw no;
        }
        // Ctrl-C reaches the process inside as well: it stops what it started, then we remove the
        // rest.
        var hook =
                new Thread(
                        () -> {
                            stopped.set(true);
                            try {
                                // What ends process 1 of a namespace ends all that is in it.
                                inner.destroy();
                                if (!inner.waitFor(GRACE, TimeUnit.SECONDS)) {
                                    inner.destroyForcibly();
                                }
                                ended.await(LETTING_GO, TimeUnit.SECONDS);
                            } catch (InterruptedException again) {
                                inner.destroyForcibly();
                            }
                        },
                        "rehearsal-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var code = inner.waitFor();
            for (var each : reports.entrySet()) {
                var written = sandbox.resolve("out").resolve(each.getKey());
                if (Files.isRegularFile(written)) {
                    Files.copy(written, each.getValue(), StandardCopyOption.REPLACE_EXISTING);
                    out.println("Report: " + each.getValue());
                }
            }
            return code;
        } finally {
            if (keep.isPresent()) {
                out.println("Kept: " + sandbox);
            } else {
                delete(sandbox);
            }
            if (stopped.get()) {
                out.println(
                        "Stopped: all that was started has ended"
                                + (keep.isPresent() ? "" : ", the sandbox is removed"));
            }
            out.flush();
            ended.countDown();
        }
    }

    private static Path kept(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var within = Files.list(folder)) {
            if (within.findAny().isPresent()) {
                throw new IOException(
                        folder + " is not empty; name a new folder, or remove what is in it");
            }
        }
        return folder.toRealPath();
    }

    /// Something may still be writing its last line: a second try finds it gone.
    private static void delete(Path sandbox) throws IOException {
        try {
            Folders.delete(sandbox);
        } catch (IOException busy) {
            Folders.delete(sandbox);
        }
    }

    /// Rehearses, inside.
    ///
    /// @return whether the good release went through and nothing went unnoticed
    /// @throws IOException where it could not be rehearsed to the end, and why
    public static boolean inside(RehearsalOptions options, PrintStream out, InstantSource clock)
            throws IOException, InterruptedException {
        var sandbox = Path.of(System.getProperty(INSIDE, ""));
        var enclosed = System.getProperty(ENCLOSED, "");
        var endings = new Endings(out::println);
        var runner = Thread.currentThread();
        var stopped = new AtomicBoolean();
        var hook =
                new Thread(
                        () -> {
                            stopped.set(true);
                            endings.stopping();
                            runner.interrupt();
                            endings.close();
                        },
                        "rehearsal-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var report = new Rehearsal(options, sandbox, enclosed, out, clock, endings).run();
            ReportText.of(report).forEach(out::println);
            write(sandbox, JSON, ReportJson.of(report));
            write(sandbox, MARKDOWN, ReportPage.markdown(report));
            write(sandbox, HTML, ReportPage.html(report));
            return report.releases().stream()
                            .filter(each -> each.fault().isEmpty())
                            .allMatch(each -> each.end().equals(Optional.of(End.SIGNED_OFF)))
                    && report.faults().stream()
                            .allMatch(each ->
                                    each.noticed()
                                            || (each.injected().isEmpty()
                                                    && options.faults().isEmpty()))
                    && (options.faults().isEmpty() || report.notInjected().isEmpty())
                    && report.destructive() == 0;
        } catch (IOException | InterruptedException | RuntimeException broken) {
            if (stopped.get()) {
                return false; // What was told to stop does not fail by that.
            }
            throw broken;
        } finally {
            endings.close();
        }
    }

    private static void write(Path sandbox, String name, String text) throws IOException {
        Files.writeString(sandbox.resolve("out").resolve(name), text);
    }

    private static String absolute() {
        var parts = new ArrayList<String>();
        for (var part : System.getProperty("java.class.path").split(":", -1)) {
            if (!part.isEmpty()) {
                parts.add(Path.of(part).toAbsolutePath().toString());
            }
        }
        return String.join(":", parts);
    }
}
