package dev.rutter.platform.release;

import dev.rutter.platform.release.Instance.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The one place where it changes who serves a service.
final class Switchboard {

    private static final String ROOM_MADE = "roomMade";

    /// How long requests wait for an instance that cannot start beside the old one.
    private static final Duration ROOM = Duration.ofSeconds(60);

    private static final Duration ANSWERS = Duration.ofSeconds(10);

    private final Context context;
    private final Launcher launcher;
    private final ReentrantLock lock = new ReentrantLock();

    Switchboard(Context context, Launcher launcher) {
        this.context = context;
        this.launcher = launcher;
    }

    /// Gives the traffic to a healthy instance, writes down that the rollout is live, and sees the
    /// old instance off in the background. Where the traffic cannot be switched, nothing changes.
    Rollout goLive(Rollout rollout, Instance instance, Recipe recipe) throws IOException {
        lock.lock();
        try {
            send(rollout, instance, recipe, List.of());
            var now = context.time().instant();
            var shelf = context.shelf();
            for (var each : shelf.instances()) {
                var served = each.role() == Role.LIVE || each.role() == Role.REPLICA;
                if (served && !each.id().equals(instance.id())) {
                    shelf.put(each.as(Role.LEAVING, each.rollout(), now));
                }
            }
            shelf.put(instance.as(Role.LIVE, rollout.id(), now));
            var live = live(rollout, now);
            shelf.happened("server_available", Map.of("instanceId", instance.id()));
            seeOff(rollout.trigger() != Trigger.ROLLBACK);
            return live;
        } finally {
            lock.unlock();
        }
    }

    /// Writes down that a rollout is live which has no instance that stays: a cron job's.
    Rollout goLive(Rollout rollout) {
        lock.lock();
        try {
            return live(rollout, context.time().instant());
        } finally {
            lock.unlock();
        }
    }

    private Rollout live(Rollout rollout, Instant now) {
        var shelf = context.shelf();
        for (var each : shelf.rollouts()) {
            if (each.state() == RolloutState.LIVE && !each.id().equals(rollout.id())) {
                shelf.put(each.to(RolloutState.DEACTIVATED, "", now));
            }
        }
        return shelf.put(rollout.to(RolloutState.LIVE, "", now));
    }

