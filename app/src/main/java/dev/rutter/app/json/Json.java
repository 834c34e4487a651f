package dev.rutter.app.json;

import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes values as JSON for machines: two-space indentation, keys in the order given.
public final class Json {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ObjectMapper COMPACT = JsonMapper.builder().build();

    private Json() {}

    /// Of maps, lists, records, texts, numbers and booleans.
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// The same in one line.
    public static String line(Map<String, ?> value) {
        return COMPACT.writeValueAsString(value);
    }
}
