package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.MaintenanceMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /// Lets them in by TLS as well, or no more.
    public void tls(Optional<Traffic.Secure> tls) throws IOException {
        context.traffic().tls(context.name(), tls);
    }

    /// The page of the address, fetched once; where that cannot be had, the plain sentence serves.
    private String page(MaintenanceMode mode) {
        if (mode.uri().isEmpty()) {
            return "";
        }
        var client =
                HttpClient.newBuilder()
                        .connectTimeout(PAGE_LIMIT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        try {
            var request = HttpRequest.newBuilder(URI.create(mode.uri())).build();
            // all of it within the limit: that of a request ends with the headers of its answer
            var answer =
                    client.sendAsync(
                                    request,
                                    HttpResponse.BodyHandlers.limiting(
                                            HttpResponse.BodyHandlers.ofString(), MOST_PAGE_BYTES))
                            .get(PAGE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() < 400) {
                return answer.body();
            }
            told(mode, "status " + answer.statusCode());
        } catch (ExecutionException no) {
            told(mode, String.valueOf(no.getCause()));
        } catch (TimeoutException no) {
            told(mode, "no whole page within " + PAGE_LIMIT.toSeconds() + " s");
        } catch (IllegalArgumentException no) {
            told(mode, no.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            client.shutdownNow();
        }
        return "";
    }

    private void told(MaintenanceMode mode, String why) {
        context.shelf()
                .happened("maintenance_page_missing", Map.of("uri", mode.uri(), "reason", why));
    }
}
