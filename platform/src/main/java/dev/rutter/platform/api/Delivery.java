package dev.rutter.platform.api;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// One event on its way to one webhook.
///
/// @param id the value of `webhook-id`, the same in every attempt
/// @param body as it is sent, the same in every attempt
/// @param attempts made so far
/// @param next when the next attempt is due; the end of time where there is none
/// @param status of the last answer; 0 where there was none
/// @param error why the last attempt failed; empty where it did not
record Delivery(
        String id,
        String event,
        String type,
        Instant eventAt,
        String body,
        int attempts,
        Instant next,
        Instant last,
        int status,
        String error) {

    boolean delivered() {
        return status >= 200 && status < 300;
    }

    boolean over() {
        return next.equals(Instant.MAX);
    }

    Delivery after(Instant now, int answered, String why, Instant again) {
        return new Delivery(
                id, event, type, eventAt, body, attempts + 1, again, now, answered, why);
    }

    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("id", id);
        fields.put("event", event);
        fields.put("type", type);
        fields.put("eventAt", eventAt.toString());
        fields.put("body", body);
        fields.put("attempts", Integer.toString(attempts));
        fields.put("next", over() ? "never" : next.toString());
        fields.put("last", last.toString());
        fields.put("status", Integer.toString(status));
        fields.put("error", error);
        return fields;
    }

    static Delivery of(Map<String, String> fields) {
        var next = fields.getOrDefault("next", "never");
        return new Delivery(
                fields.getOrDefault("id", ""),
                fields.getOrDefault("event", ""),
                fields.getOrDefault("type", ""),
                Instant.parse(fields.getOrDefault("eventAt", Instant.EPOCH.toString())),
                fields.getOrDefault("body", ""),
                Integer.parseInt(fields.getOrDefault("attempts", "0")),
                next.equals("never") ? Instant.MAX : Instant.parse(next),
                Instant.parse(fields.getOrDefault("last", Instant.EPOCH.toString())),
                Integer.parseInt(fields.getOrDefault("status", "0")),
                fields.getOrDefault("error", ""));
    }
}