    /// Gives a healthy instance its part of the live one's traffic.
    ///
    /// @return false where something else is live meanwhile
    boolean join(Instance live, Instance fresh) throws IOException {
        lock.lock();
        try {
            var now = context.shelf().instance(Role.LIVE);
            if (now.isEmpty() || !now.get().artefact().equals(live.artefact())) {
                return false;
            }
            context.shelf().put(fresh.as(Role.REPLICA, live.rollout(), context.time().instant()));
            repeat();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Takes the traffic from one of several instances and sees it off.
    void part(Instance replica) throws IOException {
        lock.lock();
        try {
            var now = context.time().instant();
            context.shelf().put(replica.as(Role.LEAVING, replica.rollout(), now));
            repeat();
            seeOff(false);
        } finally {
            lock.unlock();
        }
    }

    /// Puts a healthy instance in the place of the live one, of the same release.
    ///
    /// @return false where something else went live meanwhile
    boolean replace(Instance old, Instance fresh, Recipe recipe, Rollout rollout)
            throws IOException {
        lock.lock();
        try {
            var shelf = context.shelf();
            var live = shelf.instance(Role.LIVE);
            if (live.isEmpty() || !live.get().id().equals(old.id())) {
                return false;
            }
            send(rollout, fresh, recipe, shelf.all(Role.REPLICA));
            var now = context.time().instant();
            shelf.put(old.as(Role.LEAVING, old.rollout(), now));
            shelf.put(fresh.as(Role.LIVE, rollout.id(), now));
            seeOff(false);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Ends what is live while requests wait, until something is sent traffic again, at most
    /// [#ROOM]. The ended instance stays written down as live, to be started again should nothing
    /// take its place.
    void makeRoom() throws IOException {
        lock.lock();
        try {
            var running =
                    context.shelf().instances().stream()
                            .filter(each -> each.child().alive())
                            .toList();
            if (running.isEmpty()) {
                return;
            }
            context.shelf().fact(ROOM_MADE, "true");
            if (context.workload().get().kind().listens()) {
                context.traffic().hold(context.name(), Optional.of(ROOM));
                for (var each : context.shelf().all(Role.LIVE)) {
                    awaitAnswers(each);
                }
            }
            for (var each : running) {
                if (each.role() == Role.LIVE) {
                    var grace = launcher.recipe(each.artefact()).map(Recipe::shutdown);
                    context.children().stop(each.child(), grace.orElse(Duration.ofSeconds(30)));
                } else {
                    launcher.stop(each);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    // requests that are under way have their answer before the instance is told to end
    private void awaitAnswers(Instance live) throws IOException {
        var deadline = System.nanoTime() + ANSWERS.toNanos();
        while (context.traffic().inFlight(context.name(), Context.target(live)) > 0
                && System.nanoTime() < deadline) {
            Launcher.pause(Duration.ofMillis(20));
        }
    }

    /// Whether a rollout has ended the live instance to make room for its own.
    boolean roomMade() {
        return context.shelf().fact(ROOM_MADE).equals(Optional.of("true"));
    }

    private void roomTaken() throws IOException {
        if (roomMade()) {
            context.shelf().fact(ROOM_MADE, "false");
            context.traffic().hold(context.name(), Optional.empty());
        }
    }

    /// Takes the traffic away from everybody and stops all instances.
    void close() throws IOException {
        lock.lock();
        try {
            if (context.workload().get().kind().listens()) {
                context.traffic().nobody(context.name(), context.publicPort());
            }
            context.shelf().instances().forEach(launcher::stop);
        } finally {
            lock.unlock();
        }
    }

    /// Tells the proxy again who is live, after either of us was started anew.
    void repeat() throws IOException {
        lock.lock();
        try {
            var live = context.shelf().instance(Role.LIVE);
            if (!context.workload().get().kind().listens()) {
                return;
            }
            var rollout = live.flatMap(each -> context.shelf().rollout(each.rollout()));
            if (live.isPresent() && rollout.isPresent() && live.get().port() > 0) {
                send(
                        rollout.get(),
                        live.get(),
                        Recipe.of(context.workload().get()),
                        context.shelf().all(Role.REPLICA));
            } else {
                context.traffic().nobody(context.name(), context.publicPort());
            }
        } finally {
            lock.unlock();
        }
    }

    private void send(Rollout rollout, Instance instance, Recipe recipe, List<Instance> replicas)
            throws IOException {
        if (recipe.kind().listens()) {
            var all = new ArrayList<Traffic.To>();
            all.add(to(rollout, instance));
            replicas.stream()
                    .filter(each -> each.artefact().equals(instance.artefact()))
                    .forEach(each -> all.add(to(rollout, each)));
            context.traffic().send(context.name(), context.publicPort(), all);
            roomTaken();
        }
    }

    private static Traffic.To to(Rollout rollout, Instance instance) {
        var commit = rollout.commit().hash();
        return new Traffic.To(Context.target(instance), commit, instance.port());
    }

    /// Drains every leaving instance; the last one is kept as standby where `keep`, all others
    /// stop.
    void seeOff(boolean keep) {
        Thread.ofVirtual().name("drain " + context.name()).start(() -> drain(keep));
    }

    private void drain(boolean keep) {
        var shelf = context.shelf();
        for (var each : shelf.instances()) {
            var leaves = shelf.all(Role.LEAVING).stream();
            if (leaves.noneMatch(one -> one.id().equals(each.id()))) {
                continue; // perhaps it serves again since the loop began
            }
            var recipe = launcher.recipe(each.artefact());
            if (recipe.isPresent() && recipe.get().kind().listens() && each.child().alive()) {
                try {
                    var limit = recipe.get().shutdown();
                    context.traffic().drain(context.name(), Context.target(each), limit);
                } catch (IOException noProxy) {
                    shelf.happened(
                            "drain_failed", Map.of("reason", String.valueOf(noProxy.getMessage())));
                }
            }
            retire(each, keep);
        }
    }

    /// Whether the live release is of the same commit, built once more, and an instance of another
    /// one stands by: that is what would be gone back to.
    private boolean sameAgain(Instance leaving) {
        var shelf = context.shelf();
        return shelf.instance(Role.STANDBY).isPresent()
                && shelf.instance(Role.LIVE).flatMap(this::commit).equals(commit(leaving));
    }

    private Optional<String> commit(Instance instance) {
        return context.shelf().rollout(instance.rollout()).map(each -> each.commit().hash());
    }

    private void retire(Instance leaving, boolean keep) {
        Instance out = leaving;
        lock.lock();
        try {
            var shelf = context.shelf();
            var same = shelf.instances().stream().filter(each -> each.id().equals(leaving.id()));
            if (same.noneMatch(each -> each.role() == Role.LEAVING)) {
                return; // another thread saw it off
            }
            if (keep
                    && leaving.child().alive()
                    && leaving.port() > 0
                    && !sameAgain(leaving)
                    && shelf.instance(Role.LIVE)
                            .filter(each -> each.artefact().equals(leaving.artefact()))
                            .isEmpty()
                    && shelf.instance(Role.STANDBY)
                            .filter(each -> each.artefact().equals(leaving.artefact()))
                            .isEmpty()) {
                var before = shelf.instance(Role.STANDBY);
                shelf.put(leaving.as(Role.STANDBY, leaving.rollout(), context.time().instant()));
                if (before.isEmpty()) {
                    return;
                }
                out = before.get();
            }
        } finally {
            lock.unlock();
        }
        launcher.stop(out);
    }
}
