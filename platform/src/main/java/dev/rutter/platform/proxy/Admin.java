package dev.rutter.platform.proxy;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// The admin calls: JSON over loopback HTTP, each with the bearer key. Answers 200 with the result,
/// else a status and `{"message": …}`.
final class Admin implements HttpHandler {
    private final ProxyServer server;
    private final PidFile self;
    private final ExecutorService threads;
    private final Runnable stop;

    /// @param threads one thread per call, since a drain waits
    /// @param stop ends the process, after the answer went out
    Admin(ProxyServer server, PidFile self, ExecutorService threads, Runnable stop) {
        this.server = server;
        this.self = self;
        this.threads = threads;
        this.stop = stop;
    }

    /// @param pid as in the pid file, so that the caller knows whom it reached
    record Ready(long pid, String began, long droppedLogLines) {}

    record Put(String address, int port, Optional<Target> target, List<Target> others) {
        Put {
            others = others == null ? List.of() : List.copyOf(others);
        }
    }

    record Secured(Optional<Tls> tls) {}

    /// @param longest for one request; empty ends the hold
    record Holding(Optional<Duration> longest) {}

    record Answered(Route route, Optional<Target> previous) {}

    record Drain(String release, Duration limit, Duration grace) {}

    record Maintain(Optional<Maintenance> maintenance) {}

    record Message(String message) {}

