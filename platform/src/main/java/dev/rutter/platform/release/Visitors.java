package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.MaintenanceMode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Who is let in to one service: everybody, or, under maintenance, nobody.
public final class Visitors {

    private static final int MOST_PAGE_BYTES = 64 * 1024;
    private static final Duration PAGE_LIMIT = Duration.ofSeconds(5);

    private final Context context;
    private final Chosen chosen;

    Visitors(Context context, Chosen chosen) {
        this.context = context;
        this.chosen = chosen;
    }

    /// Puts into force what is chosen, or what the blueprint says. Requests under way are not
    /// touched.
    public void repeat() throws IOException {
        var workload = context.workload().get();
        if (!workload.kind().listens()) {
            return;
        }
        var mode = chosen.maintenance();
        var word = (mode.enabled() ? "on " : "off ") + mode.uri();
        if (context.shelf().fact("maintenance.told").equals(Optional.of(word))
                || (!mode.enabled() && context.shelf().fact("maintenance.told").isEmpty())) {
            return;
        }
        context.traffic()
                .maintenance(
                        context.name(),
                        mode.enabled() ? Optional.of(page(mode)) : Optional.empty());
        context.shelf().fact("maintenance.told", word);
        context.shelf()
                .happened(
                        mode.enabled() ? "maintenance_mode_enabled" : "maintenance_mode_disabled",
                        Map.of("uri", mode.uri()));
    }

    /// Lets requests wait, each at most until then; empty: they go on.
    public void hold(Optional<Duration> longest) throws IOException {
        context.traffic().hold(context.name(), longest);
    }

    /// The page of the address, fetched once; where that cannot be had, the plain sentence serves.
    private String page(MaintenanceMode mode) {
        if (mode.uri().isEmpty()) {
            return "";
        }
        try (var client =
                HttpClient.newBuilder()
                        .connectTimeout(PAGE_LIMIT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var request =
                    HttpRequest.newBuilder(URI.create(mode.uri())).timeout(PAGE_LIMIT).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            byte[] bytes;
            try (InputStream body = answer.body()) {
                bytes = body.readNBytes(MOST_PAGE_BYTES + 1);
            }
            if (answer.statusCode() < 400 && bytes.length <= MOST_PAGE_BYTES) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
            told(mode, "status " + answer.statusCode() + ", " + bytes.length + " bytes");
        } catch (IOException | IllegalArgumentException no) {
            told(mode, no.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private void told(MaintenanceMode mode, String why) {
        context.shelf()
                .happened("maintenance_page_missing", Map.of("uri", mode.uri(), "reason", why));
    }
}
