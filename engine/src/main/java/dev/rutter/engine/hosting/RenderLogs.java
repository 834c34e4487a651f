package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.LogLine;
import dev.rutter.engine.hosting.HostingApi.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a service at Render wrote, and which of its instances serve.
record RenderLogs(HostingApi api) {
    /// Roles that the local platform tells beside an instance's id, of those that have no traffic.
    private static final Set<String> IDLE = Set.of("starting", "leaving", "standby");

    /// The instances that serve now, as `GET /services/{id}/instances` lists them.
    ///
    /// @param path of the service
    Set<String> serving(String path) throws HostingException {
        var serving = new HashSet<String>();
        for (var instance : api.get(path + "/instances")) {
            if (!IDLE.contains(instance.path("role").asString(""))) {
                serving.add(instance.path("id").asString(""));
            }
        }
        return serving;
    }

    /// See [Hosting#logs].
    List<LogLine> lines(
            String owner, String service, Instant from, Instant to, String text, int most)
            throws HostingException {
        var lines = new ArrayList<LogLine>();
        var start = from.toString();
        var end = to.toString();
        // Newest first, so that the newest are kept where there are more than `most`.
        for (var page = 0; page < 20 && lines.size() < most; page++) {
            var asked =
                    new ArrayList<>(
                            List.of(
                                    new Parameter("ownerId", owner),
                                    new Parameter("resource", service),
                                    new Parameter("startTime", start),
                                    new Parameter("endTime", end),
                                    new Parameter("direction", "backward"),
                                    // Not "request": what clients asked for is no word of the
                                    // service, whatever their paths say.
                                    new Parameter("type", "app"),
                                    new Parameter("type", "build"),
                                    new Parameter("limit", Integer.toString(Math.min(100, most)))));
            if (!text.isEmpty()) {
                asked.add(new Parameter("text", text));
            }
            var answer = api.get("/logs", asked.toArray(Parameter[]::new));
            for (var log : answer.path("logs")) {
                lines.add(line(log));
            }
            var nextStart = answer.path("nextStartTime").asString("");
            var nextEnd = answer.path("nextEndTime").asString("");
            if (!answer.path("hasMore").asBoolean(false)
                    || nextStart.isEmpty()
                    || nextEnd.isEmpty()) {
                break;
            }
            start = nextStart;
            end = nextEnd;
        }
        // Render takes `text` for a pattern: what it finds is held against the plain words again.
        var words = text.toLowerCase(Locale.ROOT);
        return lines.stream()
                .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(words))
                .sorted(Comparator.comparing(LogLine::at).reversed())
                .limit(most)
                .toList()
                .reversed();
    }

    private static LogLine line(JsonNode log) {
        return new LogLine(
                Made.instant(log.path("timestamp").asString("")).orElse(Instant.EPOCH),
                log.path("message").asString(""),
                label(log, "level"),
                label(log, "instance"));
    }

    private static String label(JsonNode log, String name) {
        for (var label : log.path("labels")) {
            if (label.path("name").asString("").equals(name)) {
                return label.path("value").asString("");
            }
        }
        return "";
    }
}
