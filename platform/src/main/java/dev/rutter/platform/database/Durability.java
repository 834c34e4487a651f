package dev.rutter.platform.database;

import java.util.List;

/// Whether a server's commits wait for the disk.
///
/// Without waiting, everything outlives the end of any process, `kill -9` included, for the system
/// holds what was written; only where the machine itself stops is the database lost as a whole.
/// That suits data that is thrown away: a commit on a busy disk can take a tenth of a second, and
/// what waits for it then looks like a slow release.
///
/// The settings: <https://www.postgresql.org/docs/15/non-durability.html>.
enum Durability {
    KEPT,
    THROWN_AWAY;

    /// The variable that chooses: `on` (also where it is not set) or `off`.
    static final String VARIABLE = "RUTTER_POSTGRES_FSYNC";

    /// @param value of [#VARIABLE], empty for none
    static Durability of(String value) throws DatabaseException {
        return switch (value) {
            case "", "on" -> KEPT;
            case "off" -> THROWN_AWAY;
            default ->
                    throw new DatabaseException(
                            VARIABLE + " is \"" + value + "\"; set it to on or off, or not at all");
        };
    }

    /// What `postgres -c` is told.
    List<String> settings() {
        return switch (this) {
            case KEPT -> List.of("fsync=on");
            case THROWN_AWAY -> List.of("fsync=off", "full_page_writes=off");
        };
    }

    /// Options of `initdb`.
    List<String> making() {
        return switch (this) {
            case KEPT -> List.of();
            case THROWN_AWAY -> List.of("--no-sync");
        };
    }
}
