package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.platform.process.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A small service with its blueprint, and a certificate for it.
final class ShopForTests {
    static final String SERVER =
            """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.file.*;
            import java.util.concurrent.Executors;

            void main() throws Exception {
                var version = Files.readString(Path.of("version")).strip();
                var port = Integer.parseInt(System.getenv("PORT"));
                var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/", each -> {
                    System.out.println("asked for " + each.getRequestURI());
                    var bytes = ("version " + version).getBytes();
                    each.sendResponseHeaders(200, bytes.length);
                    each.getResponseBody().write(bytes);
                    each.close();
                });
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.start();
                System.out.println("listens");
            }
            """;

    static final String BLUEPRINT =
            """
            services:
              - type: web
                name: shop
                runtime: java
                autoDeployTrigger: off
                buildCommand: echo building; while test -e endless; do sleep 0.1; done; test ! -e broken
                startCommand: exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 Server.java
                healthCheckPath: /health
                maxShutdownDelaySeconds: 2
              - type: cron
                name: nightly
                runtime: java
                autoDeployTrigger: off
                schedule: "0 0 1 1 *"
                startCommand: "true"
            """;

    private ShopForTests() {}

    static int free() throws IOException {
        return FreePort.any(new Random().nextInt());
    }

    static void certificate(Path temp) throws Exception {
        var store = temp.resolve("a.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var password = "changeit".toCharArray();
        var keys = KeyStore.getInstance(store.toFile(), password);
        pem(temp, "a.crt", "CERTIFICATE", keys.getCertificate("a").getEncoded());
        pem(temp, "a.key", "PRIVATE KEY", keys.getKey("a", password).getEncoded());
    }

    private static void pem(Path temp, String name, String what, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(bytes);
        Files.write(
                temp.resolve(name),
                List.of("-----BEGIN " + what + "-----", text, "-----END " + what + "-----"));
    }
}
