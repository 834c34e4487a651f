package dev.rutter.platform.database;

/// A key-value store of this machine.
///
/// @param id `red-…`
/// @param available whether its process runs
/// @param program `valkey-server` or `redis-server`
public record KeyValueServer(
        String name, String id, int port, boolean available, String program, String policy) {

    /// Without a password: it listens on 127.0.0.1 only.
    public String connectionString() {
        return "redis://127.0.0.1:" + port;
    }
}
