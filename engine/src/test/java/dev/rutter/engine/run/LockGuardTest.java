package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.SqlJournal;
import dev.rutter.engine.store.EnvironmentLock;
import dev.rutter.engine.store.Store;
import dev.rutter.language.plan.Plan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two engines, one store, one environment.
class LockGuardTest {
    @TempDir Path home;

    private World world;
    private Store store;
    private SqlJournal journal;

    @BeforeEach
    void open() {
        world = new World(home);
        store = Store.open(home, InstantSource.system());
        journal = new SqlJournal(store, world.time);
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    private EnvironmentLock lock(String process) {
        return new EnvironmentLock(
                store, InstantSource.system(), ZoneOffset.UTC, process, _ -> true);
    }

    private Engine engine(String process) {
        return new Engine(
                journal,
                (run, plan, folder) -> world.tools,
                new LockGuard(lock(process), journal),
                Aftermath.none(),
                home,
                world.time,
                world.time);
    }

    @Test
    void a_second_run_is_refused_and_told_who_holds_the_environment() throws Exception {
        var one = engine("1");
        var two = engine("2");
        var first = one.begin(Plans.brief(), new RunOptions("good2", "mia", 1, home));
        var second = two.begin(Plans.brief(), new RunOptions("good3", "jo", 1, home));
        one.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WentLive) {
                assertThat(refused(two, second)).contains("mia").contains(first);
            }
        });
        assertThat(one.carryOn(first, "mia", Asker.nobody())).isInstanceOf(Halt.Ended.class);
        assertThat(one.state(first).live()).isPresent();
        // It had done nothing, so it is over and not begun for ever; a new one may.
        assertThat(two.carryOn(second, "jo", Asker.nobody()))
                .isInstanceOfSatisfying(
                        Halt.Ended.class,
                        ended -> {
                            assertThat(ended.end()).isEqualTo(RunEvent.End.STOPPED_BEFORE_GO_LIVE);
                            assertThat(ended.because()).contains("mia").contains(first);
                        });
        assertThat(journal.read(second, 0)).hasSize(2);
        var third = two.begin(Plans.brief(), new RunOptions("good3", "jo", 1, home));
        assertThat(two.carryOn(third, "jo", Asker.nobody())).isInstanceOf(Halt.Ended.class);
        assertThat(two.state(third).live()).isPresent();
    }

    @Test
    void a_second_process_of_the_same_run_is_refused_and_does_not_end_it() throws Exception {
        var engine = engine("1");
        var run = engine.begin(Plans.brief(), new RunOptions("good2", "mia", 1, home));
        lock("other").take("production", "mia", run);
        assertThat(refused(engine, run)).contains("by another process");
        assertThat(journal.read(run, 0)).hasSize(1);
    }

    private static String refused(Engine engine, String run) {
        try {
            return engine.carryOn(run, "jo", Asker.nobody()) instanceof Halt.Refused(var who)
                    ? who
                    : "was not refused";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoever_loses_the_lock_in_the_middle_records_nothing_more() throws Exception {
        var engine = engine("1");
        var run = engine.begin(Plans.brief(), new RunOptions("good2", "mia", 1, home));
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WentLive) {
                lock("2").takeOver("production", "jo", "other");
            }
        });
        assertThat(engine.carryOn(run, "mia", Asker.nobody()))
                .isInstanceOfSatisfying(
                        Halt.Displaced.class,
                        displaced -> assertThat(displaced.why()).contains("other").contains("jo"));
        var events = journal.read(run, 0);
        assertThat(events.getLast().event()).isInstanceOf(RunEvent.WentLive.class);
    }

    private static RunOptions of(String project, Path home) {
        return new RunOptions(
                "good2",
                "mia",
                1,
                home,
                new RunEvent.Setting(project, "", "", "", List.of(), "", false, List.of()));
    }

    @Test
    void two_projects_that_both_call_theirs_production_do_not_block_each_other() throws Exception {
        var one = engine("1");
        var two = engine("2");
        var shop = one.begin(Plans.brief(), of("shop", home));
        var same = two.begin(Plans.brief(), of("shop", home));
        var office = two.begin(Plans.brief(), of("office", home));
        one.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WentLive) {
                assertThat(refused(two, office)).isEqualTo("was not refused");
                assertThat(refused(two, same)).contains("\"production of shop\" is being");
            }
        });
        assertThat(one.carryOn(shop, "mia", Asker.nobody())).isInstanceOf(Halt.Ended.class);
        assertThat(one.state(shop).live()).isPresent();
    }

    @Test
    void an_environment_that_is_taken_away_is_free_and_its_holder_records_nothing_more()
            throws Exception {
        var engine = engine("1");
        var run = engine.begin(Plans.brief(), new RunOptions("good2", "mia", 1, home));
        engine.listen(recorded -> {
            if (recorded.event() instanceof RunEvent.WentLive) {
                engine("2").takeAway(run, "jo", "mia's machine hangs");
            }
        });
        assertThat(engine.carryOn(run, "mia", Asker.nobody())).isInstanceOf(Halt.Displaced.class);
        assertThat(journal.read(run, 0).getLast().event())
                .isEqualTo(new RunEvent.LockTaken("jo", "mia's machine hangs"));
        assertThat(lock("2").held()).isEmpty();
    }

    /// A plan that somebody has to answer.
    private static Plan asking() {
        return Plans.shop(List.of(), Plans.NOBODY, Map.of());
    }

    @Test
    void what_was_only_begun_is_not_gone_on_with_where_another_run_waits_for_an_answer()
            throws Exception {
        var engine = engine("1");
        var left = engine.begin(asking(), of("shop", home));
        var waits = engine.begin(asking(), of("shop", home));
        assertThat(engine.carryOn(waits, "mia", Asker.nobody())).isInstanceOf(Halt.Paused.class);
        assertThat(lock("2").held()).as("no process holds it").isEmpty();
        assertThat(refused(engine, left))
                .contains("\"production of shop\" is held by run " + waits)
                .contains("rutter stop " + waits);
        assertThat(engine.state(left).end().orElseThrow().end())
                .isEqualTo(RunEvent.End.STOPPED_BEFORE_GO_LIVE);
        assertThat(journal.read(left, 0)).as("nothing was done").hasSize(2);
        assertThat(engine.carryOn(waits, "mia", Asker.nobody())).isInstanceOf(Halt.Paused.class);
    }

    @Test
    void what_people_say_to_a_run_that_was_only_begun_does_not_make_it_hold_anything()
            throws Exception {
        var engine = engine("1");
        var left = engine.begin(asking(), of("shop", home));
        assertThat(engine.pause(left, "mia", "later")).isEmpty();
        assertThat(new Holders(journal).of("shop", "production")).isEmpty();
        var other = engine.begin(asking(), of("shop", home));
        assertThat(engine.carryOn(other, "jo", Asker.nobody())).isInstanceOf(Halt.Paused.class);
        assertThat(new Holders(journal).of("shop", "production"))
                .hasValueSatisfying(holder -> assertThat(holder.run()).isEqualTo(other));
        assertThat(refused(engine, left)).contains("held by run " + other);
        assertThat(engine.stop(left, "mia", "not needed")).isTrue();
        assertThat(engine.carryOn(left, "mia", Asker.nobody())).isInstanceOf(Halt.Ended.class);
    }

    @Test
    void a_run_that_waits_holds_its_environment_however_many_came_after_it() throws Exception {
        var engine = engine("1");
        var waits = engine.begin(asking(), of("shop", home));
        engine.carryOn(waits, "mia", Asker.nobody());
        for (var more = 0; more < 120; more++) {
            var other = engine.begin(asking(), of("office " + more, home));
            engine.stop(other, "mia", "only one more");
        }
        assertThat(new Holders(journal).of("shop", "production"))
                .hasValueSatisfying(holder -> assertThat(holder.run()).isEqualTo(waits));
        assertThat(new Holders(journal).all()).hasSize(1);
    }
}
