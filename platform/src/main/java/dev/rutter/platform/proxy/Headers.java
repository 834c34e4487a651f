package dev.rutter.platform.proxy;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which header lines pass, and which the proxy writes itself.
final class Headers {
    static final HttpString RELEASE = new HttpString("Rutter-Release");
    static final HttpString COMMIT = new HttpString("Rutter-Commit");
    static final HttpString PROXY = new HttpString("Rutter-Proxy");

    // spec (RFC 9110, 7.6.1): the fields of one connection, besides those that Connection names.
    private static final Set<HttpString> HOP_BY_HOP =
            names(
                    "connection",
                    "proxy-connection",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "proxy-authenticate",
                    "proxy-authorization");

    /// What tells a backend who the visitor is. Only the proxy may say so: from outside it is
    /// dropped, whoever sends it.
    private static final Set<HttpString> FORWARDED =
            names(
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-forwarded-server",
                    "x-real-ip");

    private static final String OURS = "rutter-";

    private Headers() {}

    /// Copies what a backend may see of a request, and adds who sent it.
    static void toBackend(HttpServerExchange exchange, HeaderMap to, boolean upgrade) {
        var from = exchange.getRequestHeaders();
        copy(from, to, true);
        // The proxy itself answers "100 Continue" as soon as the backend is there to take the body.
        to.remove(io.undertow.util.Headers.EXPECT);
        if (from.contains(io.undertow.util.Headers.TRANSFER_ENCODING)) {
            // spec (RFC 9112, 6.1): Transfer-Encoding overrides Content-Length; sending both is
            // how requests are smuggled.
            to.remove(io.undertow.util.Headers.CONTENT_LENGTH);
            to.put(io.undertow.util.Headers.TRANSFER_ENCODING, "chunked");
        }
        if (upgrade) {
            to.put(io.undertow.util.Headers.CONNECTION, "Upgrade");
            to.put(io.undertow.util.Headers.UPGRADE, "websocket");
        } else {
            to.put(io.undertow.util.Headers.CONNECTION, "keep-alive");
        }
        to.put(io.undertow.util.Headers.X_FORWARDED_FOR, peer(exchange));
        to.put(io.undertow.util.Headers.X_FORWARDED_PROTO, exchange.getRequestScheme());
        var host = from.getFirst(io.undertow.util.Headers.HOST);
        if (host != null) {
            to.put(io.undertow.util.Headers.X_FORWARDED_HOST, host);
        }
    }

    /// Copies what a visitor may see of an answer, and adds which release gave it.
    static void toClient(HeaderMap from, HeaderMap to, Target target) {
        copy(from, to, false);
        to.put(RELEASE, target.release());
        to.put(COMMIT, target.commit());
    }

    static String peer(HttpServerExchange exchange) {
        var peer = exchange.getConnection().getPeerAddress();
        return peer instanceof InetSocketAddress address && address.getAddress() != null
                ? address.getAddress().getHostAddress()
                : "127.0.0.1";
    }

    /// Whether the visitor ends the connection after this answer. The server looks for the word
    /// alone, but it may stand among others.
    static boolean asksToClose(HttpServerExchange exchange) {
        return named(exchange.getRequestHeaders()).contains("close");
    }

    // called twice for each request: nothing is made here where nothing is to be left out
    private static void copy(HeaderMap from, HeaderMap to, boolean request) {
        var named = named(from);
        for (var values : from) {
            var name = values.getHeaderName();
            if (HOP_BY_HOP.contains(name)
                    || (!named.isEmpty() && named.contains(lower(name)))
                    || ours(name)
                    || (request && FORWARDED.contains(name))) {
                continue;
            }
            to.putAll(name, values);
        }
    }

    private static boolean ours(HttpString name) {
        return name.length() >= OURS.length()
                && (name.byteAt(0) == 'R' || name.byteAt(0) == 'r')
                && lower(name).startsWith(OURS);
    }

    private static String lower(HttpString name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static Set<HttpString> names(String... names) {
        return Stream.of(names).map(HttpString::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> named(HeaderMap from) {
        var lines = from.get(io.undertow.util.Headers.CONNECTION);
        if (lines == null
                || (lines.size() == 1 && lines.getFirst().equalsIgnoreCase("keep-alive"))) {
            return Set.of();
        }
        var names = new HashSet<String>();
        for (var line : lines) {
            for (var name : line.split(",", -1)) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        // A request may not have these taken out by naming them.
        names.remove("content-length");
        names.remove("host");
        return names;
    }
}
