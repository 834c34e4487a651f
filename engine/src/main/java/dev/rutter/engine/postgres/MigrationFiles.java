package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.Migrations.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// Finds the migrations of a workspace by the shape of their paths and contents. Follows no links,
/// reads at most 5,000 files of at most 2 MB each, 12 folders deep.
final class MigrationFiles {
    private static final int DEEPEST = 12;
    private static final int MOST_VISITED = 200_000;
    private static final int MOST_READ = 5_000;
    private static final long LARGEST = 2 << 20;
    private static final Set<String> ELSEWHERE =
            Set.of(
                    ".git",
                    "node_modules",
                    "target",
                    "build",
                    "dist",
                    "venv",
                    ".venv",
                    "site-packages",
                    "vendor",
                    "__pycache__",
                    ".next");

    private static final Pattern PRISMA =
            Pattern.compile("(?:^|.*/)migrations/([^/]+)/migration\\.sql$");
    private static final Pattern SUPABASE =
            Pattern.compile("(?:^|.*/)supabase/migrations/([0-9]+)_(.*)\\.sql$");
    private static final Pattern FLYWAY =
            Pattern.compile("(?:^|.*/)V([0-9]+(?:[._][0-9]+)*)__(.+)\\.sql$");
    private static final Pattern FLYWAY_REPEATED = Pattern.compile("(?:^|.*/)R__(.+)\\.sql$");
    private static final Pattern DJANGO =
            Pattern.compile("(?:^|.*/)([^/]+)/migrations/([^/]+)\\.py$");
    private static final Pattern RAILS =
            Pattern.compile("(?:^|.*/)db/migrate/([0-9]+)_(\\w+)(?:\\.\\w+)?\\.rb$");
    private static final Pattern REVISION =
            Pattern.compile("(?m)^revision\\b[^=\\n]*=\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern DOWN_REVISION =
            Pattern.compile(
                    "(?m)^down_revision\\b[^=\\n]*=\\s*(None|\\([^)]*\\)|['\"][^'\"]*['\"])");
    private static final Pattern REPLACES = Pattern.compile("(?s)\\breplaces\\s*=\\s*\\[(.*?)\\]");
    private static final Pattern PAIR =
            Pattern.compile("\\(\\s*['\"]([^'\"]+)['\"]\\s*,\\s*['\"]([^'\"]+)['\"]\\s*,?\\s*\\)");
    private static final Pattern TEXT = Pattern.compile("['\"]([^'\"]+)['\"]");

    private final Path folder;
    private final List<MigrationFile> found = new ArrayList<>();
    private int visited;
    private int read;
    private boolean cut;

    private MigrationFiles(Path folder) {
        this.folder = folder;
    }

    /// @param cut whether there was more than is read
    record Workspace(List<MigrationFile> files, boolean cut) {
        List<MigrationFile> of(Tool tool) {
            return files.stream().filter(file -> file.tool() == tool).toList();
        }
    }

    static Workspace in(Path folder) throws IOException {
        var files = new MigrationFiles(folder.toAbsolutePath().normalize());
        if (Files.isDirectory(folder)) {
            files.walk();
        }
        files.found.sort(
                Comparator.comparing(MigrationFile::tool).thenComparing(MigrationFile::file));
        return new Workspace(List.copyOf(files.found), files.cut);
    }

    private void walk() throws IOException {
        Files.walkFileTree(
                folder,
                EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                DEEPEST,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes of) {
                        var name = at.getFileName() == null ? "" : at.getFileName().toString();
                        return !at.equals(folder) && ELSEWHERE.contains(name)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path at, BasicFileAttributes of)
                            throws IOException {
                        if (++visited > MOST_VISITED || read > MOST_READ) {
                            cut = true;
                            return FileVisitResult.TERMINATE;
                        }
                        if (of.isRegularFile() && of.size() <= LARGEST) {
                            file(at);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path at, IOException why) {
                        return FileVisitResult
                                .CONTINUE; // A folder that may not be read holds none.
                    }
                });
    }

