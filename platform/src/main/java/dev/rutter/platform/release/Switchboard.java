package dev.rutter.platform.release;

import dev.rutter.platform.release.Instance.Role;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The one place where it changes who serves a service.
final class Switchboard {

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
            send(rollout, instance, recipe);
            var now = context.time().instant();
            var shelf = context.shelf();
            for (var each : shelf.instances()) {
                if (each.role() == Role.LIVE && !each.id().equals(instance.id())) {
                    shelf.put(each.as(Role.LEAVING, each.rollout(), now));
                }
            }
            shelf.put(instance.as(Role.LIVE, rollout.id(), now));
            for (var each : shelf.rollouts()) {
                if (each.state() == RolloutState.LIVE && !each.id().equals(rollout.id())) {
                    shelf.put(each.to(RolloutState.DEACTIVATED, "", now));
                }
            }
            var live = shelf.put(rollout.to(RolloutState.LIVE, "", now));
            shelf.happened("server_available", Map.of("instanceId", instance.id()));
            seeOff(rollout.trigger() != Trigger.ROLLBACK);
            return live;
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
            send(rollout, fresh, recipe);
            var now = context.time().instant();
            shelf.put(old.as(Role.LEAVING, old.rollout(), now));
            shelf.put(fresh.as(Role.LIVE, rollout.id(), now));
            seeOff(false);
            return true;
        } finally {
            lock.unlock();
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
                send(rollout.get(), live.get(), Recipe.of(context.workload().get()));
            } else {
                context.traffic().nobody(context.name(), context.publicPort());
            }
        } finally {
            lock.unlock();
        }
    }

    private void send(Rollout rollout, Instance instance, Recipe recipe) throws IOException {
        if (recipe.kind().listens()) {
            context.traffic()
                    .send(
                            context.name(),
                            context.publicPort(),
                            Context.target(instance),
                            rollout.commit().hash(),
                            instance.port());
        }
    }

    /// Drains every leaving instance; the last one is kept as standby where `keep`, all others
    /// stop.
    void seeOff(boolean keep) {
        Thread.ofVirtual().name("drain " + context.name()).start(() -> drain(keep));
    }

    private void drain(boolean keep) {
        var shelf = context.shelf();
        for (var each : shelf.instances()) {
            if (each.role() != Role.LEAVING) {
                continue;
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

    private void retire(Instance leaving, boolean keep) {
        Instance out = leaving;
        lock.lock();
        try {
            var shelf = context.shelf();
            var same = shelf.instances().stream().filter(each -> each.id().equals(leaving.id()));
            if (same.noneMatch(each -> each.role() == Role.LEAVING)) {
                return; // another thread saw it off
            }
            if (keep && leaving.child().alive() && leaving.port() > 0) {
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
