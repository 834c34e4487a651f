package dev.rutter.platform.release;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One attempt to bring one commit live; Render calls it a deploy.
///
/// @param id `dep-…`
/// @param artefact the rollout whose build is served: its own id, or that of the one gone back to
/// @param reason why it ended as it did; empty while it is under way or went well
public record Rollout(
        String id,
        Commit commit,
        RolloutState state,
        Trigger trigger,
        String artefact,
        String reason,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Instant updatedAt) {

    Rollout to(RolloutState next, String why, Instant now) {
        var begun = startedAt.isPresent() || next.waiting() ? startedAt : Optional.of(now);
        // a live one is finished; that it is replaced later does not move its end
        var ended = finishedAt.isPresent() || !next.settled() ? finishedAt : Optional.of(now);
        return new Rollout(id, commit, next, trigger, artefact, why, createdAt, begun, ended, now);
    }

    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("id", id);
        fields.put("commit", commit.hash());
        fields.put("commit.message", commit.message());
        fields.put("commit.at", commit.at().toString());
        fields.put("state", state.name());
        fields.put("trigger", trigger.name());
        fields.put("artefact", artefact);
        fields.put("reason", reason);
        fields.put("createdAt", createdAt.toString());
        startedAt.ifPresent(at -> fields.put("startedAt", at.toString()));
        finishedAt.ifPresent(at -> fields.put("finishedAt", at.toString()));
        fields.put("updatedAt", updatedAt.toString());
        return fields;
    }

    static Rollout of(Map<String, String> fields) {
        var created = Instant.parse(fields.getOrDefault("createdAt", ""));
        return new Rollout(
                fields.getOrDefault("id", ""),
                new Commit(
                        fields.getOrDefault("commit", ""),
                        fields.getOrDefault("commit.message", ""),
                        Instant.parse(fields.getOrDefault("commit.at", created.toString()))),
                RolloutState.valueOf(fields.getOrDefault("state", "")),
                Trigger.valueOf(fields.getOrDefault("trigger", "")),
                fields.getOrDefault("artefact", ""),
                fields.getOrDefault("reason", ""),
                created,
                Optional.ofNullable(fields.get("startedAt")).map(Instant::parse),
                Optional.ofNullable(fields.get("finishedAt")).map(Instant::parse),
                Instant.parse(fields.getOrDefault("updatedAt", created.toString())));
    }
}
