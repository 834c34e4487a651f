package dev.rutter.platform.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Render's limits of calls, where they are asked for: each kind of call so many times within a
/// window that begins with its first call. Thread-safe.
///
/// Source: https://api-docs.render.com/reference/rate-limiting
final class RateLimits {

    /// One window of one kind of call.
    ///
    /// @param remaining calls after this one; negative where this one is too many
    /// @param reset seconds until the window ends, at least 1
    record Seen(int limit, int remaining, long reset) {

        boolean tooMany() {
            return remaining < 0;
        }
    }

    private record Kind(String key, int limit, Duration window) {}

    private record Window(Instant ends, int calls) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InstantSource time;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimits(InstantSource time) {
        this.time = time;
    }

    /// Counts a call.
    ///
    /// @param path below `/v1`, cut at its slashes
    synchronized Seen count(String method, List<String> path) {
        var now = time.instant();
        var kind = kind(method, path);
        windows.values().removeIf(each -> !each.ends().isAfter(now));
        var window = windows.getOrDefault(kind.key(), new Window(now.plus(kind.window()), 0));
        var counted = new Window(window.ends(), window.calls() + 1);
        windows.put(kind.key(), counted);
        var left = Duration.between(now, counted.ends()).toMillis();
        return new Seen(kind.limit(), kind.limit() - counted.calls(), Math.max(1, left / 1000));
    }

    private static Kind kind(String method, List<String> path) {
        if (method.equals("GET")) {
            return path.getFirst().equals("logs")
                    ? new Kind("logs", 30, MINUTE)
                    : new Kind("get", 400, MINUTE);
        }
        if (path.getFirst().equals("services") && path.size() > 1) {
            var act = path.size() > 2 ? path.get(2) : "patch";
            switch (act) {
                case "deploys", "suspend", "resume", "patch", "rollback" -> {
                    return new Kind("service " + path.get(1), 10, MINUTE);
                }
                case "jobs" -> {
                    return new Kind("jobs", 2000, Duration.ofHours(1));
                }
                default -> {}
            }
        }
        return new Kind("write", 30, MINUTE);
    }
}
