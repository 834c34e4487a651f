package dev.rutter.platform.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/// Answers GET and HEAD with the files of one folder and of nothing above it: a folder by its
/// `index.html`, `/about` by `about.html`, what is missing by `404.html` where there is one. An
/// `ETag` lets clients ask whether a file changed.
final class SiteServer implements AutoCloseable {

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("htm", "text/html; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/plain; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff", "font/woff"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("map", "application/json"));

    private final Path root;
    private final SiteRules rules;
    private final HttpServer server;

    /// @param port on 127.0.0.1; 0: any
    SiteServer(Path folder, SiteRules rules, int port) throws IOException {
        this.root = folder.toRealPath();
        this.rules = rules;
        this.server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                say(exchange, 405, "only GET and HEAD are answered here");
                return;
            }
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        for (var each : rules.headers()) {
            if (each.meant(path)) {
                exchange.getResponseHeaders().add(each.name(), each.value());
            }
        }
        var file = file(path);
        if (file.isPresent()) {
            send(exchange, 200, file.get());
            return;
        }
        if (!path.endsWith("/") && folder(path)) {
            redirect(exchange, path + "/");
            return;
        }
        for (var rule : rules.routes()) {
            var lead = rule.lead(path);
            if (lead.isEmpty()) {
                continue;
            }
            if (rule.redirect()) {
                redirect(exchange, lead.get());
                return;
            }
            var other = file(lead.get());
            if (other.isPresent()) {
                send(exchange, 200, other.get());
                return;
            }
        }
        var missing = file("/404.html");
        if (missing.isPresent()) {
            send(exchange, 404, missing.get());
        } else {
            say(exchange, 404, "there is nothing at this path");
        }
    }

    private Optional<Path> file(String path) {
        var found = inside(path);
        if (found.isEmpty()) {
            return inside(path + ".html").filter(Files::isRegularFile);
        }
        if (Files.isDirectory(found.get())) {
            return path.endsWith("/")
                    ? inside(path + "index.html").filter(Files::isRegularFile)
                    : Optional.empty();
        }
        return path.endsWith("/") ? Optional.empty() : found.filter(Files::isRegularFile);
    }

    private boolean folder(String path) {
        return inside(path + "/index.html").isPresent();
    }

    /// What lies at the path, all links followed; empty where nothing does, or where it lies
    /// outside of the site.
    private Optional<Path> inside(String path) {
        try {
            var real = root.resolve(path.replaceAll("^/+", "")).toRealPath();
            return real.startsWith(root) && shown(root.relativize(real))
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// Names with a dot in front are kept back (`.git`, `.env`), but for `.well-known`.
    private static boolean shown(Path relative) {
        for (var each : relative) {
            var name = each.toString();
            if (name.startsWith(".") && !name.equals(".well-known")) {
                return false;
            }
        }
        return true;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        if (to.chars().anyMatch(each -> each < ' ' || each > '~')) {
            say(exchange, 404, "the rule for this path leads nowhere");
            return;
        }
        // "//host" after a wildcard would lead to another site
        exchange.getResponseHeaders()
                .set("Location", to.startsWith("//") ? "/" + to.replaceAll("^/+", "") : to);
        exchange.sendResponseHeaders(301, -1);
    }

    private static void send(HttpExchange exchange, int status, Path file) throws IOException {
        var headers = exchange.getResponseHeaders();
        var size = Files.size(file);
        var changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
        var tag = "\"" + HexFormat.of().toHexDigits(changed) + "-" + Long.toHexString(size) + "\"";
        headers.set("ETag", tag);
        if (headers.getFirst("Cache-Control") == null) {
            headers.set("Cache-Control", "public, max-age=0, s-maxage=300");
        }
        if (headers.getFirst("Content-Type") == null) {
            headers.set("Content-Type", type(file));
        }
        var asked = exchange.getRequestHeaders().getFirst("If-None-Match");
        if (status == 200 && asked != null && asked.contains(tag)) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Long.toString(size));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, size == 0 ? -1 : size);
        if (size > 0) {
            try (var body = exchange.getResponseBody()) {
                Files.copy(file, body);
            } catch (NoSuchFileException gone) {
                throw new IOException("the file is gone", gone);
            }
        }
    }

    private static String type(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(1);
    }
}
