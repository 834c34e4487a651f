package dev.rutter.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.store.EnvironmentLock.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the lock of an environment does, on whatever database.
abstract class LockContract {
    private static final String OF_THE_DEAD =
            "\"production\" was being deployed by mia since 14:02 (run r1), whose process has died;"
                    + " go on with \"rutter resume r1\", or wait until its lease ends at 14:03:00";

    private Instant now = Instant.parse("2026-03-04T14:02:30Z");
    private final InstantSource clock = () -> now;
    private final Set<String> dead = new HashSet<>();
    private final Store store;
    private final EnvironmentLock here;
    private final EnvironmentLock there;

    LockContract(Function<InstantSource, Store> open) {
        this.store = open.apply(clock);
        this.here = lock("process-1");
        this.there = lock("process-2");
    }

    private EnvironmentLock lock(String process) {
        return new EnvironmentLock(
                store, clock, ZoneOffset.UTC, process, name -> !dead.contains(name));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_second_run_is_told_who_has_the_lock_since_when_and_what_to_do() {
        var lease = held(here.take("production", "mia", "r118"));
        now = now.plusSeconds(20);
        assertThat(there.take("production", "jo", "r119"))
                .isEqualTo(
                        new Taken.Refused(
                                lease,
                                "\"production\" is being deployed by mia since 14:02 (run r118);"
                                        + " wait, or end it with \"rutter stop r118\""));
        assertThat(there.take("staging", "jo", "r119")).isInstanceOf(Taken.Held.class);
        assertThat(there.held())
                .extracting(Lease::environment)
                .containsExactly("production", "staging");
    }

    @Test
    void a_lock_that_was_given_back_is_free() {
        here.release(held(here.take("production", "mia", "r1")));
        assertThat(there.holder("production")).isEmpty();
        assertThat(held(there.take("production", "jo", "r2")).fence()).isEqualTo(2);
    }

    @Test
    void a_lease_ends_without_heartbeats_and_holds_with_them() {
        var lease = held(here.take("production", "mia", "r1"));
        now = now.plus(EnvironmentLock.LENGTH).minusMillis(1);
        var renewed = here.renew(lease).orElseThrow();
        now = now.plus(EnvironmentLock.LENGTH).minusMillis(1);
        assertThat(there.take("production", "jo", "r2")).isInstanceOf(Taken.Refused.class);
        now = now.plusMillis(1);
        assertThat(there.holder("production")).isEmpty();
        assertThat(held(there.take("production", "jo", "r2")).fence())
                .isEqualTo(renewed.fence() + 1);
        assertThat(here.renew(renewed)).isEmpty();
    }

    @Test
    void whoever_lost_the_lock_cannot_give_it_back_for_the_one_who_has_it() {
        var lost = held(here.take("production", "mia", "r1"));
        var lease = there.takeOver("production", "jo", "r1");
        here.release(lost);
        assertThat(here.renew(lost)).isEmpty();
        assertThat(here.holder("production")).contains(lease);
        assertThat(there.renew(lease)).isPresent();
    }

    @Test
    void a_run_whose_process_died_goes_on_at_once_and_nobody_else_does() {
        var lease = held(here.take("production", "mia", "r1"));
        assertThat(there.died(lease)).isFalse();
        dead.add("process-1");
        assertThat(there.died(lease)).isTrue();
        assertThat(there.take("production", "jo", "r2"))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused -> assertThat(refused.message()).isEqualTo(OF_THE_DEAD));
        assertThat(held(there.take("production", "jo", "r1")).fence()).isEqualTo(2);
    }

    @Test
    void whoever_was_killed_between_a_runs_end_and_giving_the_lock_back_keeps_nobody_waiting() {
        held(here.take("production", "mia", "r1"));
        store.write(
                "end r1",
                sql ->
                        sql.run(
                                "INSERT INTO run (id, number, created_at, last_seq, last_hash,"
                                        + " ended_at) VALUES ('r1', 1, 1, 9, '', 2)"));
        assertThat(there.take("production", "jo", "r2")).isInstanceOf(Taken.Refused.class);
        dead.add("process-1");
        assertThat(held(there.take("production", "jo", "r2")).fence()).isEqualTo(2);
    }

    @Test
    void the_same_run_does_not_go_on_twice() {
        held(here.take("production", "mia", "r1"));
        now = now.plus(Duration.ofSeconds(5));
        assertThat(there.take("production", "mia", "r1"))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused ->
                                assertThat(refused.message())
                                        .contains("(run r1), by another process; wait"));
    }

    @Test
    void of_many_that_want_the_lock_at_once_one_has_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var wishes =
                    IntStream.range(0, 16)
                            .<Callable<Taken>>mapToObj(
                                    i -> () -> lock("p" + i).take("production", "mia", "r" + i))
                            .toList();
            var taken = threads.invokeAll(wishes).stream().map(done -> done.resultNow()).toList();
            assertThat(taken).filteredOn(Taken.Held.class::isInstance).hasSize(1);
        }
    }

    private static Lease held(Taken taken) {
        return switch (taken) {
            case Taken.Held(var lease) -> lease;
            case Taken.Refused(_, var message) -> throw new AssertionError(message);
        };
    }
}
