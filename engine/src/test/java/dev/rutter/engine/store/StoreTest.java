package dev.rutter.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-03-04T05:06:07Z");

    @TempDir Path home;

    @Test
    void a_home_is_made_for_this_user_alone() throws Exception {
        var fresh = home.resolve("a/b");
        Store.open(fresh, CLOCK).close();
        assertThat(Files.getPosixFilePermissions(fresh))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(fresh.resolve("rutter.db")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void it_is_durable_at_every_commit_and_others_may_read_meanwhile() {
        try (var store = Store.open(home, CLOCK)) {
            assertThat(pragma(store, "journal_mode")).isEqualTo("wal");
            // 2 is FULL, see https://sqlite.org/pragma.html#pragma_synchronous
            assertThat(pragma(store, "synchronous")).isEqualTo("2");
        }
    }

    private static String pragma(Store store, String name) {
        return store.write(
                "look", sql -> sql.rows(row -> row.text(name), "PRAGMA " + name).getFirst());
    }

    @Test
    void what_a_transaction_did_before_it_failed_is_undone() {
        try (var store = Store.open(home, CLOCK)) {
            assertThatThrownBy(() ->
                            store.write(
                                    "test",
                                    sql -> {
                                        addRun(sql, "r1");
                                        throw new IllegalStateException("no");
                                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(runs(store)).isEmpty();
            store.write(
                    "test",
                    sql -> {
                        addRun(sql, "r2");
                        return "done";
                    });
            assertThat(runs(store)).containsExactly("r2");
        }
    }

    @Test
    void two_that_have_it_open_write_in_turn() {
        try (var one = Store.open(home, CLOCK);
                var two = Store.open(home, CLOCK)) {
            for (int i = 0; i < 20; i++) {
                var id = "r" + i;
                (i % 2 == 0 ? one : two)
                        .write(
                                "test",
                                sql -> {
                                    addRun(sql, id);
                                    return id;
                                });
                assertThat(runs(i % 2 == 0 ? two : one)).contains(id);
            }
        }
    }

    private static void addRun(Sql sql, String id) {
        sql.run(
                "INSERT INTO run (id, number, created_at, last_seq, last_hash) VALUES (?, ?, 0, 0, '')",
                id,
                id.hashCode());
    }

    private static List<String> runs(Store store) {
        return store.read("test", sql -> sql.rows(row -> row.text("id"), "SELECT id FROM run"));
    }

    @Test
    void a_database_of_a_newer_version_is_left_alone() {
        try (var store = Store.open(home, CLOCK)) {
            store.write("test", sql -> sql.run("INSERT INTO schema_version VALUES (99, 0)"));
        }
        assertThatThrownBy(() -> Store.open(home, CLOCK))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "\"%s\" was written by a newer Rutter (schema 99, this one knows up to %d);"
                                        .formatted(home.resolve("rutter.db"), Schema.newest())
                                + " run that version, or name another one with --home or --database");
    }

    @Test
    void a_file_that_is_no_database_is_left_alone() throws Exception {
        var file = home.resolve("rutter.db");
        Files.writeString(file, "my precious notes, long enough to be looked at twice".repeat(50));
        assertThatThrownBy(() -> Store.open(home, CLOCK))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "\""
                                + file
                                + "\" is not a database of Rutter; move it away, or name another"
                                + " folder with --home");
        assertThat(Files.readString(file)).startsWith("my precious notes");
    }

    @Test
    void a_file_where_the_home_should_be_is_told() throws Exception {
        var file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> Store.open(file, CLOCK))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("\"" + file + "\" is a file where Rutter's home folder");
    }

    @Test
    void a_home_that_cannot_be_written_is_told() {
        assertThatThrownBy(() -> Store.open(Path.of("/proc/rutter"), CLOCK))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("\"/proc/rutter\" cannot be written")
                .hasMessageEndingWith("or name another folder with --home");
    }

    @Test
    void a_full_disk_is_told_and_does_no_harm() throws Exception {
        try (var store = Store.open(home, CLOCK)) {
            addLimit(store);
            assertThatThrownBy(() -> fill(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the disk is full: ")
                    .hasMessageContaining("could not grow on the attempt to fill it");
            assertThat(runs(store)).isEmpty();
            store.write(
                    "go on",
                    sql -> {
                        addRun(sql, "r1");
                        return "done";
                    });
            assertThat(runs(store)).containsExactly("r1");
        }
        assertThat(integrity()).isEqualTo("ok");
    }

    private static void addLimit(Store store) {
        store.write(
                "limit it",
                sql -> sql.rows(row -> row.number("max_page_count"), "PRAGMA max_page_count = 30"));
    }

    private static void fill(Store store) {
        store.write(
                "fill it",
                sql -> {
                    for (int i = 0; i < 10_000; i++) {
                        addRun(sql, "run number " + i);
                    }
                    return "done";
                });
    }

    private String integrity() throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + home.resolve("rutter.db"));
                var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA integrity_check")) {
            result.next();
            return result.getString(1);
        }
    }
}
