package dev.rutter.app.rehearse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts a fault into the workspace, to be committed with the release.
final class Spoiled {
    private static final String REFUSED =
            """
            -- Brought by a rehearsal: PostgreSQL refuses it.
            SELECT 1 / 0;
            """;
    private static final String HALF =
            """
            -- Brought by a rehearsal: the first half is committed, the second is refused.
            BEGIN;
            CREATE TABLE rehearsal_half_a_migration (id bigint PRIMARY KEY);
            COMMIT;
            SELECT 1 / 0;
            """;

    private final Sandbox sandbox;

    Spoiled(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    void bring(Fault fault) throws IOException {
        switch (fault) {
            case BAD_RELEASE, SLOW_RELEASE, CRASH_LOOP -> start(fault);
            case FAILING_MIGRATION -> migration(REFUSED);
            case HALF_MIGRATION -> migration(HALF);
            case DATABASE_DOWN, DISK_FULL, HOSTING_5XX, LOST_APPROVAL, CONTROLLER_KILLED -> {
                // Comes from outside.
            }
        }
    }

    /// Every service that is looked at by its health, so that a release of several is bad as a
    /// whole; where none names a path, the first one.
    private void start(Fault fault) throws IOException {
        var started = sandbox.started();
        if (started.isEmpty()) {
            throw new IOException("no service of the workspace has a startCommand");
        }
        var looked = started.stream().filter(each -> each.health().isPresent()).toList();
        for (var service : looked.isEmpty() ? List.of(started.getFirst()) : looked) {
            sandbox.startBy(service, script(fault, service));
        }
    }

    private static String script(Fault fault, Sandbox.Started service) {
        return "exec %s -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx96m -cp %s %s %s %s %s\n"
                .formatted(
                        Sandbox.quoted(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                        Sandbox.quoted(absolute()),
                        FaultyRelease.class.getName(),
                        fault.word(),
                        Sandbox.quoted(service.health().orElse("/")),
                        Sandbox.quoted(service.command()));
    }

    private static String absolute() {
        return String.join(
                ":",
                Stream.of(System.getProperty("java.class.path").split(":", -1))
                        .map(each -> Path.of(each).toAbsolutePath().toString())
                        .toList());
    }

    /// In the root, or one folder below it.
    private static Optional<Path> prisma(Path root) throws IOException {
        try (var folders = Files.list(root)) {
            return Stream.concat(Stream.of(root), folders.sorted())
                    .map(each -> each.resolve("prisma/migrations"))
                    .filter(Files::isDirectory)
                    .findFirst();
        }
    }

    private void migration(String sql) throws IOException {
        var root = sandbox.workspace();
        var prisma = prisma(root);
        if (prisma.isPresent()) {
            var folder = prisma.get().resolve("99990101000000_rehearsed");
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("migration.sql"), sql);
            return;
        }
        for (var place : List.of("supabase/migrations", "migrations", "db/migrations")) {
            var folder = root.resolve(place);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (var files = Files.list(folder)) {
                var last =
                        files.map(each -> each.getFileName().toString())
                                .filter(each -> each.matches("\\d+_.*\\.sql"))
                                .max(Comparator.naturalOrder())
                                .orElse("000_.sql");
                var digits = last.substring(0, last.indexOf('_')).length();
                Files.writeString(folder.resolve("9".repeat(digits) + "_rehearsed.sql"), sql);
                return;
            }
        }
        throw new IOException("the workspace has no folder of migrations that a rehearsal knows");
    }
}
