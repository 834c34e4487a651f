package dev.rutter.engine.journal;

import java.time.format.DateTimeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Run events as JSON text and back: what journals hold and what others may read. One line each,
/// without line breaks. The format is for ever: whatever was once written is read again.
public final class EventJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventJson() {}

    /// The event as one line of JSON.
    public static String write(RunEvent event) {
        return MAPPER.writeValueAsString(RecordJson.write(event, RunEvent.class));
    }

    /// The event of a text that [#write] of this or an older version made. Fields that a newer
    /// version added are ignored.
    ///
    /// @throws IllegalArgumentException where the text is not JSON, or is of a type that this
    ///   version does not know; the message says which
    public static RunEvent read(String text) {
        try {
            return (RunEvent) RecordJson.read(MAPPER.readTree(text), RunEvent.class, "");
        } catch (RecordJson.Unreadable e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; read it with the version that wrote it, or a newer one", e);
        } catch (JacksonException e) {
            throw damaged(String.valueOf(e.getOriginalMessage()), e);
        } catch (DateTimeParseException | NumberFormatException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static IllegalArgumentException damaged(String why, Exception cause) {
        return new IllegalArgumentException(
                "not an event: "
                        + why
                        + "; put a backup of the database in its place, or name another folder with"
                        + " --home",
                cause);
    }
}
