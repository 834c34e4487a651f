package kamiyo;

import java.util.LinkedHashMap;
import java.util.Map;

/// One JSON object a line on standard output: `level`, `msg`, `time` in Unix milliseconds, and what the caller adds.
final class Log {
    private Log() {}

    /// @param fields name, value, name, value …
    static void write(String level, String message, Object... fields) {
        System.out.println(line(level, message, System.currentTimeMillis(), fields));
    }

    static String line(String level, String message, long time, Object... fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("level", level);
        all.put("msg", message);
        all.put("time", time);
        for (var i = 0; i < fields.length; i += 2) {
            all.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return Json.object(all);
    }
}
