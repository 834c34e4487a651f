package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.database.DatabaseException;
import dev.rutter.platform.database.DatabaseServer;
import dev.rutter.platform.database.Exports;
import dev.rutter.platform.database.Moments;
import dev.rutter.platform.release.Platform;
import dev.rutter.platform.release.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The calls about databases: what there is, how to connect, exports, and new databases that are
/// what another one was at any moment of the last days.
final class PostgresCalls {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    private final Platform platform;
    private final InstantSource time;
    private final Shapes shapes;
    private final Exports exports;
    private final Moments moments;

    PostgresCalls(Platform platform, Shapes shapes, InstantSource time) {
        this.time = time;
        this.platform = platform;
        this.shapes = shapes;
        this.exports = platform.exports();
        this.moments = platform.moments();
    }

    /// @param path from `postgres` on
    /// @param origin where this API is reached, such as `http://127.0.0.1:9090`
    Answer answer(String method, List<String> path, Query query, JsonNode body, String origin)
            throws Refusal {
        var call = method + "/" + path.size() + (path.size() > 2 ? " " + path.get(2) : "");
        return switch (call) {
            case "GET/1" ->
                    Api.page(
                            "postgres",
                            platform.databases().stream()
                                    .filter(each -> query.names(each.name()))
                                    .map(this::shape)
                                    .toList(),
                            Api::idOf,
                            query);
            case "GET/2" -> Answer.ok(shape(database(path.get(1))));
            case "GET/3 connection-info" -> Answer.ok(Shapes.connection(database(path.get(1))));
            case "GET/3 export" -> Answer.ok(list(database(path.get(1)), origin));
            case "POST/3 export" -> export(database(path.get(1)));
            case "GET/3 recovery" -> Answer.ok(recovery(database(path.get(1))));
            case "POST/3 recovery" -> recover(database(path.get(1)), body);
            default -> throw Api.unknown(method, path);
        };
    }

    DatabaseServer database(String id) throws Refusal {
        return platform.databases().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNKNOWN, "there is no database " + id));
    }

    private Map<String, Object> shape(DatabaseServer server) {
        var recovery = moments.recovery(server);
        var state =
                switch (recovery) {
                    case UNDER_WAY -> "recovery_in_progress";
                    case FAILED -> "recovery_failed";
                    case NONE -> server.available() ? "available" : "unavailable";
                };
        return shapes.postgres(server, state);
    }

    private List<Map<String, Object>> list(DatabaseServer server, String origin) {
        return exports.of(server).stream()
                .map(each ->
                        Map.<String, Object>of(
                                "id", each.id(),
                                "createdAt", Shapes.text(each.createdAt()),
                                "url", origin + "/exports/" + each.id() + "/" + each.secret()))
                .toList();
    }

    private Answer export(DatabaseServer server) throws Refusal {
        try {
            if (!exports.begin(server)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "an export of \"" + server.name() + "\" is under way; wait for its end");
            }
        } catch (DatabaseException no) {
            throw new Refusal(Refusal.Kind.CONFLICT, String.valueOf(no.getMessage()));
        }
        return new Answer(202, Optional.empty());
    }

    private Map<String, Object> recovery(DatabaseServer server) throws Refusal {
        var all = new LinkedHashMap<String, Object>();
        var since = since(server);
        all.put("recoveryStatus", since.isPresent() ? "AVAILABLE" : "BACKUP_NOT_READY");
        since.ifPresent(moment -> all.put("startsAt", Shapes.text(moment)));
        moments.trouble(server).ifPresent(why -> all.put("trouble", why));
        moments.failure(server).ifPresent(why -> all.put("failure", why));
        return all;
    }

    private Optional<Instant> since(DatabaseServer server) throws Refusal {
        try {
            return moments.since(server);
        } catch (DatabaseException no) {
            throw new Refusal(Refusal.Kind.CONFLICT, String.valueOf(no.getMessage()));
        }
    }

    private Answer recover(DatabaseServer server, JsonNode body) throws Refusal {
        var name = Api.text(body, "restoreName").orElse(server.name() + "-recovered");
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"restoreName\" is a letter, then letters, digits, \"-\" and \"_\", seen: "
                            + name);
        }
        if (platform.databases().stream()
                .anyMatch(each ->
                        each.name().equals(name)
                                && moments.recovery(each) != Moments.Recovery.FAILED)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "there is a database \"" + name + "\" already; give another \"restoreName\"");
        }
        var until = time(body);
        var now = time.instant();
        var since =
                since(server)
                        .orElseThrow(() ->
                                new Refusal(
                                        Refusal.Kind.CONFLICT,
                                        "no moment of \""
                                                + server.name()
                                                + "\" can be recovered yet: "
                                                + moments.trouble(server)
                                                        .orElse("its first copy is not made")));
        if (until.isBefore(since) || until.isAfter(now)) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "\"restoreTime\" is within "
                            + Shapes.text(since)
                            + " and now, "
                            + Shapes.text(now)
                            + "; seen: "
                            + until);
        }
        try {
            return new Answer(200, Optional.of(shape(moments.recover(server, until, name))));
        } catch (DatabaseException no) {
            throw new Refusal(Refusal.Kind.CONFLICT, String.valueOf(no.getMessage()));
        }
    }

    private static Instant time(JsonNode body) throws Refusal {
        var written = Api.text(body, "restoreTime");
        if (written.isEmpty()) {
            throw new Refusal(Refusal.Kind.WRONG, "\"restoreTime\" is missing");
        }
        return Query.time("restoreTime", written.get());
    }
}
