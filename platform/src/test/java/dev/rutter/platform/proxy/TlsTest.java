package dev.rutter.platform.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rutter.platform.process.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class TlsTest {

    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir static Path keys;
    @TempDir Path dir;

    private static final Map<String, SSLContext> MADE = new HashMap<>();

    /// A key and a certificate for localhost, as PEM files, and what trusts it; made once.
    private static SSLContext made(String kind) throws Exception {
        var known = MADE.get(kind);
        if (known == null) {
            known = make(kind);
            MADE.put(kind, known);
        }
        return known;
    }

    private static SSLContext make(String kind) throws Exception {
        var file = keys.resolve(kind + ".p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                kind,
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost,ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "password")
                        .redirectErrorStream(true)
                        .redirectOutput(keys.resolve("keytool.log").toFile())
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var certificate = store.getCertificate("a");
        write(kind + ".crt", "CERTIFICATE", certificate.getEncoded());
        write(kind + ".key", "PRIVATE KEY", store.getKey("a", PASSWORD).getEncoded());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("a", certificate);
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static void write(String name, String what, byte[] bytes) throws IOException {
        Files.writeString(
                keys.resolve(name),
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what));
    }

    private Tls tls(String kind, int port) {
        return new Tls(
                "127.0.0.1",
                port,
                keys.resolve(kind + ".crt").toString(),
                keys.resolve(kind + ".key").toString());
    }

    private static int free() throws IOException {
        // None of those that the kernel gives away by itself while the proxy is down.
        return FreePort.any(new Random().nextInt());
    }

    private static String get(SSLContext context, int port) throws Exception {
        try (var client =
                HttpClient.newBuilder()
                        .sslContext(context)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var request =
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/x"))
                            .header("X-Forwarded-Proto", "gopher")
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void a_route_is_reached_by_tls_with_given_certificates_also_after_a_restart(String kind)
            throws Exception {
        var trust = made(kind);
        var port = free();
        try (var backend = new RawBackend(TlsTest::echoHeads)) {
            var target = backend.target("blue");
            try (var proxy = start()) {
                proxy.put(Route.empty("shop", 0).withTargets(List.of(target)));
                proxy.secure("shop", Optional.of(tls(kind, port)));
                assertThat(get(trust, port).toLowerCase(java.util.Locale.ROOT))
                        .contains("x-forwarded-proto: https")
                        .doesNotContain("gopher");
            }
            try (var proxy = start()) {
                assertThat(get(trust, port)).startsWith("GET /x");
                proxy.secure("shop", Optional.empty());
                assertThatThrownBy(() -> get(trust, port)).isInstanceOf(IOException.class);
                assertThat(proxy.routes().getFirst().tls()).isEmpty();
            }
        }
    }

    @Test
    void files_that_do_not_serve_change_nothing_and_are_told() throws Exception {
        made("EC");
        var other = dir.resolve("none.key");
        Files.writeString(other, "no key");
        try (var proxy = start()) {
            proxy.put(Route.empty("shop", 0));
            var wrong =
                    new Tls(
                            "127.0.0.1",
                            free(),
                            keys.resolve("EC.crt").toString(),
                            other.toString());
            assertThatThrownBy(() -> proxy.secure("shop", Optional.of(wrong)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("holds no private key in PKCS#8");
            assertThat(proxy.routes().getFirst().tls()).isEmpty();
        }
    }

    @Test
    void a_port_that_somebody_has_changes_nothing_and_is_told() throws Exception {
        var trust = made("EC");
        try (var backend = new RawBackend(TlsTest::echoHeads);
                var thief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var proxy = start()) {
            var port = free();
            proxy.put(Route.empty("shop", 0).withTargets(List.of(backend.target("blue"))));
            proxy.secure("shop", Optional.of(tls("EC", port)));
            assertThatThrownBy(() ->
                            proxy.secure("shop", Optional.of(tls("EC", thief.getLocalPort()))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(thief.getLocalPort() + " cannot be listened on");
            assertThat(proxy.routes().getFirst().tls()).contains(tls("EC", port));
            assertThat(get(trust, port)).startsWith("GET /x");
            proxy.secure("shop", Optional.of(tls("EC", port))); // renewed files, the same port
            assertThat(get(trust, port)).startsWith("GET /x");
            assertThat(proxy.trouble("shop")).isEmpty();
        }
    }

    @Test
    void a_tls_port_that_was_taken_during_a_restart_is_said_and_had_when_it_is_free()
            throws Exception {
        var trust = made("EC");
        var port = free();
        try (var backend = new RawBackend(TlsTest::echoHeads)) {
            try (var proxy = start()) {
                proxy.put(Route.empty("shop", 0).withTargets(List.of(backend.target("blue"))));
                proxy.secure("shop", Optional.of(tls("EC", port)));
            }
            var thief = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            try (var proxy = start()) {
                assertThat(proxy.trouble("shop").orElse(""))
                        .contains("no TLS: 127.0.0.1:" + port + " cannot be listened on")
                        .endsWith("it is tried again each second");
                try (var plain = new Client(proxy.routes().getFirst().port())) {
                    assertThat(plain.get("/x").body()).startsWith("GET /x");
                }
                thief.close();
                Eventually.is("had", () -> proxy.trouble("shop").isEmpty());
                assertThat(get(trust, port)).startsWith("GET /x");
            } finally {
                thief.close();
            }
        }
    }

    private static void echoHeads(RawBackend.Talk talk) throws IOException {
        for (var head = talk.hear(); !head.isEmpty(); head = talk.hear()) {
            talk.say("HTTP/1.1 200 OK\r\nContent-Length: " + head.length() + "\r\n\r\n" + head);
        }
    }

    private ProxyServer start() throws IOException {
        return ProxyServer.start(dir, InstantSource.system(), new SecureRandom());
    }
}
