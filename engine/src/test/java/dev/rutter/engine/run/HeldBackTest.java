package dev.rutter.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.DyingJournal;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.HostingAnswered;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.step.MigrationState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not go around the gates: pushes that release by themselves, and broken databases.
class HeldBackTest {
    @TempDir Path home;

    @Test
    void pushes_release_nothing_during_a_deployment_and_do_again_when_it_is_signed_off()
            throws Exception {
        var world = new World(home);
        world.run(Plans.shop(), "good2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
        assertThat(acts(world))
                .containsSubsequence(About.AUTO_DEPLOY_OFF, About.DEPLOY, About.AUTO_DEPLOY_ON);
        assertThat(world.hosting.frozen).isFalse();
    }

    @Test
    void after_a_way_back_they_stay_off_for_the_cause_is_not_mended() throws Exception {
        var world = new World(home);
        world.hosting.errors.put("bad", 33.3);
        world.run(Plans.shop(), "bad");
        assertThat(world.hosting.frozen).isTrue();
        assertThat(acts(world))
                .containsOnlyOnce(About.AUTO_DEPLOY_OFF)
                .doesNotContain(About.AUTO_DEPLOY_ON);
    }

    @Test
    void what_was_off_before_stays_off() throws Exception {
        var world = new World(home);
        world.hosting.frozen = true;
        world.run(Plans.shop(), "good2");
        assertThat(world.hosting.frozen).isTrue();
        assertThat(acts(world)).doesNotContain(About.AUTO_DEPLOY_OFF, About.AUTO_DEPLOY_ON);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_death_anywhere_leaves_them_on_in_the_end(boolean afterWriting) throws Exception {
        for (var n = 1; n < 1000; n++) {
            var world = new World(Files.createDirectory(home.resolve(afterWriting + "-" + n)));
            world.answers.put("deploy-3:interrupted-1", Answer.YES);
            var run = world.begin(Plans.brief(), "good2");
            var dying = new DyingJournal(world.journal, n, afterWriting);
            try {
                world.engine(dying).carryOn(run, "jo", world.asker());
                if (!dying.dead()) {
                    return;
                }
            } catch (DyingJournal.Died died) {
                assertThat(dying.dead()).isTrue();
            }
            world.carryOn(run);
            assertThat(world.hosting.frozen).as("after a death at append %d", n).isFalse();
        }
        throw new AssertionError("the run did not end within 1000 appends");
    }

    @Test
    void nothing_is_released_on_a_database_with_a_broken_migration() throws Exception {
        var world = new World(home);
        world.tools.migrations.add(
                new MigrationState.Broken("Prisma migration \"7_x\" is half done", "line 1, done"));
        world.run(Plans.shop(), "good2");
        assertThat(world.hosting.asked).isEmpty();
        var end = world.state().end().orElseThrow();
        assertThat(end.end()).isEqualTo(End.STOPPED_BEFORE_GO_LIVE);
        assertThat(end.because()).contains("7_x").contains("half done");
    }

    @Test
    void a_database_that_cannot_be_reached_from_here_does_not_stop_a_deployment() throws Exception {
        var world = new World(home);
        world.tools.migrations.add(new MigrationState.Unread("nobody listens"));
        world.run(Plans.shop(), "good2");
        assertThat(world.state().end().orElseThrow().end()).isEqualTo(End.SIGNED_OFF);
    }

    private static java.util.List<About> acts(World world) {
        return world.events()
                .filter(HostingAnswered.class::isInstance)
                .map(event -> ((HostingAnswered) event).act())
                .toList();
    }
}
