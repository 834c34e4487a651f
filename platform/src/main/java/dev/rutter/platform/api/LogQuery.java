package dev.rutter.platform.api;

import dev.rutter.platform.release.Refusal;
import dev.rutter.platform.release.Said;
import dev.rutter.platform.release.WorkloadRunner;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `GET /logs` and `GET /logs/values`: output of instances (`app`), of build and pre-deploy
/// commands (`build`) and requests (`request`), with Render's filters.
final class LogQuery {

    private static final Duration USUAL = Duration.ofHours(1);

    /// Of each request log file, its end.
    private static final long MOST_BYTES = 16L << 20;

    /// The same, where only what is new is wanted.
    private static final long LATE_BYTES = 2L << 20;

    private static final HexFormat HEX = HexFormat.of();

    private static final Pattern LEVEL =
            Pattern.compile(
                    "(?i)\"level\"\\s*:\\s*\"(\\w+)\"|level=\"?(\\w+)|"
                            + "\\b(FATAL|ERROR|WARN|WARNING|INFO|DEBUG|TRACE)\\b");

    private static final List<String> LABELS =
            List.of("level", "statusCode", "method", "path", "host", "instance");

    private static final List<String> VALUES =
            List.of("level", "statusCode", "method", "host", "instance", "type");

    /// One line.
    ///
    /// @param id the same each time it is read
    /// @param whole whether its end was written
    record Entry(String id, Instant at, String text, Map<String, String> labels, boolean whole) {

        Map<String, Object> shape() {
            return Map.of(
                    "id",
                    id,
                    "message",
                    text,
                    "timestamp",
                    Shapes.text(at),
                    "labels",
                    labels.entrySet().stream()
                            .map(each -> Map.of("name", each.getKey(), "value", each.getValue()))
                            .toList());
        }
    }

    private final Path requests;
    private final JsonMapper json;

    /// @param requests the folder of the proxy's request log
    LogQuery(Path requests, JsonMapper json) {
        this.requests = requests;
        this.json = json;
    }

    /// @param runners the services asked for
    Map<String, Object> answer(Query query, List<WorkloadRunner> runners, Instant now)
            throws Refusal, IOException {
        var to = query.time("endTime").orElse(now);
        var from = query.time("startTime").orElse(to.minus(USUAL));
        var backward = !query.one("direction").orElse("backward").equals("forward");
        var limit = query.limit();
        // without an end everything counts that is there when it is read, a moment after "now"
        var last = query.time("endTime").orElse(Instant.MAX);
        var entries = entries(query, runners, from, last, MOST_BYTES);
        var all = backward ? entries.reversed() : entries;
        var shown = all.subList(0, Math.min(limit, all.size()));
        var answer = new LinkedHashMap<String, Object>();
        var more = all.size() > limit;
        answer.put("hasMore", more);
        var edge = shown.isEmpty() ? (backward ? from : to) : shown.getLast().at();
        answer.put("nextStartTime", Shapes.text(backward ? from : edge.plusNanos(1)));
        answer.put("nextEndTime", Shapes.text(backward ? edge.minusNanos(1) : to));
        answer.put("logs", shown.stream().map(Entry::shape).toList());
        return answer;
    }

    /// The values that a label has within the window, in order, at most 100.
    List<String> values(Query query, List<WorkloadRunner> runners, Instant now)
            throws Refusal, IOException {
        var label = query.one("label").orElse("");
        if (!VALUES.contains(label)) {
            throw Query.wrong("label", label, "one of " + String.join(", ", VALUES));
        }
        var to = query.time("endTime").orElse(now);
        var from = query.time("startTime").orElse(to.minus(USUAL));
        return entries(query, runners, from, to, MOST_BYTES).stream()
                .map(each -> each.labels().getOrDefault(label, ""))
                .filter(each -> !each.isEmpty())
                .distinct()
                .sorted()
                .limit(100)
                .toList();
    }

    /// What was written lately, oldest first.
    ///
    /// @param from not long ago
    List<Entry> since(Query query, List<WorkloadRunner> runners, Instant from) throws IOException {
        return entries(query, runners, from, Instant.MAX, LATE_BYTES);
    }

    private List<Entry> entries(
            Query query, List<WorkloadRunner> runners, Instant from, Instant to, long bytes)
            throws IOException {
        var entries = new ArrayList<Entry>();
        for (var runner : runners) {
            collect(query, runner, bytes, entries);
        }
        entries.removeIf(each -> each.at().isBefore(from) || each.at().isAfter(to));
        entries.removeIf(each -> !matches(query, each));
        entries.sort(Comparator.comparing(Entry::at));
        return entries;
    }

