package dev.rutter.engine.postgres;

import dev.rutter.engine.postgres.History.Table;
import dev.rutter.engine.postgres.History.Told;
import dev.rutter.engine.postgres.Migrations.Migration;
import dev.rutter.engine.postgres.Migrations.Seen;
import dev.rutter.engine.postgres.Migrations.Standing;
import dev.rutter.engine.postgres.Migrations.Tool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds the history tables of a database against the migration files of a workspace. Only looks.
public final class MigrationReader {
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*");

    private MigrationReader() {}

    /// Every tool that has a history table in the database or files in the workspace.
    ///
    /// @param limit for each look at the database
    /// @throws PostgresException where the database does not answer
    /// @throws IOException where the workspace cannot be read
    public static List<Migrations> read(Address address, Path workspace, Duration limit)
            throws PostgresException, IOException {
        var files = MigrationFiles.in(workspace);
        var found = new ArrayList<Migrations>();
        try (var session = Session.looking(address, limit)) {
            var history = new History(session);
            var tables = history.tables();
            for (var tool : Tool.values()) {
                var ours = tables.stream().filter(table -> table.tool() == tool).toList();
                var used = ours.stream().filter(Table::visible).toList();
                if (tool == Tool.SUPABASE || used.isEmpty()) {
                    used = ours;
                }
                var own = files.of(tool);
                for (var table : used) {
                    var told = history.read(table);
                    found.add(joined(tool, table.shown(), told, own, session, files.cut()));
                }
                if (used.isEmpty() && !own.isEmpty()) {
                    var nothing =
                            new Told(
                                    Map.of(),
                                    List.of("there is no history table yet: nothing was applied"),
                                    "");
                    found.add(joined(tool, "", nothing, own, session, files.cut()));
                }
            }
        }
        return found;
    }

    private static Migrations joined(
            Tool tool,
            String table,
            Told told,
            List<MigrationFile> files,
            Session session,
            boolean cut)
            throws PostgresException {
        var applied = tool == Tool.ALEMBIC ? ancestors(told, files) : Set.<String>of();
        var newest = newest(tool, told);
        var effects = new Effects(session);
        var migrations = new ArrayList<Migration>();
        var known = new HashSet<String>();
        var firstPending = true;
        for (var file : ordered(tool, files)) {
            known.add(file.key());
            known.addAll(tool == Tool.DJANGO ? file.after() : List.of());
            var migration = one(file, told, applied, newest, effects, firstPending);
            firstPending &= !migration.standing().pending();
            migrations.add(migration);
        }
        var remarks = new ArrayList<>(told.remarks());
        var apps = new HashSet<String>();
        files.forEach(file -> apps.add(app(file.key())));
        var lost = new ArrayList<Migration>();
        for (var recorded : told.recorded().values()) {
            if (!known.contains(recorded.key())
                    && (tool != Tool.DJANGO
                            || files.isEmpty()
                            || apps.contains(app(recorded.key())))) {
                lost.add(lost(recorded, files.isEmpty()));
            }
        }
        migrations.addAll(0, lost);
        if (files.isEmpty()) {
            remarks.add("the workspace holds no files of it: what is pending cannot be told");
        }
        if (cut) {
            remarks.add("the workspace is too large: not all of its files were looked at");
        }
        return new Migrations(tool, table, migrations, remarks);
    }

