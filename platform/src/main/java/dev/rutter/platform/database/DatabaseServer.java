package dev.rutter.platform.database;

import java.util.Optional;

/// A PostgreSQL server that was asked for by name.
///
/// @param id permanent, `dpg-…`
/// @param name as in the blueprint
/// @param port on 127.0.0.1
/// @param version as the server's program says
/// @param note what differs from what was asked, for people
/// @param trouble why it does not run, where it was tried in vain
/// @param recovery where it is not whole yet, or never will be, what it is being made of, for
///   people
public record DatabaseServer(
        String id,
        String name,
        String databaseName,
        String user,
        String password,
        int port,
        String version,
        boolean available,
        long createdAtMillis,
        Optional<String> note,
        Optional<String> trouble,
        Optional<String> recovery) {

    /// How it stands, for people.
    public String state() {
        var unavailable = "unavailable" + trouble.map(why -> ": " + why).orElse("");
        return recovery.orElse(available ? "available" : unavailable);
    }

    /// What clients connect with.
    public String connectionString() {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port + "/" + databaseName;
    }

    @Override
    public String toString() {
        return "DatabaseServer[" + name + ", 127.0.0.1:" + port + ", " + version + "]";
    }
}
