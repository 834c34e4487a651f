package dev.rutter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `rutter platform …` with real processes: one platform for all tests, each of which brings its
/// own release.
@Tag("slow")
class PlatformCommandsTest {
    @TempDir static Path temp;

    private static Path folder;
    private static CommandLineForTests rutter;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void a_platform_with_a_first_release() throws Exception {
        folder = Files.createDirectory(temp.resolve("shop"));
        Files.writeString(folder.resolve("Server.java"), ShopForTests.SERVER);
        Files.writeString(folder.resolve("render.yaml"), ShopForTests.BLUEPRINT);
        var first = version("first");
        rutter = new CommandLineForTests(temp.resolve("home"));
        var up = rutter.run("platform", "up", folder.toString(), "--json", "--wait", "300");
        assertThat(up.code()).as(up.all()).isEqualTo(ExitCode.DONE);
        assertThat(up.json().path("api").asString()).startsWith("http://127.0.0.1:");
        var shop = up.json().path("services").get(1);
        assertThat(shop.path("name").asString()).isEqualTo("shop");
        assertThat(shop.path("state").asString()).isEqualTo("live");
        assertThat(shop.path("commit").asString()).isEqualTo(first);
        assertThat(page()).isEqualTo("version first");
    }

    @AfterAll
    static void down_ends_everything_and_purge_removes_it() {
        var down = rutter.run("platform", "down", "--purge", "--json");
        assertThat(down.code()).as(down.all()).isEqualTo(ExitCode.DONE);
        assertThat(down.json().path("purged").asBoolean()).isTrue();
        assertThat(down.json().path("left")).isEmpty();
        assertThat(temp.resolve("home/platform")).doesNotExist();
        assertThat(rutter.run("platform", "down").code()).isEqualTo(ExitCode.REFUSED);
        HTTP.close();
    }

    private static String version(String version) throws Exception {
        Files.writeString(folder.resolve("version"), version + "\n");
        return CommandLineForTests.commit(folder, "Version " + version);
    }

    private static String url() {
        return rutter.run("platform", "open", "--print", "shop").out().strip();
    }