    private record Reply(int status, Object body) {}

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.dispatch(threads, this::answer);
    }

    private void answer(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        var reply = reply(exchange);
        exchange.setStatusCode(reply.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getOutputStream().write(Json.MAPPER.writeValueAsBytes(reply.body()));
        exchange.endExchange();
        if (reply.status() == 200 && exchange.getRequestPath().equals("/stop")) {
            stop.run();
        }
    }

    private Reply reply(HttpServerExchange exchange) {
        if (!allowed(exchange)) {
            return new Reply(401, new Message("the bearer key is not the one of this proxy"));
        }
        try {
            return route(exchange);
        } catch (IllegalArgumentException | DateTimeParseException | JacksonException e) {
            return new Reply(400, new Message(said(e)));
        } catch (IOException e) {
            return new Reply(500, new Message(said(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(503, new Message("the proxy is stopping"));
        }
    }

    private Reply route(HttpServerExchange exchange) throws IOException, InterruptedException {
        var method = exchange.getRequestMethod().toString();
        var path =
                Stream.of(exchange.getRequestPath().substring(1).split("/", -1))
                        .map(Admin::decoded)
                        .toList();
        var first = path.getFirst();
        return switch (method + " " + first + (path.size() > 1 ? "/" + path.size() : "")) {
            case "GET ready" -> ok(new Ready(self.pid(), self.began(), server.droppedLogLines()));
            case "POST stop" -> ok(new Message("stopping"));
            case "GET routes" -> ok(server.routes());
            case "PUT routes/2" -> put(path.get(1), read(exchange, Put.class));
            case "DELETE routes/2" ->
                    server.remove(path.get(1))
                            ? ok(new Message("removed"))
                            : noService(path.get(1));
            case "GET routes/3", "POST routes/3", "PUT routes/3" ->
                    ofRoute(exchange, method, path.get(1), path.get(2));
            case "GET figures" -> figures(exchange);
            default -> new Reply(404, new Message("no admin call is " + method + " /" + first));
        };
    }

    private Reply ofRoute(HttpServerExchange exchange, String method, String service, String what)
            throws IOException, InterruptedException {
        if (method.equals("GET") && what.equals("trouble")) {
            return ok(new Message(server.trouble(service).orElse("")));
        }
        var live = server.route(service);
        if (live.isEmpty()) {
            return noService(service);
        }
        return switch (method + " " + what) {
            case "GET in-flight" ->
                    ok(live.get().inFlight(parameter(exchange, "release").orElse("")));
            case "POST drain" -> drain(live.get(), read(exchange, Drain.class));
            case "PUT maintenance" -> {
                server.maintain(service, read(exchange, Maintain.class).maintenance());
                yield ok(live.get().route());
            }
            case "PUT tls" -> {
                server.secure(service, read(exchange, Secured.class).tls());
                yield ok(live.get().route());
            }
            case "PUT hold" -> {
                server.hold(service, read(exchange, Holding.class).longest());
                yield ok(live.get().route());
            }
            default -> new Reply(404, new Message("no admin call is " + method + " …/" + what));
        };
    }

    private Reply put(String service, Put put) throws IOException {
        var previous =
                server.put(
                        new Route(
                                service,
                                put.address(),
                                put.port(),
                                put.target(),
                                Optional.empty(),
                                put.others(),
                                Optional.empty(),
                                Optional.empty()));
        return server.asked(service)
                .map(route -> ok(new Answered(route, previous)))
                .orElseGet(() -> noService(service));
    }

    private static Reply drain(LiveRoute route, Drain drain) throws InterruptedException {
        if (drain.limit().compareTo(Bounds.DRAIN) > 0 || drain.limit().isNegative()) {
            throw new IllegalArgumentException(
                    "the drain's limit " + drain.limit() + " is not within 0 to " + Bounds.DRAIN);
        }
        if (route.live(drain.release())) {
            return new Reply(
                    409,
                    new Message(
                            "\"%s\" is the live release of \"%s\"; switch to another first"
                                    .formatted(drain.release(), route.service())));
        }
        return ok(Drainer.drain(route, drain.release(), drain.limit(), drain.grace()));
    }

    private Reply figures(HttpServerExchange exchange) {
        var service =
                parameter(exchange, "service")
                        .orElseThrow(() -> new IllegalArgumentException("no service is named"));
        var to = parameter(exchange, "to").map(Instant::parse).orElseGet(server::now);
        var from =
                parameter(exchange, "from")
                        .map(Instant::parse)
                        .orElseGet(() -> to.minusSeconds(Bounds.FIGURES_SECONDS));
        // One more second on each side than is kept, for the parts of seconds.
        if (from.isAfter(to)
                || Duration.between(from, to).toSeconds() > Bounds.FIGURES_SECONDS + 2) {
            throw new IllegalArgumentException(
                    "from %s to %s is not a window of 0 to %d s"
                            .formatted(from, to, Bounds.FIGURES_SECONDS));
        }
        var quantiles = new ArrayList<Double>();
        var asked = exchange.getQueryParameters().get("quantile");
        if (asked != null) {
            for (var each : asked) {
                var quantile = Double.parseDouble(each);
                if (!(quantile >= 0 && quantile <= 1)) {
                    throw new IllegalArgumentException(
                            "the quantile " + each + " is not within 0 to 1");
                }
                quantiles.add(quantile);
            }
        }
        var resolution =
                parameter(exchange, "resolution").map(Long::parseLong).map(Duration::ofSeconds);
        if (resolution.isPresent() && resolution.get().toSeconds() < 1) {
            throw new IllegalArgumentException("the resolution is under 1 s");
        }
        return ok(
                server.figures(
                        service, parameter(exchange, "release"), from, to, quantiles, resolution));
    }

    private boolean allowed(HttpServerExchange exchange) {
        var given = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + server.key()).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        var values = exchange.getQueryParameters().get(name);
        return values == null ? Optional.empty() : Optional.of(decoded(values.getFirst()));
    }

    /// The listener leaves paths and queries as they came, for the sake of the backends.
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static <T> T read(HttpServerExchange exchange, Class<T> type) throws IOException {
        var bytes = exchange.getInputStream().readNBytes(Bounds.ADMIN_BODY + 1);
        if (bytes.length > Bounds.ADMIN_BODY) {
            throw new IllegalArgumentException("the body is over " + Bounds.ADMIN_BODY + " bytes");
        }
        return Json.MAPPER.readValue(bytes, type);
    }

    private static Reply ok(Object body) {
        return new Reply(200, body);
    }

    private static Reply noService(String service) {
        return new Reply(404, new Message("no route is named \"" + service + "\""));
    }

    private static String said(Exception e) {
        // A record's own refusal comes wrapped by the JSON reader.
        Throwable cause = e instanceof JacksonException && e.getCause() != null ? e.getCause() : e;
        var message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
