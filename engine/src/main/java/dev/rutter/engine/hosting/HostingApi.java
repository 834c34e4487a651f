package dev.rutter.engine.hosting;

import dev.rutter.engine.hosting.Hosting.HostingException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls of one hosting's HTTP API: one time limit for each call, reads repeated a few times,
/// writes never repeated unless the API refused them unheard (429). Safe for many threads.
///
/// No message ever holds the key.
final class HostingApi {

    private static final int ATTEMPTS = 4;

    /// Whoever takes a call and never answers costs the whole limit each time.
    private static final int UNANSWERED = 2;

    private static final int LARGEST_ANSWER = 16 << 20;
    private static final int PAGE = 100;

    // spec: keys are written `rnd_...`, `ghp_...`, `github_pat_...`; whatever looks like one is
    // hidden, ours or not.
    private static final Pattern KEY =
            Pattern.compile("rnd_[A-Za-z0-9]+|gh[a-z]_[A-Za-z0-9]{10,}|github_pat_\\w+");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the API calls depend on besides the network.
    ///
    /// @param limit how long one call may take
    record Ground(InstantSource clock, RandomGenerator random, Pause pause, Duration limit) {}

    /// Lets time pass.
    interface Pause {
        void pause(Duration length) throws InterruptedException;
    }

    /// One query parameter; several of one name are sent side by side.
    record Parameter(String name, String value) {}

    /// @param body empty where the answer had none
    record Reply(int status, Optional<JsonNode> body) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final String api;
    private final String key;
    private final String keyName;
    private final Map<String, String> headers;
    private final Ground ground;

    HostingApi(URI api, String key, String keyName, Ground ground) {
        this(api, key, keyName, Map.of(), ground);
    }

    /// @param headers sent with every call
    /// @param key empty sends none
    /// @param keyName what people call the key, for messages
    HostingApi(URI api, String key, String keyName, Map<String, String> headers, Ground ground) {
        this.headers = Map.copyOf(headers);
        this.api = api.toString().replaceAll("/+$", "");
        this.key = key;
        this.keyName = keyName;
        this.ground = ground;
    }

    void close() {
        http.shutdownNow();
    }

    InstantSource clock() {
        return ground.clock();
    }

