package assistant;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What somebody wrote, as WAHA's `message` event tells it.
record Message(String session, String chat, String text) {

    /// Empty for an event of another kind.
    ///
    /// @throws IllegalArgumentException where it is no event of WAHA
    static Optional<Message> of(byte[] body) {
        if (!(Json.read(new String(body, StandardCharsets.UTF_8)) instanceof Map<?, ?> event)
                || !(event.get("event") instanceof String kind)
                || !(event.get("session") instanceof String session)) {
            throw new IllegalArgumentException("an event is an object with event and session");
        }
        if (!kind.equals("message")) {
            return Optional.empty();
        }
        if (event.get("payload") instanceof Map<?, ?> payload
                && payload.get("from") instanceof String from
                && payload.get("body") instanceof String text
                && !from.isBlank()
                && from.length() <= 200) {
            return Optional.of(new Message(session, from, text));
        }
        throw new IllegalArgumentException("a message has payload.from and payload.body");
    }

    /// What is answered. No model is asked here: this is the place where one would be.
    static String answer(String text) {
        return switch (text.strip().toLowerCase(java.util.Locale.ROOT)) {
            case "help" -> "Ask me anything; write STOP and I am silent.";
            case "stop" -> "I am silent now.";
            default -> "You wrote: " + text;
        };
    }
}
