package dev.rutter.app.rehearse;

import dev.rutter.app.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Small programs that stand in, on PATH, for those that are absent or would reach a real service.
/// Each call of one is written down.
final class StandIns {
    /// Always stood in for: they would reach a service, or run what was fetched from one.
    static final List<String> ALWAYS =
            List.of(
                    "convex",
                    "gh",
                    "next",
                    "npx",
                    "prisma",
                    "render",
                    "sentry-cli",
                    "supabase",
                    "vercel",
                    "wscat");

    /// Only where the machine has none.
    static final List<String> WHERE_ABSENT = List.of("npm", "pnpm");

    /// What they are made of.
    private static final List<String> PARTS = List.of("_common", "_scripts");

    /// In the address of a database.
    private static final Pattern PASSWORD = Pattern.compile("(://[^:/@\\s]+):[^@\\s]+@");

    private final Path folder;
    private final Path calls;
    private final List<String> names;

    private StandIns(Path folder, Path calls, List<String> names) {
        this.folder = folder;
        this.calls = calls;
        this.names = List.copyOf(names);
    }

    /// Whether this command ends by itself without a terminal, where a person would have to stop
    /// it: the stand-in of `wscat` listens for a while, and `psql` that is only opened connects and
    /// finds no more input.
    static boolean endsByItself(String script) {
        return script.strip()
                .matches("(?:(?:npx\\s+(?:-\\S+\\s+)*)?wscat\\s|psql\\s+(?!-))[^\\n;&|<>]*");
    }

    /// One call.
    ///
    /// @param caller `run` for a step of the document, `platform` for a build or a start
    record Call(Instant at, String tool, String args, String caller, int exit) {
        String line() {
            var shown = PASSWORD.matcher(args).replaceAll("$1:…@");
            return (tool + " " + shown).strip() + " (exit " + exit + ")";
        }
    }

    /// Puts them into a folder.
    ///
    /// @param path of the machine, to see what is absent
    static StandIns into(Path folder, Path calls, String path) throws IOException {
        Files.createDirectories(folder);
        var names = new ArrayList<>(ALWAYS);
        WHERE_ABSENT.stream().filter(name -> !onPath(name, path)).forEach(names::add);
        for (var name : names) {
            copy(name, folder);
        }
        for (var part : PARTS) {
            copy(part, folder);
        }
        if (Files.notExists(calls)) {
            Files.createFile(calls);
        }
        return new StandIns(folder, calls, names);
    }

    private static boolean onPath(String name, String path) {
        for (var each : path.split(":", -1)) {
            if (!each.isEmpty() && Files.isExecutable(Path.of(each).resolve(name))) {
                return true;
            }
        }
        return false;
    }

    private static void copy(String name, Path folder) throws IOException {
        try (var in = StandIns.class.getResourceAsStream("stand-ins/" + name)) {
            if (in == null) {
                throw new IOException("the distribution lacks the stand-in " + name);
            }
            var file = folder.resolve(name);
            Files.write(file, in.readAllBytes());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    Path folder() {
        return folder;
    }

    Path log() {
        return calls;
    }

    List<String> names() {
        return names;
    }

    /// All calls so far, oldest first; a line that is no call is left out.
    List<Call> calls() throws IOException {
        var read = new ArrayList<Call>();
        // Words cut in the middle of a letter are no UTF-8; the call counts all the same.
        var written = new String(Files.readAllBytes(calls), StandardCharsets.UTF_8);
        for (var line : written.lines().toList()) {
            if (Json.read(line) instanceof Map<?, ?> call
                    && call.get("at") instanceof Number at
                    && call.get("exit") instanceof Number exit) {
                read.add(
                        new Call(
                                Instant.ofEpochMilli(at.longValue()),
                                String.valueOf(call.get("tool")),
                                String.valueOf(call.get("args")),
                                String.valueOf(call.get("caller")),
                                exit.intValue()));
            }
        }
        return read;
    }
}