    private void collect(Query query, WorkloadRunner runner, long bytes, List<Entry> entries)
            throws IOException {
        var types = query.all("type");
        if (types.isEmpty() || types.contains("app")) {
            runner.output().forEach(said -> entries.add(entry(runner, "app", said)));
        }
        if (types.isEmpty() || types.contains("build")) {
            runner.builds().forEach(said -> entries.add(entry(runner, "build", said)));
        }
        if (types.isEmpty() || types.contains("request")) {
            requests(runner, bytes, entries);
        }
    }

    private static Entry entry(WorkloadRunner runner, String type, Said said) {
        var labels = new TreeMap<String, String>();
        var line = said.line();
        labels.put("resource", runner.id());
        labels.put("instance", said.source());
        labels.put("type", type);
        labels.put("level", level(line.text()));
        var id = id(said.source().hashCode(), line.position());
        return new Entry(id, line.at(), line.text(), labels, line.whole());
    }

    private static String id(long one, long other) {
        return "log-" + HEX.toHexDigits(one, 8) + HEX.toHexDigits(other);
    }

    static String level(String text) {
        var match = LEVEL.matcher(text);
        if (!match.find()) {
            return "info";
        }
        for (var group = 1; group <= 3; group++) {
            var word = match.group(group);
            if (word != null) {
                var lower = word.toLowerCase(Locale.ROOT);
                return lower.equals("warn") ? "warning" : lower;
            }
        }
        return "info";
    }

    private void requests(WorkloadRunner runner, long bytes, List<Entry> entries)
            throws IOException {
        for (var name : List.of("requests.jsonl.1", "requests.jsonl")) {
            var file = requests.resolve(name);
            if (Files.exists(file)) {
                for (var line : end(file, bytes).split("\n", -1)) {
                    request(runner, line).ifPresent(entries::add);
                }
            }
        }
    }

    private Optional<Entry> request(WorkloadRunner runner, String line) {
        // most lines of other services are passed over without being parsed
        if (line.isBlank() || !line.contains("\"" + runner.name() + "\"")) {
            return Optional.empty();
        }
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException half) {
            return Optional.empty(); // the file is being written, or begins in the middle of a line
        }
        if (!node.path("service").asString("").equals(runner.name())) {
            return Optional.empty();
        }
        var status = node.path("status").asInt(0);
        var labels = new TreeMap<String, String>();
        labels.put("resource", runner.id());
        labels.put("type", "request");
        labels.put("instance", node.path("release").asString(""));
        labels.put("method", node.path("method").asString(""));
        labels.put("path", node.path("path").asString(""));
        labels.put("host", "127.0.0.1");
        labels.put("statusCode", Integer.toString(status));
        labels.put("level", status >= 500 ? "error" : status >= 400 ? "warning" : "info");
        var why = node.path("proxy").asString("");
        var text =
                "%s %s %d %.1f ms%s"
                        .formatted(
                                labels.get("method"),
                                labels.get("path"),
                                status,
                                node.path("ms").asDouble(0),
                                why.isEmpty() ? "" : " (" + why + ")");
        var at = Instant.parse(node.path("time").asString(Instant.EPOCH.toString()));
        var id = id(line.hashCode(), at.toEpochMilli());
        return Optional.of(new Entry(id, at, text, labels, true));
    }

    private static String end(Path file, long most) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            var from = Math.max(0, open.length() - most);
            open.seek(from);
            var bytes = new byte[(int) (open.length() - from)];
            open.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static boolean matches(Query query, Entry entry) {
        for (var label : LABELS) {
            var wanted = query.all(label);
            var value = entry.labels().getOrDefault(label, "");
            if (!wanted.isEmpty() && wanted.stream().noneMatch(each -> like(each, value, true))) {
                return false;
            }
        }
        var texts = query.parameters().get("text");
        return texts == null || texts.stream().anyMatch(each -> like(each, entry.text(), false));
    }

    /// A word with `*` for anything, case ignored; a whole label, or a part of a text.
    static boolean like(String wanted, String value, boolean whole) {
        var regex =
                Arrays.stream((whole ? wanted : "*" + wanted + "*").split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(
                        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                .matcher(value)
                .matches();
    }
}
