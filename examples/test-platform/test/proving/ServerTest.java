package proving;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Over real HTTP, with a database that is not there.
final class ServerTest {
    private ServerTest() {}

    static void without_its_database_the_frontend_is_there_and_the_health_is_not() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var store = new Store("postgres://nobody:x@127.0.0.1:1/none");
        try (var server = new Server(address, store, "key", "test", "<h1>here</h1>".getBytes());
                var client = HttpClient.newHttpClient()) {
            var port = server.start();
            Tests.same("200 <h1>here</h1>", get(client, port, "/"));
            Tests.same("503 {\"status\": \"failing\", \"version\": \"test\"}", get(client, port, "/api/health"));
            Tests.same("404 {\"error\": \"not found\"}", get(client, port, "/elsewhere"));
        }
    }

    private static String get(HttpClient client, int port, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
