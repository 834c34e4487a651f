package assistant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Finds lines of the service's log: `level="error" AND webhook=true AND event="failed"`. Reads the log as it is, or
/// the hosting's answer with the lines in `logs[].message`.
public final class LogQuery {
    private static final int LARGEST = 32 << 20;
    private static final Pattern PART = Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([A-Za-z0-9.]+))");

    private final Map<String, String> wanted;

    private LogQuery(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    /// @throws IllegalArgumentException where it is no query
    static LogQuery of(String text) {
        var wanted = new LinkedHashMap<String, String>();
        for (var part : text.split("\\s+AND\\s+", -1)) {
            var found = PART.matcher(part.strip());
            if (!found.matches()) {
                throw new IllegalArgumentException("no NAME=\"VALUE\": " + part);
            }
            wanted.put(found.group(1), found.group(2) != null ? found.group(2) : found.group(3));
        }
        return new LogQuery(wanted);
    }

    /// Prints what matches, then how many lines did. Exit status 2: no query.
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            System.err.println("usage: bin/logs 'level=\"error\" AND webhook=true' <LOG");
            System.exit(2);
        }
        LogQuery query;
        try {
            query = of(args[0]);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        var found = 0;
        for (var line : lines(new String(System.in.readNBytes(LARGEST), StandardCharsets.UTF_8))) {
            if (query.matches(line)) {
                System.out.println(line);
                found++;
            }
        }
        System.out.println("lines found: " + found);
    }

    static List<String> lines(String text) {
        if (read(text).get("logs") instanceof List<?> all) {
            return all.stream()
                    .filter(Map.class::isInstance)
                    .map(each -> String.valueOf(((Map<?, ?>) each).get("message")))
                    .toList();
        }
        return text.lines().toList();
    }

    boolean matches(String line) {
        var fields = read(line);
        return wanted.entrySet().stream()
                .allMatch(each -> each.getValue().equals(String.valueOf(fields.get(each.getKey()))));
    }

    private static Map<?, ?> read(String text) {
        try {
            return Json.read(text) instanceof Map<?, ?> fields ? fields : Map.of();
        } catch (IllegalArgumentException noJson) {
            return Map.of();
        }
    }
}
