package dev.rutter.platform.release;

import dev.rutter.platform.release.Instance.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps as many instances of the live release as are wanted, beside the one that every service
/// has: adds one at a time, healthy before it gets traffic; takes away what is too much or died.
final class Replicas {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Context context;
    private final Launcher launcher;
    private final Switchboard switchboard;
    private final Chosen chosen;
    private final AtomicBoolean starting = new AtomicBoolean();
    private volatile long notBefore = System.nanoTime();
    private volatile String trouble = "";

    Replicas(Context context, Launcher launcher, Switchboard switchboard, Chosen chosen) {
        this.context = context;
        this.launcher = launcher;
        this.switchboard = switchboard;
        this.chosen = chosen;
    }

    /// Why there are fewer instances than are wanted; empty while there are enough, or the next one
    /// is being started for the first time.
    String trouble() {
        return trouble;
    }

    /// One look, and one step where something is to be done.
    void look() throws IOException {
        var live = context.shelf().instance(Role.LIVE);
        var replicas = context.shelf().all(Role.REPLICA);
        for (var each : replicas) {
            var other = live.filter(one -> one.artefact().equals(each.artefact())).isEmpty();
            if (other || !each.child().alive()) {
                switchboard.part(each);
                context.shelf()
                        .happened(
                                "server_failed",
                                Map.of("instanceId", each.id(), "reason", "an instance ended"));
                return;
            }
        }
        if (live.isEmpty()) {
            return;
        }
        var wanted = chosen.instances() - 1;
        if (replicas.size() >= wanted) {
            trouble = "";
        }
        if (replicas.size() > wanted) {
            switchboard.part(replicas.getLast());
        } else if (replicas.size() < wanted
                && System.nanoTime() > notBefore
                && starting.compareAndSet(false, true)) {
            var serving = replicas.size() + 1;
            Thread.ofVirtual()
                    .name("replica " + context.name())
                    .start(() -> add(live.get(), serving));
        }
    }

    private void add(Instance live, int serving) {
        try {
            var recipe = launcher.recipe(live.artefact());
            var rollout = context.shelf().rollout(live.rollout());
            if (recipe.isEmpty() || rollout.isEmpty()) {
                return;
            }
            var fresh = launcher.start(rollout.get(), recipe.get());
            var good = context.settings().goodInARow();
            var wrong =
                    launcher.awaitHealthy(
                            fresh,
                            recipe.get(),
                            good,
                            () ->
                                    stays(live)
                                            ? Optional.empty()
                                            : Optional.of("another release is live"));
            var joined = false;
            try {
                joined = wrong.isEmpty() && switchboard.join(live, fresh);
            } finally {
                if (!joined) {
                    launcher.stop(fresh);
                    wrong.ifPresent(why -> lacking(serving, why));
                    notBefore = System.nanoTime() + AFTER_FAILURE.toNanos();
                }
            }
        } catch (IOException | RuntimeException no) {
            lacking(serving, String.valueOf(no.getMessage()));
            notBefore = System.nanoTime() + AFTER_FAILURE.toNanos();
        } finally {
            starting.set(false);
        }
    }

    private void lacking(int serving, String why) {
        trouble = serving + " of " + chosen.instances() + " instances run, the next one: " + why;
    }

    private boolean stays(Instance live) {
        return context.shelf()
                .instance(Role.LIVE)
                .filter(each -> each.artefact().equals(live.artefact()))
                .isPresent();
    }
}
