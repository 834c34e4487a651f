package dev.rutter.platform.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The servers beside which the proxy is measured, each with its own configuration in a folder.
final class ProxyPeers {
    private ProxyPeers() {}

    static final String BACKEND =
            """
                location / { default_type text/plain; return 200 "seventeen bytes!\\n"; }
            """;

    static String passing(int backend) {
        return """
            location / {
                proxy_pass http://backend;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_buffering on;
            }
        }
        upstream backend {
            server 127.0.0.1:%d;
            keepalive 64;
            keepalive_requests 1000000;
        """
                .formatted(backend);
    }

    /// One worker process for each core, and a log of each request, as ours writes one.
    static Process nginx(Path dir, int port, String inside) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(
                dir.resolve("nginx.conf"),
                """
                daemon off;
                worker_processes %d;
                pid %s/pid;
                error_log %s/error.log;
                events { worker_connections 1024; }
                http {
                    access_log %s/access.log combined buffer=64k;
                    client_body_temp_path %s; proxy_temp_path %s; fastcgi_temp_path %s;
                    uwsgi_temp_path %s; scgi_temp_path %s;
                    server {
                        listen 127.0.0.1:%d;
                        keepalive_requests 10000000;
                %s
                    }
                }
                """
                        .formatted(cores(), dir, dir, dir, dir, dir, dir, dir, dir, port, inside));
        return started(
                dir, "nginx", "-c", dir.resolve("nginx.conf").toString(), "-p", dir.toString());
    }

    static Process haproxy(Path dir, int port, int backend) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(
                dir.resolve("haproxy.cfg"),
                """
                global
                    nbthread %d
                    maxconn 4096
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 75s
                    timeout server 100s
                    option forwardfor
                    http-reuse always
                listen bench
                    bind 127.0.0.1:%d
                    server one 127.0.0.1:%d
                """
                        .formatted(cores(), port, backend));
        return started(dir, "haproxy", "-db", "-f", dir.resolve("haproxy.cfg").toString());
    }

    private static Process started(Path dir, String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(dir.resolve("out").toFile())
                    .start();
        } catch (IOException missing) {
            throw new IOException(
                    command[0] + " cannot be started; on Debian: apt-get install nginx haproxy",
                    missing);
        }
    }

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }
}
