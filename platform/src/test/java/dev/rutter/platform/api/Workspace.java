package dev.rutter.platform.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// A git repository with a blueprint and a small real service.
final class Workspace {

    /// Answers with the version in the file `version` and the commit; `/health` is 503 where that
    /// version is `sick`, and `dead` ends at once; `/held?FILE` waits for the file.
    static final String SERVER =
            """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.file.*;
            import java.util.concurrent.Executors;

            void main() throws Exception {
                var version = Files.readString(Path.of("version")).strip();
                if (version.equals("dead")) {
                    System.exit(1);
                }
                var port = Integer.parseInt(System.getenv("PORT"));
                var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/health", each -> {
                    each.sendResponseHeaders(version.equals("sick") ? 503 : 200, -1);
                    each.close();
                });
                server.createContext("/", each -> {
                    System.out.println("request " + each.getRequestURI());
                    if (each.getRequestURI().getPath().equals("/die")) {
                        Runtime.getRuntime().halt(9);
                    }
                    if (each.getRequestURI().getPath().equals("/held")) {
                        while (!Files.exists(Path.of(each.getRequestURI().getQuery()))) {
                            try { Thread.sleep(20); } catch (InterruptedException e) { }
                        }
                    }
                    if (each.getRequestURI().getPath().equals("/slow")) {
                        try { Thread.sleep(300); } catch (InterruptedException e) { }
                    }
                    var said = version + " " + System.getenv("RENDER_GIT_COMMIT") + " "
                            + System.getenv("SECRET") + " " + System.getenv("DATABASE_URL");
                    var bytes = said.getBytes();
                    each.sendResponseHeaders(200, bytes.length);
                    each.getResponseBody().write(bytes);
                    each.close();
                });
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.start();
                System.out.println("version " + version + " listens");
            }
            """;

    static final String BLUEPRINT =
            """
            services:
              - type: web
                name: shop
                runtime: java
                plan: starter
                autoDeployTrigger: off
                buildCommand: mkdir -p out && bash compile.sh && echo built
                startCommand: java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp out Server
                preDeployCommand: test ! -e migration-fails
                healthCheckPath: /health
                maxShutdownDelaySeconds: 5
                envVars:
                  - key: SECRET
                    generateValue: true
            """;

    /// Goes after [#BLUEPRINT].
    static final String DATABASE =
            """
                  - key: DATABASE_URL
                    fromDatabase: { name: shop-db, property: connectionString }
            databases:
              - name: shop-db
            """;

    /// What was compiled before is copied: most releases of a test differ in their version only.
    private static final String COMPILE =
            """
            if cmp -s Server.java CACHE/Server.java && test -e CACHE/done; then
                cp CACHE/out/* out/
            else
                "$JAVA_HOME"/bin/javac -d out Server.java
            fi
            """;

    private final Path folder;

    Workspace(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.createDirectories(folder);
        git("init", "-q", "-b", "main");
        Files.writeString(folder.resolve("Server.java"), SERVER);
        Files.writeString(folder.resolve("compile.sh"), COMPILE.replace("CACHE", cache()));
        Files.writeString(folder.resolve("render.yaml"), BLUEPRINT);
    }

    /// The folder with [#SERVER] compiled; made once.
    private static synchronized String cache() throws IOException {
        var cache = Path.of("target", "workspace").toAbsolutePath();
        var source = cache.resolve("Server.java");
        if (!Files.exists(cache.resolve("done")) || !Files.readString(source).equals(SERVER)) {
            Files.createDirectories(cache.resolve("out"));
            Files.deleteIfExists(cache.resolve("done"));
            Files.writeString(source, SERVER);
            var status =
                    ToolProvider.getSystemJavaCompiler()
                            .run(
                                    null,
                                    null,
                                    null,
                                    "-d",
                                    cache.resolve("out").toString(),
                                    source.toString());
            if (status != 0) {
                throw new IOException("the service of the tests does not compile");
            }
            Files.createFile(cache.resolve("done"));
        }
        return cache.toString();
    }

    Path folder() {
        return folder;
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    void remove(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    /// Commits everything as this version and returns the hash.
    String commit(String version) throws IOException, InterruptedException {
        write("version", version + "\n");
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "Version " + version);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of("-c", "user.name=Test", "-c", "user.email=test@example.com"));
        command.addAll(List.of(words));
        var out = Files.createTempFile(folder.getParent(), "git", ".log");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("git failed: " + Files.readString(out));
        }
        return Files.readString(out);
    }
}