    private void file(Path at) throws IOException {
        var path = folder.relativize(at).toString().replace('\\', '/');
        // The folder itself may be the "migrations" or "supabase" that a path is known by.
        var whole = at.toString().replace('\\', '/');
        if (path.endsWith(".sql")) {
            sql(at, path, whole);
        } else if (path.endsWith(".py")) {
            python(at, path, whole);
        } else if (path.endsWith(".rb")) {
            var rails = RAILS.matcher(whole);
            if (rails.matches()) {
                var text = text(at);
                var end = text.indexOf("def down");
                add(Tool.RAILS, rails.group(1), rails.group(1) + "_" + rails.group(2), path)
                        .with(end < 0 ? text : text.substring(0, end), false, "", List.of());
            }
        } else if (path.endsWith(".xml") || path.endsWith(".yaml") || path.endsWith(".yml")) {
            var text = text(at);
            if (text.contains("databaseChangeLog")) {
                found.addAll(ChangeSets.inList(path, text));
            }
        }
    }

    private void sql(Path at, String path, String whole) throws IOException {
        var prisma = PRISMA.matcher(whole);
        var supabase = SUPABASE.matcher(whole);
        var flyway = FLYWAY.matcher(whole);
        var repeated = FLYWAY_REPEATED.matcher(whole);
        if (prisma.matches()) {
            var bytes = bytes(at);
            add(Tool.PRISMA, prisma.group(1), prisma.group(1), path)
                    .with(utf8(bytes), true, sha256(bytes), List.of());
        } else if (supabase.matches()) {
            add(Tool.SUPABASE, supabase.group(1), supabase.group(1) + "_" + supabase.group(2), path)
                    .with(text(at), true, "", List.of());
        } else if (flyway.matches()) {
            var text = text(at);
            add(
                            Tool.FLYWAY,
                            version(flyway.group(1)),
                            "V" + flyway.group(1) + "__" + flyway.group(2),
                            path)
                    .with(text, true, crc(text), List.of());
        } else if (repeated.matches()) {
            var text = text(at);
            add(
                            Tool.FLYWAY,
                            "R " + repeated.group(1).replace('_', ' '),
                            "R__" + repeated.group(1),
                            path)
                    .with(text, true, crc(text), List.of());
        } else {
            var text = text(at);
            if (text.stripLeading().startsWith("--") && text.contains("liquibase formatted sql")) {
                found.addAll(ChangeSets.inSql(path, text));
            }
        }
    }

    private void python(Path at, String path, String whole) throws IOException {
        var django = DJANGO.matcher(whole);
        if (django.matches() && !path.endsWith("__init__.py")) {
            var text = text(at);
            if (text.contains("class Migration(")) {
                var replaces = REPLACES.matcher(text);
                var after = new ArrayList<String>();
                if (replaces.find()) {
                    PAIR.matcher(replaces.group(1))
                            .results()
                            .forEach(pair -> after.add(pair.group(1) + "." + pair.group(2)));
                }
                var key = django.group(1) + "." + django.group(2);
                add(Tool.DJANGO, key, key, path).with(text, false, "", after);
                return;
            }
        }
        var text = whole.contains("/versions/") ? text(at) : "";
        var revision = REVISION.matcher(text);
        var down = DOWN_REVISION.matcher(text);
        if (revision.find() && down.find()) {
            var after = TEXT.matcher(down.group(1)).results().map(one -> one.group(1)).toList();
            var end = text.indexOf("def downgrade");
            add(Tool.ALEMBIC, revision.group(1), revision.group(1), path)
                    .with(end < 0 ? text : text.substring(0, end), false, "", after);
        }
    }

    private record Adding(List<MigrationFile> to, Tool tool, String key, String name, String file) {
        void with(String text, boolean sql, String sum, List<String> after) {
            to.add(new MigrationFile(tool, key, name, file, 1, text, sql, sum, after));
        }
    }

    private Adding add(Tool tool, String key, String name, String file) {
        return new Adding(found, tool, key, name, file);
    }

    private byte[] bytes(Path at) throws IOException {
        read++;
        return Files.readAllBytes(at);
    }

    private String text(Path at) throws IOException {
        return utf8(bytes(at));
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// `01_2.0` and `1.2` are one version to Flyway.
    static String version(String written) {
        var parts = new ArrayList<String>();
        for (var part : written.split("[._]", -1)) {
            parts.add(part.replaceFirst("^0+(?=\\d)", ""));
        }
        while (parts.size() > 1 && parts.getLast().equals("0")) {
            parts.removeLast();
        }
        return String.join(".", parts);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Flyway sums the lines without their ends, so that line ends may change.
    private static String crc(String text) {
        var crc = new CRC32();
        var bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        bare.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return Integer.toString((int) crc.getValue());
    }
}
