package dev.rutter.platform.api;

import dev.rutter.platform.api.Api.Answer;
import dev.rutter.platform.release.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The calls about webhooks.
final class WebhookCalls {

    private final Webhooks webhooks;

    WebhookCalls(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// @param path from `webhooks` on
    Answer answer(String method, List<String> path, Query query, JsonNode body)
            throws Refusal, IOException {
        return switch (method + "/" + path.size()) {
            case "GET/1" ->
                    Api.page(
                            "webhook",
                            webhooks.all().stream().map(WebhookCalls::shape).toList(),
                            Api::idOf,
                            query);
            case "POST/1" -> make(body);
            case "GET/2" -> Answer.ok(shape(webhook(path.get(1))));
            case "PATCH/2" -> patch(webhook(path.get(1)), body);
            case "DELETE/2" -> {
                webhooks.remove(webhook(path.get(1)));
                yield new Answer(204, Optional.empty());
            }
            case "GET/3" -> {
                if (!path.get(2).equals("events")) {
                    throw Api.unknown(method, path);
                }
                yield events(webhook(path.get(1)), query);
            }
            default -> throw Api.unknown(method, path);
        };
    }

    private Answer make(JsonNode body) throws Refusal {
        for (var field : List.of("ownerId", "name", "url", "enabled", "eventFilter")) {
            if (!body.has(field)) {
                throw new Refusal(Refusal.Kind.WRONG, "\"" + field + "\" is missing");
            }
        }
        if (webhooks.all().size() >= Webhooks.MOST_WEBHOOKS) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "there are " + Webhooks.MOST_WEBHOOKS + " webhooks already; delete one");
        }
        var made =
                webhooks.make(
                        body.path("name").asString(""),
                        url(body),
                        body.path("enabled").asBoolean(true),
                        filter(body));
        return new Answer(201, Optional.of(shape(made)));
    }

    private Answer patch(Webhook old, JsonNode body) throws Refusal {
        var changed =
                new Webhook(
                        old.id(),
                        body.path("name").asString(old.name()),
                        body.has("url") ? url(body) : old.url(),
                        old.secret(),
                        body.path("enabled").asBoolean(old.enabled()),
                        body.has("eventFilter") ? filter(body) : old.filter(),
                        old.since());
        return Answer.ok(shape(webhooks.put(changed)));
    }

    private static String url(JsonNode body) throws Refusal {
        var url = body.path("url").asString("");
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new Refusal(
                    Refusal.Kind.WRONG, "\"url\" begins with http:// or https://, seen: " + url);
        }
        return url;
    }

    private static List<String> filter(JsonNode body) throws Refusal {
        var types = new ArrayList<String>();
        for (var each : body.path("eventFilter")) {
            var type = each.asString("");
            if (!type.matches("[a-z0-9_]{1,60}")) {
                throw new Refusal(
                        Refusal.Kind.WRONG, "\"eventFilter\" is a list of types, seen: " + type);
            }
            types.add(type);
        }
        return types;
    }

    private Answer events(Webhook webhook, Query query) throws Refusal {
        var all =
                webhooks.deliveries(webhook.id()).stream()
                        .filter(each -> each.attempts() > 0)
                        .map(WebhookCalls::shape)
                        .toList();
        return Api.page("webhookEvent", all, Api::idOf, query);
    }

    private static Map<String, Object> shape(Delivery delivery) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", delivery.id());
        shape.put("eventId", delivery.event());
        shape.put("eventType", delivery.type());
        shape.put("sentAt", Shapes.text(delivery.last()));
        if (delivery.status() > 0) {
            shape.put("statusCode", delivery.status());
        }
        if (!delivery.error().isEmpty()) {
            shape.put("error", delivery.error());
        }
        shape.put("attempts", delivery.attempts());
        return shape;
    }

    private static Map<String, Object> shape(Webhook webhook) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("id", webhook.id());
        shape.put("name", webhook.name());
        shape.put("url", webhook.url());
        shape.put("secret", webhook.secret());
        shape.put("enabled", webhook.enabled());
        shape.put("eventFilter", webhook.filter());
        return shape;
    }

    private Webhook webhook(String id) throws Refusal {
        return webhooks.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNKNOWN, "there is no webhook " + id));
    }
}
