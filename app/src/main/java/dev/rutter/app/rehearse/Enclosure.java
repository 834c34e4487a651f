package dev.rutter.app.rehearse;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What keeps a rehearsal from the world outside: namespaces of its own for network, mounts and
/// processes where the system allows them.
///
/// @param kind how much of it this machine allows
/// @param sandbox the one folder that may be written
/// @param read what has to be seen inside: the document, the workspace
record Enclosure(Kind kind, Path sandbox, List<Path> read) {
    private static final List<String> ROOT =
            List.of(
                    "unshare",
                    "--net",
                    "--mount",
                    "--pid",
                    "--fork",
                    "--mount-proc",
                    "--kill-child");
    private static final List<String> USER =
            List.of(
                    "unshare",
                    "--user",
                    "--map-current-user",
                    "--keep-caps",
                    "--net",
                    "--mount",
                    "--pid",
                    "--fork",
                    "--mount-proc",
                    "--kill-child");

    private static final Path TMP = Path.of("/tmp");

    /// Variables of the person's own environment that are passed in; no others are.
    static final List<String> PASSED =
            List.of("PATH", "LANG", "LC_ALL", "TERM", "TZ", "JAVA_HOME", "COLUMNS", "NO_COLOR");

    /// How much this machine allows.
    enum Kind {
        /// As root.
        ROOT(
                "own network (loopback only), own processes, own /dev and /run; every file system but the sandbox is read-only"),
        /// By a namespace of users.
        USER(
                "own users and network (loopback only), own processes, own /dev and /run; every file system but the sandbox is read-only"),
        /// Nothing of it.
        NONE(
                "NOT ENCLOSED: this system allows no namespaces; commands could reach the network and the person's files");

        private final String says;

        Kind(String says) {
            this.says = says;
        }

        String says() {
            return says;
        }
    }

    /// What this machine allows, tried once.
    static Enclosure of(Path sandbox, List<Path> read) throws InterruptedException {
        for (var kind : List.of(Kind.ROOT, Kind.USER)) {
            var enclosure = new Enclosure(kind, sandbox, read);
            if (enclosure.works()) {
                return enclosure;
            }
        }
        return new Enclosure(Kind.NONE, sandbox, read);
    }

    private boolean works() throws InterruptedException {
        try {
            var words = around(List.of("true"));
            var tried =
                    new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!tried.waitFor(10, TimeUnit.SECONDS)) {
                tried.destroyForcibly();
                return false;
            }
            return tried.exitValue() == 0;
        } catch (IOException none) {
            return false; // no unshare on this machine
        }
    }

    /// The command in the enclosure.
    List<String> around(List<String> command) {
        if (kind == Kind.NONE) {
            return List.copyOf(command);
        }
        var words = new ArrayList<>(kind == Kind.ROOT ? ROOT : USER);
        words.addAll(
                List.of(
                        "sh",
                        script().toString(),
                        sandbox.toString(),
                        hidesTmp() ? "yes" : "no",
                        System.getProperty("user.home"),
                        shown().stream().map(Path::toString).collect(joining("\n"))));
        words.addAll(command);
        return words;
    }

    /// What has to be seen of `/tmp`, which is the sandbox's own inside: Rutter itself, the Java it
    /// runs on, the document and the workspace, where they lie there. Of one that lies in another
    /// only the outer.
    private List<Path> shown() {
        var own =
                System.getProperty("java.class.path")
                        + File.pathSeparator
                        // what a start reads beside the class path: caches
                        + System.getProperty("rutter.aot", "/")
                        + File.pathSeparator
                        + System.getProperty("java.home")
                        + File.pathSeparator
                        + System.getProperty("user.dir");
        var needed =
                Stream.concat(
                                Stream.of(own.split(File.pathSeparator, -1)).map(Path::of),
                                read.stream())
                        .map(each -> each.toAbsolutePath().normalize())
                        .filter(each -> each.startsWith(TMP) && !each.equals(TMP))
                        .filter(Files::exists)
                        .distinct()
                        .toList();
        return needed.stream()
                .filter(each ->
                        needed.stream()
                                .noneMatch(other -> !other.equals(each) && each.startsWith(other)))
                .toList();
    }

    /// Whether `/tmp` becomes the sandbox's own: always, unless it is itself the workspace.
    private boolean hidesTmp() {
        return read.stream().noneMatch(each -> each.toAbsolutePath().normalize().equals(TMP));
    }

    private Path script() {
        var file = sandbox.resolve("enclose");
        try (var in = Enclosure.class.getResourceAsStream("enclose")) {
            if (in == null) {
                throw new IOException("the distribution lacks it");
            }
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException no) {
            throw new UncheckedIOException("\"" + file + "\" cannot be written", no);
        }
    }

    /// The environment inside: what is on the list, and a home of its own.
    static Map<String, String> environment(Map<String, String> own, Path sandbox) {
        var inside = new TreeMap<String, String>();
        PASSED.forEach(name -> {
            var value = own.get(name);
            if (value != null) {
                inside.put(name, value);
            }
        });
        inside.put("HOME", sandbox.resolve("home").toString());
        inside.put("TMPDIR", sandbox.resolve("tmp").toString());
        inside.put("USER", "rehearsal");
        inside.put("JAVA_HOME", System.getProperty("java.home"));
        return inside;
    }
}
