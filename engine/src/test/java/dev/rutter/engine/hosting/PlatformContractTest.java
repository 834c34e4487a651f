package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.hosting.Hosting.KeptSetting;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Render's client asks for, asked of the real platform: each test has a service of its own.
@Tag("slow")
class PlatformContractTest extends HostingContract {
    @TempDir static Path temp;

    private static PlatformWorld.Ground ground;

    @BeforeAll
    static void a_platform() throws Exception {
        ground = new PlatformWorld.Ground(temp);
    }

    @AfterAll
    static void it_ends() throws Exception {
        assertThat(ground.end()).isEmpty();
    }

    @Override
    World world() throws Exception {
        return new PlatformWorld(ground);
    }

    @Override
    Hosting client(URI api, HostingApi.Ground limits) {
        return new RenderHosting(
                new HostingApi(api, ground.key(), "$THE_KEY", limits), here().service(), 1);
    }

    private PlatformWorld here() {
        return (PlatformWorld) world;
    }

    private static void until(String what, Callable<Boolean> state) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private Release settled(String id) throws Exception {
        until(id + " settles", () -> hosting.release(id).state().settled());
        return hosting.release(id);
    }

    @Test
    void going_back_is_a_release_of_its_own_and_is_found_again() throws Exception {
        var ids = world.servedTwice();
        var since = Instant.now();

        var back = settled(hosting.rollBack(ids.older()).id());

        assertThat(back.state()).isEqualTo(State.LIVE);
        assertThat(back.commit()).isEqualTo(hosting.release(ids.older()).commit());
        assertThat(back.id()).isNotIn(ids.older(), ids.newer());
        assertThat(hosting.release(ids.newer()).state()).isEqualTo(State.REPLACED);
        assertThat(hosting.asked(since, true, Optional.empty()).orElseThrow().id())
                .isEqualTo(back.id());
        assertThat(hosting.asked(since, false, Optional.empty())).isEmpty();
        assertThat(refused(() -> hosting.rollBack("dep-none")).status()).isEqualTo(404);
    }

    @Test
    void a_release_that_waits_behind_another_is_found_though_the_answer_is_empty()
            throws Exception {
        here().holdBuilds();
        var first = hosting.deploy(Optional.of(world.builds()));
        var second = hosting.deploy(Optional.of(world.builds()));

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.state()).isEqualTo(State.WAITING);
        assertThat(here().statuses()).containsExactly(201, 202);

        here().letBuildsGo();
        assertThat(settled(second.id()).state()).isEqualTo(State.LIVE);
        assertThat(hosting.release(first.id()).state()).isEqualTo(State.REPLACED);
    }

    @Test
    void a_release_that_fails_says_why_and_what_was_live_stays() throws Exception {
        var ids = world.servedTwice();
        var failed = settled(hosting.deploy(Optional.of(here().broken())).id());

        assertThat(failed.state()).isEqualTo(State.FAILED);
        assertThat(failed.said()).startsWith("build_failed: ").contains("exited with 1");
        assertThat(hosting.release(ids.newer()).state()).isEqualTo(State.LIVE);
        assertThat(refused(() -> hosting.deploy(Optional.of("abcdef0"))).status()).isEqualTo(404);
    }

    @Test
    void automatic_releases_are_frozen_and_what_was_set_comes_back_exactly() throws Exception {
        var before = new KeptSetting("autoDeployTrigger", "checksPass");
        assertThat(hosting.autoDeploy()).isEqualTo(before);
        assertThat(hosting.freezeAutoDeploy()).isEqualTo(before);
        assertThat(hosting.autoDeploy()).isEqualTo(new KeptSetting("", "off"));
        assertThat(hosting.freezeAutoDeploy().setting()).isEmpty();
        hosting.restoreAutoDeploy(before);
        assertThat(hosting.autoDeploy()).isEqualTo(before);
    }

    @Test
    void figures_and_logs_are_those_of_the_service_and_the_window() throws Exception {
        var ids = world.servedTwice();
        var from = Instant.now().plusSeconds(1).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        until("the window begins", () -> !Instant.now().isBefore(from));
        try (var http = HttpClient.newHttpClient()) {
            for (var i = 0; i < 12; i++) {
                var path = i < 9 ? "/version" : "/missing";
                var request = HttpRequest.newBuilder(URI.create(hosting.url() + path)).build();
                http.send(request, HttpResponse.BodyHandlers.discarding());
            }
        }
        var to = Instant.now().plusSeconds(2);
        until("all are counted", () -> hosting.requests(from, to).samples() == 12);
        assertThat(hosting.serverErrors(from, to).value()).isZero();
        assertThat(hosting.latency(from, to, OptionalInt.of(95)).value()).isPositive();
        assertThat(hosting.requests(from.minusSeconds(600), from.minusSeconds(300)).samples())
                .isZero();
        var built = hosting.logs(from.minusSeconds(600), to, "built version", 10);
        assertThat(built).hasSize(2).allMatch(line -> line.text().startsWith("built version"));
        assertThat(hosting.serving()).containsExactly(here().live());
        assertThat(hosting.release(ids.newer()).state()).isEqualTo(State.LIVE);
    }

    @Test
    void a_restart_changes_the_process_and_no_release() throws Exception {
        var ids = world.servedTwice();
        var before = here().live();
        hosting.restart();
        until("another process", () -> !here().live().isEmpty() && !here().live().equals(before));
        assertThat(hosting.releases(10)).hasSize(2);
        assertThat(hosting.release(ids.newer()).state()).isEqualTo(State.LIVE);
    }

    @Test
    void names_that_are_not_there_are_told() throws Exception {
        assertThat(hosting.connectionString("shop-db")).startsWith("postgresql://");
        assertThat(refused(() -> hosting.connectionString("other-db")))
                .hasMessageContaining("knows no database named \"other-db\"");
        assertThat(refused(() -> hosting.release("dep-none")).status()).isEqualTo(404);
    }
}
