package shop;

import java.time.Instant;
import java.util.LinkedHashMap;

/// One JSON object per line on standard output.
final class Log {
    private Log() {}

    static void info(String message, Object... fields) {
        write("info", message, fields);
    }

    static void warn(String message, Object... fields) {
        write("warn", message, fields);
    }

    static void error(String message, Object... fields) {
        write("error", message, fields);
    }

    private static void write(String level, String message, Object... fields) {
        var line = new LinkedHashMap<String, Object>();
        line.put("time", Instant.now().toString());
        line.put("level", level);
        line.put("msg", message);
        for (var at = 0; at + 1 < fields.length; at += 2) {
            line.put(fields[at].toString(), fields[at + 1]);
        }
        System.out.println(Json.write(line));
    }
}
