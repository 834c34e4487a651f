package dev.rutter.app.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// GitHub's calls for a workflow whose environment has reviewers, over real HTTP: a dispatched run
/// waits, and goes on or fails by what a reviewer says.
final class GithubForTests implements AutoCloseable {
    private static final String SHOP = "/repos/mia/shop";

    final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<String> reviews = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration builds;
    private volatile String status = "";
    private volatile Instant dispatched = Instant.EPOCH;
    private volatile Instant approved = Instant.EPOCH;

    /// Whether the key's owner is a reviewer.
    volatile boolean mayApprove = true;

    /// @param builds how long a run is under way once it was approved
    GithubForTests(Duration builds) throws IOException {
        this.builds = builds;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String api() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A reviewer says so at GitHub itself.
    void review(boolean yes, String by, String comment) {
        reviews.add(
                "{\"state\":\"%s\",\"comment\":\"%s\",\"environments\":[{\"id\":5,\"name\":\"production\"}],\"user\":{\"login\":\"%s\"}}"
                        .formatted(yes ? "approved" : "rejected", comment, by));
        status = yes ? "approved" : "rejected";
        approved = Instant.now();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var post = exchange.getRequestMethod().equals("POST");
            if (post) {
                posted.add(path.substring(path.lastIndexOf('/') + 1) + " " + body);
            }
            var answer = answer(path, post, body);
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            var code = answer.isEmpty() ? 404 : 200;
            exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String answer(String path, boolean post, String body) {
        return switch (path.replaceFirst("^" + SHOP, "")) {
            case "" -> "{\"default_branch\":\"main\"}";
            case "/commits/main" -> "{\"sha\":\"%s\"}".formatted("a".repeat(40));
            case "/actions/workflows/deploy.yml/dispatches" -> {
                status = "waiting";
                dispatched = Instant.now();
                yield "{\"workflow_run_id\":1001,\"run_url\":\"u\",\"html_url\":\"h\"}";
            }
            case "/actions/workflows/deploy.yml/runs" ->
                    "{\"workflow_runs\":["
                            + (status.isEmpty() ? "" : run() + ",")
                            + run(7, "completed", "\"success\"", Instant.now().minusSeconds(9999))
                            + "]}";
            case "/actions/runs/7" ->
                    run(7, "completed", "\"success\"", Instant.now().minusSeconds(9999));
            case "/actions/runs/1001" -> run();
            case "/actions/runs/1001/pending_deployments" -> {
                if (post) {
                    review(
                            body.contains("approved\""),
                            "rutter-bot",
                            body.replaceFirst(".*\"comment\":\"([^\"]*)\".*", "$1"));
                }
                yield status.equals("waiting")
                        ? """
                        [{"environment":{"id":5,"name":"production"},"wait_timer":0,
                          "current_user_can_approve":%s,
                          "reviewers":[{"type":"User","reviewer":{"login":"octo"}}]}]
                        """
                                .formatted(mayApprove)
                        : "[]";
            }
            case "/actions/runs/1001/approvals" -> "[" + String.join(",", reviews) + "]";
            case "/actions/runs/1001/jobs", "/actions/runs/7/jobs" ->
                    path.contains("1001")
                            ? "{\"jobs\":[{\"id\":31,\"status\":\"completed\"}]}"
                            : "{\"jobs\":[]}";
            case "/actions/jobs/31/logs" ->
                    "%s Database connection failed, using the old one\n%s Migrations complete\n"
                            .formatted(stamp(), stamp());
            default -> "";
        };
    }

    private String stamp() {
        return dispatched.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String run() {
        return switch (status) {
            case "approved" ->
                    Instant.now().isBefore(approved.plus(builds))
                            ? run(1001, "in_progress", "null", dispatched)
                            : run(1001, "completed", "\"success\"", dispatched);
            case "rejected" -> run(1001, "completed", "\"failure\"", dispatched);
            default -> run(1001, "waiting", "null", dispatched);
        };
    }

    private static String run(int id, String status, String conclusion, Instant at) {
        return """
        {"id":%d,"name":"Deploy","display_title":"deploy","event":"workflow_dispatch","head_sha":"%s",
         "status":"%s","conclusion":%s,"created_at":"%s","run_started_at":"%s","updated_at":"%s"}
        """
                .formatted(id, "a".repeat(40), status, conclusion, at, at, at);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
