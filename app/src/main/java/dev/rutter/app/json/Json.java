package dev.rutter.app.json;

import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
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

    /// What a JSON text holds: maps, lists, texts, numbers, booleans.
    ///
    /// @throws IOException where the text is no JSON
    public static Object read(String text) throws IOException {
        try {
            return COMPACT.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new IOException("this is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /// The same in one line.
    public static String line(Map<String, ?> value) {
        return COMPACT.writeValueAsString(value);
    }
}