    void pause(Duration length) throws HostingException {
        try {
            ground.pause().pause(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostingException(0, "the wait for " + api + " was interrupted");
        }
    }

    /// One object or array.
    JsonNode get(String path, Parameter... parameters) throws HostingException {
        var reply = send("GET", path + query(List.of(parameters)), null);
        return reply.body()
                .orElseThrow(() ->
                        new HostingException(
                                reply.status(),
                                claim("GET", path) + " answered with an empty body"));
    }

    /// A text that is no JSON, such as a log; one redirection is followed, without the key.
    String text(String path) throws HostingException {
        var answer = answered("GET", path, null);
        if (answer.statusCode() == 302 || answer.statusCode() == 307) {
            answer = followed(path, answer.headers().firstValue("Location").orElse(""));
        }
        if (answer.statusCode() >= 300) {
            throw refused("GET", path, answer);
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> followed(String path, String location) throws HostingException {
        try {
            var to = URI.create(api + path).resolve(location);
            var scheme = Optional.ofNullable(to.getScheme()).orElse("");
            if (!scheme.startsWith("http") || to.getHost() == null) {
                throw new IllegalArgumentException(location);
            }
            return sent("GET", path, HttpRequest.newBuilder(to).timeout(ground.limit()).build());
        } catch (IllegalArgumentException e) {
            throw new HostingException(0, claim("GET", path) + " was redirected to no address");
        }
    }

    /// The things of a list of wrappers `[{"deploy": {...}, "cursor": "..."}]`, page after page.
    ///
    /// @param thing the key in the wrapper
    List<JsonNode> list(String path, String thing, int most, Parameter... parameters)
            throws HostingException {
        var limit = Math.min(PAGE, most);
        return Pages.of(
                most,
                cursor -> {
                    var asked = new ArrayList<>(List.of(parameters));
                    asked.add(new Parameter("limit", Integer.toString(limit)));
                    if (!cursor.isEmpty()) {
                        asked.add(new Parameter("cursor", cursor));
                    }
                    return page(path, thing, limit, get(path, asked.toArray(Parameter[]::new)));
                });
    }

    // spec: the last page is shorter, or empty
    private Pages.Page page(String path, String thing, int limit, JsonNode wrappers)
            throws HostingException {
        if (!wrappers.isArray()) {
            throw new HostingException(
                    200, claim("GET", path) + " answered no list: " + excerpt(wrappers.toString()));
        }
        var things = new ArrayList<JsonNode>();
        var last = "";
        for (var wrapper : wrappers) {
            if (wrapper.has(thing)) {
                things.add(wrapper.get(thing));
            }
            last = wrapper.path("cursor").asString("");
        }
        return new Pages.Page(things, wrappers.size() < limit ? "" : last);
    }

    /// Something is asked for, once.
    Reply post(String path, Object body) throws HostingException {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    /// A setting is changed.
    void patch(String path, Object body) throws HostingException {
        send("PATCH", path, JSON.writeValueAsString(body));
    }

    private Reply send(String method, String path, @Nullable String body) throws HostingException {
        var answer = answered(method, path, body);
        if (answer.statusCode() >= 300) {
            throw refused(method, path, answer);
        }
        return new Reply(answer.statusCode(), json(method, path, answer));
    }

    private HttpResponse<byte[]> answered(String method, String path, @Nullable String body)
            throws HostingException {
        var unanswered = 0;
        for (var attempt = 1; ; attempt++) { // ends with the last of a few attempts
            HttpResponse<byte[]> answer;
            try {
                answer = call(method, path, body);
            } catch (HostingException e) {
                unanswered += e instanceof Unanswered ? 1 : 0;
                if (!method.equals("GET")
                        || attempt == ATTEMPTS
                        || unanswered == UNANSWERED
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                pause(backoff(attempt));
                continue;
            }
            var status = answer.statusCode();
            if (status < 300 || status == 302 || status == 307) {
                return answer;
            }
            // A limit was refused unheard, so that even a write can be repeated.
            var limited = RateLimit.spent(answer);
            var again = limited || (method.equals("GET") && status >= 500);
            if (!again || attempt == ATTEMPTS) {
                throw refused(method, path, answer);
            }
            pause(
                    limited
                            ? RateLimit.asked(answer, ground.clock()).orElse(backoff(attempt))
                            : backoff(attempt));
        }
    }

    private HttpResponse<byte[]> call(String method, String path, @Nullable String body)
            throws HostingException {
        HttpRequest request;
        try {
            var building =
                    HttpRequest.newBuilder(URI.create(api + path))
                            .timeout(ground.limit())
                            .header("Accept", "application/json")
                            .header("User-Agent", "rutter");
            headers.forEach(building::setHeader);
            if (!key.isEmpty()) {
                building.header("Authorization", "Bearer " + key);
            }
            if (body == null) {
                building.method(method, BodyPublishers.noBody());
            } else {
                building.header("Content-Type", "application/json");
                building.method(method, BodyPublishers.ofString(body));
            }
            request = building.build();
        } catch (IllegalArgumentException e) {
            throw new HostingException(
                    0,
                    "\""
                            + mask(api + path)
                            + "\" is no address to call, or "
                            + keyName
                            + " holds characters that no header may hold");
        }
        return sent(method, path, request);
    }

    private HttpResponse<byte[]> sent(String method, String path, HttpRequest request)
            throws HostingException {
        var answering =
                http.sendAsync(
                        request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answering.get(ground.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            answering.cancel(true);
            Thread.currentThread().interrupt();
            throw new HostingException(0, claim(method, path) + " was interrupted");
        } catch (TimeoutException e) {
            answering.cancel(true);
            throw noAnswer(method, path);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (cause instanceof java.net.http.HttpTimeoutException) {
                throw noAnswer(method, path);
            }
            if (cause instanceof java.net.ConnectException) {
                throw new HostingException(
                        0,
                        claim(method, path)
                                + " found nobody listening; see that \"api\" names the right address");
            }
            if (cause instanceof IOException) {
                throw new HostingException(
                        0,
                        claim(method, path)
                                + " failed: "
                                + mask(String.valueOf(cause.getMessage())));
            }
            throw new IllegalStateException(claim(method, path) + " broke", cause);
        }
    }

    private static final class Unanswered extends HostingException {
        private static final long serialVersionUID = 1L;

        Unanswered(String message) {
            super(0, message);
        }
    }

    private HostingException noAnswer(String method, String path) {
        return new Unanswered(
                claim(method, path) + " had no answer within " + ground.limit().toMillis() + " ms");
    }

    private Optional<JsonNode> json(String method, String path, HttpResponse<byte[]> answer)
            throws HostingException {
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JacksonException e) {
            throw new HostingException(
                    answer.statusCode(),
                    claim(method, path)
                            + " answered "
                            + answer.statusCode()
                            + " with something that is no JSON: "
                            + excerpt(text));
        }
    }

    private HostingException refused(String method, String path, HttpResponse<byte[]> answer) {
        var status = answer.statusCode();
        var help =
                switch (status) {
                    case 401 -> "; see that " + keyName + " holds a key that is still valid";
                    case 402 -> "; see the workspace's billing";
                    case 403 -> "; see that the key's owner may do this";
                    case 429 -> "; wait a minute, then resume";
                    default -> "";
                };
        return new HostingException(
                status, claim(method, path) + " answered " + status + reason(answer.body()) + help);
    }

    /// What an error body says of itself: `{"id"?, "message"?, "code"?}`, or the same within
    /// `"error"`.
    private String reason(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return " with an empty body";
        }
        try {
            var told = JSON.readTree(text);
            var message =
                    told.path("message").asString(told.path("error").path("message").asString(""));
            return ": " + (message.isEmpty() ? excerpt(text) : excerpt(message));
        } catch (JacksonException e) {
            return ": " + excerpt(text);
        }
    }

    private Duration backoff(int attempt) {
        var most = 250L << attempt;
        return Duration.ofMillis(most / 2 + ground.random().nextLong(most / 2 + 1));
    }

    private String claim(String method, String path) {
        var place = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        return method + " " + mask(api + place);
    }

    private String excerpt(String text) {
        var line = mask(text).replaceAll("\\s+", " ").strip();
        return line.length() > 200 ? line.substring(0, 199) + "…" : line;
    }

    private String mask(String text) {
        var hidden = key.isEmpty() ? text : text.replace(key, "***");
        return KEY.matcher(hidden).replaceAll("***");
    }

    private static String query(List<Parameter> parameters) {
        var pairs = new ArrayList<String>();
        for (var parameter : parameters) {
            pairs.add(encode(parameter.name()) + "=" + encode(parameter.value()));
        }
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    /// As one part of an address.
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
