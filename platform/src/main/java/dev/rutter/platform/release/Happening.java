package dev.rutter.platform.release;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Something that happened to a service; Render calls it an event.
///
/// @param id `evt-…`
/// @param type Render's word, such as `deploy_ended`
public record Happening(String id, Instant at, String type, Map<String, String> details) {

    public Happening {
        details = Map.copyOf(details);
    }

    String line() {
        var joined = new StringJoiner("&");
        new TreeMap<>(details)
                .forEach((key, value) ->
                        joined.add(key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return id + " " + at + " " + type + " " + joined + "\n";
    }

    static Optional<Happening> of(String line) {
        var parts = line.split(" ", 4);
        if (parts.length < 4) {
            return Optional.empty(); // cut short by a crash while it was written
        }
        var details = new TreeMap<String, String>();
        for (var pair : parts[3].split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                details.put(
                        pair.substring(0, at),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.of(new Happening(parts[0], Instant.parse(parts[1]), parts[2], details));
    }
}