    private static Migration lost(Recorded recorded, boolean noFiles) {
        var broken = recorded.standing() != Standing.APPLIED;
        return new Migration(
                recorded.name(),
                broken || noFiles ? recorded.standing() : Standing.WITHOUT_FILE,
                recorded.detail()
                        + (noFiles
                                ? ""
                                : (recorded.detail().isEmpty() ? "" : "; ")
                                        + "there is no such file"),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Migration one(
            MigrationFile file,
            Told told,
            Set<String> applied,
            String newest,
            Effects effects,
            boolean firstPending)
            throws PostgresException {
        var recorded = Optional.ofNullable(told.recorded().get(file.key()));
        if (recorded.isPresent() && recorded.get().standing() == Standing.APPLIED) {
            var changed =
                    !file.sum().isEmpty()
                            && !recorded.get().sum().isEmpty()
                            && !file.sum().equals(recorded.get().sum());
            // Flyway applies a repeatable migration again when it changed.
            return changed && file.key().startsWith("R ")
                    ? told(file, Standing.PENDING, "changed since it was applied", List.of())
                    : changed
                            ? told(
                                    file,
                                    Standing.CHANGED,
                                    recorded.get().detail() + "; the file was changed since",
                                    List.of())
                            : told(file, Standing.APPLIED, recorded.get().detail(), List.of());
        }
        if (recorded.isPresent() && recorded.get().standing() != Standing.ROLLED_BACK) {
            var seen = file.sql() ? effects.of(file.text(), file.line()) : List.<Seen>of();
            return told(file, broken(recorded.get(), seen), detail(recorded.get(), seen), seen);
        }
        if (applied.contains(file.key())
                || (file.tool() == Tool.DJANGO
                        && !file.after().isEmpty()
                        && told.recorded().keySet().containsAll(file.after()))) {
            return told(file, Standing.APPLIED, "", List.of());
        }
        var version = VERSION.matcher(file.key()).matches();
        if (version && !told.baseline().isEmpty() && compare(file.key(), told.baseline()) <= 0) {
            return told(file, Standing.APPLIED, "up to the baseline", List.of());
        }
        return pending(file, recorded, newest, effects, firstPending);
    }

    private static Migration pending(
            MigrationFile file,
            Optional<Recorded> recorded,
            String newest,
            Effects effects,
            boolean first)
            throws PostgresException {
        var seen = file.sql() && first ? effects.of(file.text(), file.line()) : List.<Seen>of();
        var adds =
                seen.stream()
                        .filter(one ->
                                !one.text().toLowerCase(java.util.Locale.ROOT).contains("drop "))
                        .toList();
        var there = adds.stream().filter(one -> one.there().orElse(false)).count();
        var missing = seen.stream().filter(one -> !one.there().orElse(true)).count();
        if (there > 0 && missing > 0) {
            return told(file, Standing.HALF_DONE, "it is not recorded, and " + parts(seen), seen);
        }
        var detail = recorded.map(Recorded::detail).orElse("");
        if (there > 0) {
            detail = "it is not recorded, and what it makes is there already: done by hand?";
        } else if (detail.isEmpty()
                && !newest.isEmpty()
                && VERSION.matcher(file.key()).matches()
                && compare(file.key(), newest) < 0) {
            detail =
                    switch (file.tool()) {
                        case FLYWAY -> "older than the newest applied one: it needs outOfOrder";
                        case SUPABASE ->
                                "older than the newest applied one: it needs --include-all";
                        case PRISMA, LIQUIBASE, ALEMBIC, DJANGO, RAILS ->
                                "older than the newest applied one";
                    };
        }
        if (first && there == 0 && file.alone()) {
            detail +=
                    (detail.isEmpty() ? "" : "; ")
                            + "it does not run in one transaction: where it failed, a part of it may"
                            + " be there";
        }
        return told(
                file,
                recorded.isPresent() ? Standing.ROLLED_BACK : Standing.PENDING,
                detail,
                there > 0 ? seen : List.of());
    }

    private static Standing broken(Recorded recorded, List<Seen> seen) {
        var there = seen.stream().anyMatch(one -> one.there().orElse(false));
        return recorded.standing() == Standing.FAILED && there
                ? Standing.HALF_DONE
                : recorded.standing();
    }

    private static String detail(Recorded recorded, List<Seen> seen) {
        if (recorded.standing() != Standing.FAILED) {
            return recorded.detail();
        }
        return recorded.detail()
                + "; "
                + (seen.stream().allMatch(one -> one.there().isEmpty())
                        ? "what of it is in the database cannot be told"
                        : parts(seen));
    }

    private static String parts(List<Seen> seen) {
        var there = seen.stream().filter(one -> one.there().orElse(false)).count();
        var unclear = seen.stream().filter(one -> one.there().isEmpty()).count();
        return (there == 0 ? "none" : Long.toString(there))
                + " of its "
                + seen.size()
                + " statements "
                + (there == 1 ? "is" : "are")
                + " seen in the database"
                + (unclear == 0 ? "" : ", of " + unclear + " it cannot be told");
    }

    private static Migration told(
            MigrationFile file, Standing standing, String detail, List<Seen> seen) {
        var done = standing == Standing.APPLIED || standing == Standing.CHANGED;
        return new Migration(
                file.name(),
                standing,
                detail,
                Optional.of(file.file()),
                done ? List.of() : file.destructive(),
                seen);
    }

    /// Alembic records only where it stands; all that it came through is applied.
    private static Set<String> ancestors(Told told, List<MigrationFile> files) {
        var applied = new HashSet<String>();
        var next = new ArrayDeque<>(told.recorded().keySet());
        while (!next.isEmpty()) {
            var key = next.pop();
            if (applied.add(key)) {
                files.stream()
                        .filter(file -> file.key().equals(key))
                        .forEach(file -> next.addAll(file.after()));
            }
        }
        return applied;
    }

    private static List<MigrationFile> ordered(Tool tool, List<MigrationFile> files) {
        return switch (tool) {
            case FLYWAY ->
                    files.stream()
                            .sorted(
                                    Comparator.comparing((MigrationFile file) ->
                                                    !VERSION.matcher(file.key()).matches())
                                            .thenComparing(
                                                    MigrationFile::key, MigrationReader::compare))
                            .toList();
            case ALEMBIC -> chained(files);
            case LIQUIBASE -> files;
            case PRISMA, SUPABASE, DJANGO, RAILS ->
                    files.stream().sorted(Comparator.comparing(MigrationFile::key)).toList();
        };
    }

    private static List<MigrationFile> chained(List<MigrationFile> files) {
        var left = new ArrayList<>(files);
        var chain = new ArrayList<MigrationFile>();
        while (!left.isEmpty()) {
            var waiting = new HashSet<String>();
            left.forEach(file -> waiting.add(file.key()));
            var ready =
                    left.stream()
                            .filter(file -> file.after().stream().noneMatch(waiting::contains))
                            .toList();
            // A ring of revisions is a mistake of its author; it is shown as it lies.
            chain.addAll(ready.isEmpty() ? left : ready);
            left.removeAll(ready.isEmpty() ? List.copyOf(left) : ready);
        }
        return chain;
    }

    private static String newest(Tool tool, Told told) {
        return tool == Tool.ALEMBIC || tool == Tool.DJANGO
                ? ""
                : told.recorded().values().stream()
                        .filter(one -> one.standing() == Standing.APPLIED)
                        .map(Recorded::key)
                        .filter(key -> VERSION.matcher(key).matches())
                        .max(MigrationReader::compare)
                        .orElse("");
    }

    /// Versions part by part as numbers; other texts by their letters.
    static int compare(String one, String other) {
        if (!VERSION.matcher(one).matches() || !VERSION.matcher(other).matches()) {
            return one.compareTo(other);
        }
        var left = one.split("\\.", -1);
        var right = other.split("\\.", -1);
        for (var i = 0; i < Math.max(left.length, right.length); i++) {
            var order =
                    new BigInteger(i < left.length ? left[i] : "0")
                            .compareTo(new BigInteger(i < right.length ? right[i] : "0"));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String app(String key) {
        return key.substring(0, Math.max(0, key.indexOf('.')));
    }
}
