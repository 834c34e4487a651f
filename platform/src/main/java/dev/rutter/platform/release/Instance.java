package dev.rutter.platform.release;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.StateFile;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// One running copy of a built release.
///
/// @param rollout the one that it was started for
/// @param artefact the one whose build it runs
/// @param port on 127.0.0.1; 0 for a worker
/// @param since when it took its role
public record Instance(
        String id,
        String rollout,
        String artefact,
        int port,
        Child child,
        Role role,
        Instant since) {

    /// What an instance is there for.
    public enum Role {
        /// Becoming healthy; has no traffic.
        STARTING,
        LIVE,
        /// Serves beside the live one.
        REPLICA,
        /// Finishes the requests that it has.
        LEAVING,
        /// Kept running so that going back takes no start.
        STANDBY
    }

    Instance as(Role next, String forRollout, Instant now) {
        return new Instance(id, forRollout, artefact, port, child, next, now);
    }

    Map<String, String> fields() {
        var fields = new TreeMap<>(StateFile.ofChild("child.", child));
        fields.put("id", id);
        fields.put("rollout", rollout);
        fields.put("artefact", artefact);
        fields.put("port", Integer.toString(port));
        fields.put("role", role.name());
        fields.put("since", since.toString());
        return fields;
    }

    static Instance of(Map<String, String> fields) {
        return new Instance(
                fields.getOrDefault("id", ""),
                fields.getOrDefault("rollout", ""),
                fields.getOrDefault("artefact", ""),
                Integer.parseInt(fields.getOrDefault("port", "0")),
                StateFile.child("child.", fields).orElseThrow(),
                Role.valueOf(fields.getOrDefault("role", "")),
                Instant.parse(fields.getOrDefault("since", Instant.EPOCH.toString())));
    }
}
