package dev.rutter.engine.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a command gives to those after it: lines of `NAME=value` in the file that `$RUTTER_OUTPUT`
/// names, as CI systems have it. The later line of a name counts.
///
/// @param values in the order of the file
/// @param ignored how many lines were none, or were more than is read: [#MOST_BYTES] and
///   [#MOST_VALUES]
public record Outputs(Map<String, String> values, int ignored) {
    /// How much of the file is read, in bytes.
    public static final int MOST_BYTES = 64 * 1024;

    /// How many values a command may give.
    public static final int MOST_VALUES = 100;

    /// Nothing given.
    public static final Outputs NONE = new Outputs(Map.of(), 0);

    private static final Pattern LINE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)");

    /// What the shell and the session keep for themselves.
    private static final Pattern OURS = Pattern.compile("RUTTER_.*|BASH.*|IFS|PWD|SHELLOPTS|_");

    public Outputs {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// What a file of this text gives.
    static Outputs of(String text) {
        var values = new LinkedHashMap<String, String>();
        var ignored = 0;
        for (var line : text.lines().toList()) {
            var found = LINE.matcher(line);
            if (line.isBlank()) {
                continue;
            }
            if (!found.matches()
                    || OURS.matcher(found.group(1)).matches()
                    || (values.size() >= MOST_VALUES && !values.containsKey(found.group(1)))) {
                ignored++;
                continue;
            }
            values.put(found.group(1), found.group(2));
        }
        return new Outputs(values, ignored);
    }

    /// As a script that sets and exports them.
    String script() {
        var script = new StringBuilder();
        values.forEach((name, value) ->
                script.append("builtin export ")
                        .append(name)
                        .append("='")
                        .append(value.replace("'", "'\\''"))
                        .append("' || :\n"));
        return script.toString();
    }
}
