package arrakis;

import java.util.Map;

/// One hook event as it was sent.
///
/// @param payload the whole body, as it came
record Hook(String event, String session, String payload) {

    /// @throws IllegalArgumentException where it is no JSON object, or names no event or session
    static Hook of(String body) {
        if (!(Json.read(body) instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("a hook event is a JSON object");
        }
        // Claude Code writes hook_event_name and session_id; our own senders event and sessionId.
        var event = text(fields, "event", "hook_event_name");
        var session = text(fields, "sessionId", "session_id");
        return new Hook(event, session, body);
    }

    private static String text(Map<?, ?> fields, String one, String other) {
        var value = fields.get(one) != null ? fields.get(one) : fields.get(other);
        if (value instanceof String text && !text.isBlank() && text.length() <= 200) {
            return text;
        }
        throw new IllegalArgumentException(one + " is missing, or no text of 1 to 200 characters");
    }
}