    private static String page() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url())).timeout(Duration.ofSeconds(60));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void until(String what, Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ps",
                "ps --json",
                "deploy",
                "deploy shop --json",
                "rollback",
                "hold",
                "cancel",
                "hold shop --release",
                "tls --off",
                "logs shop",
                "open",
                "env",
                "down",
                "down --purge"
            })
    void where_there_is_no_platform_each_command_says_so_and_makes_none(String words) {
        var home = temp.resolve("nowhere");
        var ended = new CommandLineForTests(home).run(("platform " + words).split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.REFUSED);
        assertThat(ended.err()).startsWith("rutter: there is no platform in " + home);
        assertThat(ended.out()).isEmpty();
        assertThat(home).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up --wait -1",
                "deploy --wait -1",
                "deploy --wait 86401",
                "deploy --wait soon",
                "deploy shop nightly",
                "deploy --to dep-1",
                "rollback --wait -5",
                "rollback --commit abc",
                "hold --for 0",
                "hold --for 301",
                "hold --for long",
                "tls",
                "tls --port 0",
                "tls --port 65536",
                "logs",
                "logs shop -n -1",
                "ps --yaml",
                ""
            })
    void what_the_command_line_does_not_take_changes_nothing(String words) throws Exception {
        var before = rutter.run("platform", "ps", "--json").out();
        var ended = rutter.run(("platform " + words).strip().split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.all()).isNotBlank();
        assertThat(rutter.run("platform", "ps", "--json").out()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "rollback", "cancel", "hold", "tls --off", "open", "logs"})
    void a_service_that_is_not_there_is_told_with_those_that_are(String words) {
        var ended = rutter.run(("platform " + words + " shopp").split(" "));
        assertThat(ended.code()).as(ended.all()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(ended.err())
                .contains("there is no service \"shopp\"; there are [nightly, shop]");
    }

    @Test
    void a_folder_without_a_blueprint_one_with_mistakes_and_one_outside_git_are_told_apart()
            throws Exception {
        var odd = new CommandLineForTests(temp.resolve("odd"));
        var empty = Files.createDirectory(temp.resolve("empty"));
        var none = odd.run("platform", "up", empty.toString());
        assertThat(none.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(none.err()).contains("there is no render.yaml in \"" + empty + "\"");
        Files.writeString(
                empty.resolve("render.yaml"),
                "services:\n  - type: web\n    name: a\n    runtime: node\n    numInstances: many\n");
        try {
            var wrong = odd.run("platform", "up", empty.toString(), "--json");
            assertThat(wrong.code()).as(wrong.all()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(wrong.err()).contains("mistake").contains("5:");
            assertThat(wrong.out()).isEmpty();
            Files.writeString(empty.resolve("render.yaml"), ShopForTests.BLUEPRINT);
            var outside = odd.run("platform", "up", empty.toString());
            assertThat(outside.code()).as(outside.all()).isEqualTo(ExitCode.REFUSED);
            assertThat(outside.err()).contains("is in no git repository").contains("git init");
        } finally {
            assertThat(odd.run("platform", "down", "--purge").code()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void a_commit_is_deployed_and_taken_back_and_each_end_is_told() throws Exception {
        var one = version("one");
        var plain = rutter.run("platform", "deploy", "shop");
        assertThat(plain.code()).as(plain.all()).isEqualTo(ExitCode.DONE);
        assertThat(plain.out()).startsWith("shop  live  " + one.substring(0, 10)).contains(url());
        var two = version("two");
        var deployed = rutter.run("platform", "deploy", "--commit", two.substring(0, 12), "--json");
        assertThat(deployed.code()).as(deployed.all()).isEqualTo(ExitCode.DONE);
        assertThat(deployed.json().path("status").asString()).isEqualTo("live");
        assertThat(deployed.json().path("commit").asString()).isEqualTo(two);
        assertThat(deployed.json().path("trigger").asString()).isEqualTo("api");
        assertThat(page()).isEqualTo("version two");
        var back = rutter.run("platform", "rollback", "--json");
        assertThat(back.code()).as(back.all()).isEqualTo(ExitCode.DONE);
        assertThat(back.json().path("commit").asString()).isEqualTo(one);
        assertThat(back.json().path("trigger").asString()).isEqualTo("rollback");
        assertThat(page()).isEqualTo("version one");
        var chosen = rutter.run("platform", "rollback", "--to", two.substring(0, 7));
        assertThat(chosen.code()).as(chosen.all()).isEqualTo(ExitCode.DONE);
        assertThat(page()).isEqualTo("version two");
        var asked = rutter.run("platform", "deploy", "--commit", one, "--no-wait", "--json");
        assertThat(asked.code()).as(asked.all()).isEqualTo(ExitCode.DONE);
        assertThat(asked.json().path("status").asString()).isNotEqualTo("live");
        until("the release nobody waited for", () -> page().equals("version one"));
    }

    @Test
    void what_does_not_go_live_is_told_with_its_reason_and_nothing_else_changes() throws Exception {
        version("good");
        assertThat(rutter.run("platform", "deploy").code()).isEqualTo(ExitCode.DONE);
        Files.createFile(folder.resolve("broken"));
        version("bad");
        try {
            var failed = rutter.run("platform", "deploy", "shop", "--json");
            assertThat(failed.code()).as(failed.all()).isEqualTo(ExitCode.REFUSED);
            assertThat(failed.json().path("status").asString()).isEqualTo("build_failed");
            assertThat(failed.json().path("reason").asString())
                    .contains("the build command exited with 1; last output: building");
            var plain = rutter.run("platform", "deploy", "shop");
            assertThat(plain.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(plain.out())
                    .contains("build_failed")
                    .contains("rutter platform logs --build shop");
        } finally {
            Files.delete(folder.resolve("broken"));
        }
        assertThat(page()).isEqualTo("version good");
        var unknown = rutter.run("platform", "deploy", "--commit", "fffffff");
        assertThat(unknown.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(unknown.err()).contains("the commit \"fffffff\" is not in the repository");
        var never = rutter.run("platform", "rollback", "--to", "dep-none");
        assertThat(never.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(never.err()).contains("has no release dep-none");
        var only = rutter.run("platform", "rollback", "nightly");
        assertThat(only.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(only.err()).contains("no earlier release of another commit");
    }

    @Test
    void a_release_that_takes_too_long_is_seen_and_given_up() throws Exception {
        version("steady");
        assertThat(rutter.run("platform", "deploy", "--json").err()).isEmpty();
        Files.createFile(folder.resolve("endless"));
        version("endless");
        try {
            var first = rutter.run("platform", "deploy", "--no-wait", "--json").json();
            until("it builds", () -> rutter.run("platform", "ps").out().contains("build_in_pro"));
            var behind = rutter.run("platform", "deploy", "shop", "--wait", "2");
            assertThat(behind.err()).contains("  shop: queued");
            assertThat(rutter.run("platform", "ps").out())
                    .contains("build_in_progress")
                    .doesNotContain("queued");
            var given = rutter.run("platform", "cancel", "--json");
            assertThat(given.code()).as(given.all()).isEqualTo(ExitCode.DONE);
            assertThat(given.json().path("deploy").asString())
                    .isEqualTo(first.path("deploy").asString());
            var next = rutter.run("platform", "cancel", "shop");
            assertThat(next.out()).startsWith("shop  canceled  dep-");
            var none = rutter.run("platform", "cancel", "shop");
            assertThat(none.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(none.err()).contains("no release of \"shop\" is under way");
        } finally {
            Files.delete(folder.resolve("endless"));
        }
        assertThat(page()).isEqualTo("version steady");
    }

    @Test
    void ps_logs_open_and_env_tell_what_is_there() throws Exception {
        page();
        var ps = rutter.run("platform", "ps");
        assertThat(ps.code()).isEqualTo(ExitCode.DONE);
        assertThat(ps.out()).contains("platform pid ").contains("shop ").contains(url());
        var tree = rutter.run("platform", "ps", "--json").json();
        assertThat(tree.path("pid").asLong()).isPositive();
        assertThat(tree.path("services").size()).isEqualTo(2);
        until(
                "the line of the request",
                () -> rutter.run("platform", "logs", "shop").out().contains("asked for /"));
        var lines = rutter.run("platform", "logs", "shop", "-n", "2", "--json").out().lines();
        assertThat(lines).hasSize(2).allMatch(each -> each.contains("\"text\""));
        assertThat(rutter.run("platform", "logs", "shop", "-n", "0").out()).isEmpty();
        assertThat(rutter.run("platform", "logs", "--build", "shop").out()).contains("building");
        var open = rutter.run("platform", "open", "--json");
        assertThat(open.json().path("url").asString()).isEqualTo(url());
        var cron = rutter.run("platform", "open", "nightly");
        assertThat(cron.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(cron.err()).contains("\"nightly\" listens on no port");
        var env = rutter.run("platform", "env");
        assertThat(env.out())
                .contains("export RUTTER_PLATFORM_API='http://127.0.0.1:")
                .contains("export RUTTER_PLATFORM_KEY='rnd_");
    }

    @Test
    void requests_wait_while_held_and_go_on_when_released() throws Exception {
        var held = rutter.run("platform", "hold", "--for", "120", "--json");
        assertThat(held.code()).as(held.all()).isEqualTo(ExitCode.DONE);
        assertThat(held.json().path("held").asBoolean()).isTrue();
        assertThat(held.json().path("seconds").asInt()).isEqualTo(120);
        var waiting = CompletableFuture.supplyAsync(PlatformCommandsTest::paged);
        assertThat(waiting.completeOnTimeout("still", 300, TimeUnit.MILLISECONDS).get())
                .isEqualTo("still");
        var later = CompletableFuture.supplyAsync(PlatformCommandsTest::paged);
        var released = rutter.run("platform", "hold", "--release", "shop");
        assertThat(released.code()).isEqualTo(ExitCode.DONE);
        assertThat(released.out()).isEqualTo("shop: requests go on\n");
        assertThat(later.get(60, TimeUnit.SECONDS)).startsWith("version ");
        var cron = rutter.run("platform", "hold", "nightly");
        assertThat(cron.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(cron.err()).contains("\"nightly\" has no visitors");
    }

    private static String paged() {
        try {
            return page();
        } catch (IOException | InterruptedException no) {
            return no.toString();
        }
    }

    @Test
    void tls_needs_files_that_serve_and_a_port_that_is_free() throws Exception {
        ShopForTests.certificate(temp);
        var certificate = temp.resolve("a.crt").toString();
        var key = temp.resolve("a.key").toString();
        var port = Integer.toString(ShopForTests.free());
        var missing = rutter.run("platform", "tls", "--port", port);
        assertThat(missing.code()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(missing.err()).contains("name --certificate and --key");
        var swapped =
                rutter.run(
                        "platform",
                        "tls",
                        "--port",
                        port,
                        "--certificate",
                        key,
                        "--key",
                        certificate);
        assertThat(swapped.code()).as(swapped.all()).isEqualTo(ExitCode.REFUSED);
        try (var thief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = Integer.toString(thief.getLocalPort());
            var no =
                    rutter.run(
                            "platform",
                            "tls",
                            "--port",
                            taken,
                            "--certificate",
                            certificate,
                            "--key",
                            key);
            assertThat(no.code()).as(no.all()).isEqualTo(ExitCode.REFUSED);
            assertThat(no.err()).contains(taken + " cannot be listened on");
        }
        var done =
                rutter.run(
                        "platform",
                        "tls",
                        "--port",
                        port,
                        "--certificate",
                        certificate,
                        "--key",
                        key,
                        "--json");
        assertThat(done.code()).as(done.all()).isEqualTo(ExitCode.DONE);
        assertThat(done.json().path("url").asString()).isEqualTo("https://127.0.0.1:" + port);
        try (var socket =
                new java.net.Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
            assertThat(socket.isConnected()).isTrue();
        }
        var off = rutter.run("platform", "tls", "--off");
        assertThat(off.code()).isEqualTo(ExitCode.DONE);
        assertThat(off.out()).isEqualTo("shop: no TLS\n");
    }

    @Test
    void while_the_daemon_is_dead_what_only_looks_answers_and_the_rest_says_how_to_go_on()
            throws Exception {
        var served = page();
        var pid = rutter.run("platform", "ps", "--json").json().path("pid").asLong();
        var daemon = ProcessHandle.of(pid).orElseThrow();
        daemon.destroyForcibly();
        daemon.onExit().get(60, TimeUnit.SECONDS);
        assertThat(page()).isEqualTo(served);
        assertThat(rutter.run("platform", "ps").out())
                .startsWith("platform not running, proxy pid");
        assertThat(rutter.run("platform", "logs", "shop").code()).isEqualTo(ExitCode.DONE);
        for (var words : List.of("deploy", "rollback", "hold", "env", "tls --off")) {
            var ended = rutter.run(("platform " + words).split(" "));
            assertThat(ended.code()).as(words + ended.all()).isEqualTo(ExitCode.REFUSED);
            assertThat(ended.err()).contains("does not run");
        }
        var again = rutter.run("platform", "up", folder.toString());
        assertThat(again.code()).as(again.all()).isEqualTo(ExitCode.DONE);
        assertThat(again.out()).contains("API http://127.0.0.1:");
        assertThat(page()).isEqualTo(served);
    }
}
