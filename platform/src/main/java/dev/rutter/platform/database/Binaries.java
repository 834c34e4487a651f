package dev.rutter.platform.database;

import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The programs of one PostgreSQL version.
///
/// @param bin the folder that holds `initdb` and `postgres`
/// @param version as the program says, such as `15.18`
record Binaries(Path bin, String version, int major) {

    /// The variable that chooses: `machine`, `bundled`, or a folder that holds `postgres`.
    static final String VARIABLE = "RUTTER_POSTGRES";

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration UNPACK_LIMIT = Duration.ofMinutes(2);
    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\)? ((\\d+)[.\\w]*)");
    private static final String BUNDLE = "/postgres-linux-x86_64.txz";

    /// The best there is for `wanted` (empty: any).
    ///
    /// @param exactly whether another version will not do, since data of this one is there
    /// @param choice the value of [#VARIABLE], empty for none
    /// @param ground where the bundled ones are unpacked, once
    static Binaries find(Optional<Integer> wanted, boolean exactly, String choice, Path ground)
            throws DatabaseException {
        var present =
                switch (choice) {
                    case "", "machine" -> machine();
                    case "bundled" -> List.of(bundled(ground));
                    default -> List.of(at(Path.of(choice)).orElseThrow(() -> nothingAt(choice)));
                };
        if (choice.isEmpty()
                && present.stream().noneMatch(each -> !exactly || fits(each, wanted))) {
            present = List.of(bundled(ground));
        }
        var newest = Comparator.comparingInt(Binaries::major);
        var same = present.stream().filter(each -> fits(each, wanted)).max(newest);
        if (same.isPresent()) {
            return same.get();
        }
        if (exactly || present.isEmpty()) {
            throw new DatabaseException(
                    "there is no PostgreSQL"
                            + wanted.map(major -> " " + major).orElse("")
                            + " on this machine"
                            + (exactly ? ", which the data that is there needs" : "")
                            + "; install it, or set "
                            + VARIABLE
                            + " to a folder that holds \"postgres\" or to \"bundled\"");
        }
        return present.stream().max(newest).get();
    }

    private static boolean fits(Binaries each, Optional<Integer> wanted) {
        return wanted.isEmpty() || wanted.get() == each.major;
    }

    private static DatabaseException nothingAt(String choice) {
        return new DatabaseException(
                VARIABLE
                        + " is \""
                        + choice
                        + "\", where no \"postgres\" runs; set it to machine, bundled, or a folder");
    }

    private static List<Binaries> machine() throws DatabaseException {
        var folders = new ArrayList<Path>();
        for (var each : Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1)) {
            if (!each.isEmpty()) {
                folders.add(Path.of(each));
            }
        }
        addBins(folders, Path.of("/usr/lib/postgresql"), "[0-9]*"); // Debian
        addBins(folders, Path.of("/usr"), "pgsql-*"); // Fedora
        var found = new ArrayList<Binaries>();
        for (var folder : folders) {
            at(folder).ifPresent(found::add);
        }
        return found;
    }

    private static void addBins(List<Path> folders, Path parent, String pattern)
            throws DatabaseException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(parent, pattern)) {
            each.forEach(version -> folders.add(version.resolve("bin")));
        } catch (IOException no) {
            throw new DatabaseException("the folder " + parent + " cannot be read: " + no, no);
        }
    }

    private static Optional<Binaries> at(Path folder) throws DatabaseException {
        var program = folder.resolve("postgres");
        if (!Files.isExecutable(program) || !Files.isExecutable(folder.resolve("initdb"))) {
            return Optional.empty();
        }
        var answer = Tool.call(Path.of("/"), LIMIT, List.of(program.toString(), "--version"));
        var match = VERSION.matcher(answer.output());
        if (!answer.good() || !match.find()) {
            return Optional.empty();
        }
        return Optional.of(new Binaries(folder, match.group(1), Integer.parseInt(match.group(2))));
    }

    private static Binaries bundled(Path ground) throws DatabaseException {
        var folder = ground.resolve(".postgres");
        if (!Files.isDirectory(folder)) {
            unpack(ground, folder);
        }
        return at(folder.resolve("bin"))
                .orElseThrow(() ->
                        new DatabaseException(
                                "the bundled PostgreSQL in "
                                        + folder
                                        + " does not run on this machine; install"
                                        + " PostgreSQL, or set "
                                        + VARIABLE));
    }

    private static void unpack(Path ground, Path folder) throws DatabaseException {
        var beside = ground.resolve(".postgres.new");
        var archive = ground.resolve(".postgres.txz");
        try (InputStream in = Binaries.class.getResourceAsStream(BUNDLE)) {
            if (in == null) {
                throw new DatabaseException(
                        "there is no PostgreSQL on this machine, and none is bundled for "
                                + System.getProperty("os.name")
                                + " "
                                + System.getProperty("os.arch")
                                + "; install PostgreSQL, or set "
                                + VARIABLE
                                + " to a folder that holds \"postgres\"");
            }
            Files.createDirectories(beside);
            Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
            var words = List.of("tar", "-xJf", archive.toString(), "-C", beside.toString());
            var answer = Tool.call(ground, UNPACK_LIMIT, words);
            if (!answer.good()) {
                throw new DatabaseException(
                        "the bundled PostgreSQL cannot be unpacked: "
                                + answer.end()
                                + "; install \"tar\" and \"xz\" (package xz-utils), or PostgreSQL");
            }
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(archive);
        } catch (IOException no) {
            throw new DatabaseException(
                    "the bundled PostgreSQL cannot be unpacked into " + ground + ": " + no, no);
        }
    }
}
