package dev.rutter.platform.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Somebody who wants to be told of events.
///
/// @param id `whk-…`
/// @param secret `whsec_` and the key of the signatures in base64
/// @param filter types of events; empty: all
/// @param since events that are not later are not told
record Webhook(
        String id,
        String name,
        String url,
        String secret,
        boolean enabled,
        List<String> filter,
        Instant since) {

    Webhook {
        filter = List.copyOf(filter);
    }

    Webhook enabled(boolean now) {
        return new Webhook(id, name, url, secret, now, filter, since);
    }

    Webhook since(Instant later) {
        return new Webhook(id, name, url, secret, enabled, filter, later);
    }

    boolean wants(String type) {
        return filter.isEmpty() || filter.contains(type);
    }

    Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("id", id);
        fields.put("name", name);
        fields.put("url", url);
        fields.put("secret", secret);
        fields.put("enabled", Boolean.toString(enabled));
        fields.put("filter", String.join(",", filter));
        fields.put("since", since.toString());
        return fields;
    }

    static Webhook of(Map<String, String> fields) {
        return new Webhook(
                fields.getOrDefault("id", ""),
                fields.getOrDefault("name", ""),
                fields.getOrDefault("url", ""),
                fields.getOrDefault("secret", ""),
                Boolean.parseBoolean(fields.getOrDefault("enabled", "true")),
                Stream.of(fields.getOrDefault("filter", "").split(",", -1))
                        .filter(each -> !each.isEmpty())
                        .toList(),
                Instant.parse(fields.getOrDefault("since", Instant.EPOCH.toString())));
    }

    @Override
    public String toString() {
        return "Webhook[" + id + ", " + url + "]"; // never the secret
    }
}
