package dev.rutter.engine.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.hosting.Hosting.Release.State;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every hosting promises, whatever its calls are named. Each is tried over real HTTP against
/// a fake that was written from its published facts, Render's also against the real platform.
abstract class HostingContract {
    static final String KEY = "rnd_s3cretOfThisTest";
    static final String COMMIT = "c".repeat(40);
    static final Instant LONG_AGO = Instant.parse("2026-01-01T10:00:00Z");

    final List<Duration> pauses = new ArrayList<>();
    World world;
    Hosting hosting;

    /// The other side.
    interface World extends AutoCloseable {
        URI api();

        /// Two releases that were live, the newer one is now.
        Twice servedTwice() throws Exception;

        /// A release whose state is a word that nobody knows yet; returns its id.
        String strange() throws Exception;

        void nextRead(FakeApi.Answer answer);

        void nextWrite(FakeApi.Answer answer);

        /// How many calls asked for a release.
        int asked();

        /// A commit of which a release is made when one is asked for.
        String builds() throws Exception;

        @Override
        void close();
    }

    /// The ids of two releases.
    record Twice(String older, String newer) {}

    abstract World world() throws Exception;

    abstract Hosting client(URI api, HostingApi.Ground ground) throws HostingException;

    @BeforeEach
    void a_hosting() throws Exception {
        world = world();
        hosting =
                client(
                        world.api(),
                        new HostingApi.Ground(
                                InstantSource.system(),
                                RandomGenerator.of("L64X128MixRandom"),
                                pauses::add,
                                Duration.ofSeconds(10)));
    }

    @AfterEach
    void it_stops() {
        hosting.close();
        world.close();
    }

    @Test
    void live_is_told_from_superseded() throws Exception {
        var ids = world.servedTwice();

        assertThat(hosting.releases(10))
                .extracting(Release::id, Release::state)
                .containsExactly(
                        tuple(ids.newer(), State.LIVE), tuple(ids.older(), State.REPLACED));
        assertThat(hosting.release(ids.older()).state()).isEqualTo(State.REPLACED);
        assertThat(hosting.release(ids.newer()).state()).isEqualTo(State.LIVE);
    }

    @Test
    void a_state_of_tomorrow_is_unclear_and_never_failed_or_live() throws Exception {
        var id = world.strange();

        assertThat(hosting.release(id).state()).isEqualTo(State.UNKNOWN);
        assertThat(hosting.release(id).state().settled()).isFalse();
    }

    @Test
    void a_release_that_was_asked_for_is_found_again_by_its_time_and_commit() throws Exception {
        var commit = world.builds();
        var since = Instant.now();

        var made = hosting.deploy(Optional.of(commit));

        assertThat(hosting.asked(since, false, Optional.of(commit)).orElseThrow().id())
                .isEqualTo(made.id());
        assertThat(hosting.asked(since, false, Optional.of("d".repeat(40)))).isEmpty();
        assertThat(hosting.asked(since.plusSeconds(600), false, Optional.of(commit))).isEmpty();
        assertThat(hosting.asked(since, made.id(), false, Optional.of(commit)))
                .as("one that was there before")
                .isEmpty();
        assertThat(world.asked()).isEqualTo(1);
    }

    @Test
    void a_write_that_was_answered_with_a_server_error_is_not_repeated() throws Exception {
        var commit = world.builds();
        world.nextWrite(FakeApi.Answer.of(502, "<html>bad gateway " + KEY + "</html>"));

        var no = refused(() -> hosting.deploy(Optional.of(commit)));

        assertThat(no.status()).isEqualTo(502);
        assertThat(no).hasMessageNotContaining(KEY);
        assertThat(world.asked()).isEqualTo(1);
    }

    @Test
    void a_write_that_was_refused_unheard_waits_as_long_as_it_was_told() throws Exception {
        var commit = world.builds();
        world.nextWrite(
                new FakeApi.Answer(
                        429, "{\"message\":\"slow down\"}", Map.of("Retry-After", "7"), 0));

        assertThat(hosting.deploy(Optional.of(commit)).id()).isNotEmpty();

        assertThat(pauses).contains(Duration.ofSeconds(7));
        assertThat(world.asked()).isEqualTo(2);
    }

    @Test
    void a_read_is_repeated_after_a_server_error_and_after_an_answer_that_broke_off()
            throws Exception {
        world.servedTwice();
        world.nextRead(FakeApi.Answer.of(503, ""));
        world.nextRead(new FakeApi.Answer(200, "{\"half\":", Map.of(), 3));

        assertThat(hosting.releases(10)).hasSize(2);
        // The JDK's client repeats some reads by itself, without a pause.
        assertThat(pauses).isNotEmpty();
    }

    @Test
    void an_answer_that_is_no_json_is_told_without_the_key() {
        for (var i = 0; i < 8; i++) {
            world.nextRead(FakeApi.Answer.of(200, "<html>" + KEY + " maintenance</html>"));
        }
        assertThat(refused(() -> hosting.releases(10)))
                .hasMessageContaining("no JSON")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void a_key_that_is_not_accepted_is_told_by_its_name() {
        world.nextRead(FakeApi.Answer.of(401, "{\"message\":\"Bad credentials " + KEY + "\"}"));
        assertThat(refused(() -> hosting.releases(10)))
                .hasMessageContaining("401")
                .hasMessageContaining("$THE_KEY")
                .hasMessageNotContaining(KEY);
    }

    static HostingException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(HostingException.class, call);
    }
}
