package dev.rutter.platform.release;

import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.release.Instance.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Looks after one service between rollouts: starts a died instance again, ever later; restarts one
/// that no longer answers its health check; ends a standby that nobody needed; notes how far
/// outputs have come; lets replicas, cron and new commits be looked after.
final class Keeper {

    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);

    /// An instance that lived for this long was no part of a crash loop.
    private static final Duration LIVED = Duration.ofSeconds(60);

    private static final Duration HEALTH_EVERY = Duration.ofSeconds(5);

    /// As Render: after 60 s without a good health check an instance is restarted.
    private static final Duration UNHEALTHY_LIMIT = Duration.ofSeconds(60);

    /// Deaths in a row from which on it is called a crash loop.
    private static final int CRASH_LOOP = 3;

    private static final String PLATFORM = "the platform cannot ";

    private final Context context;
    private final Launcher launcher;
    private final Switchboard switchboard;
    private final CommitWatch commits;
    private final Replicas replicas;
    private final CronClock cron;
    private final Map<Path, OutputLog> logs = new HashMap<>();
    // whatever is found running counts as unknown until it was probed, at once
    private long lastHealth = System.nanoTime() - HEALTH_EVERY.toNanos();
    private long lastGood = System.nanoTime();
    private long startAgainAt;
    private int deaths;
    private volatile String unwritten = "";
    private volatile boolean ending;

    Keeper(
            Context context,
            Launcher launcher,
            Switchboard switchboard,
            Chosen chosen,
            Errands errands,
            Consumer<Commit> newCommit) {
        this.context = context;
        this.launcher = launcher;
        this.switchboard = switchboard;
        this.commits = new CommitWatch(context, chosen, newCommit);
        this.replicas = new Replicas(context, launcher, switchboard, chosen);
        this.cron = new CronClock(context, errands);
    }

    /// What is the matter with the service, empty while all is well.
    String condition() {
        return unwritten.isEmpty() ? context.shelf().fact("condition").orElse("") : unwritten;
    }

    /// Lets people see what the platform itself cannot do, until the next good look at something
    /// live.
    void unable(String what) {
        trouble(PLATFORM + what);
    }

    /// What the platform could not do it can do again.
    void able() {
        if (condition().startsWith(PLATFORM)) {
            trouble("");
        }
    }

    /// Lets people see what is wrong, until the next good look.
    void trouble(String text) {
        if (condition().equals(text)) {
            return;
        }
        try {
            context.shelf().fact("condition", text);
            unwritten = "";
        } catch (UncheckedIOException full) {
            // Where nothing can be written any more this is what has to go on: it is told from
            // memory, and written at the next look that can.
            unwritten = text;
        }
    }

    void end() {
        ending = true;
    }

    /// Runs until [#end].
    void run() {
        try {
            wake();
        } catch (IOException | RuntimeException no) {
            trouble("cannot start again: " + no.getMessage());
        }
        while (!ending) {
            try {
                stamp();
                live();
                standby();
                replicas.look();
                cron.look();
                commits.look();
            } catch (IOException | RuntimeException no) {
                unable("look after it: " + no.getMessage());
            }
            Launcher.pause(TICK);
        }
    }

    /// Starts what was live when everything was stopped, or when the machine went down.
    private void wake() throws IOException {
        var live = context.shelf().instance(Role.LIVE);
        if (live.isPresent() && !live.get().child().alive()) {
            again(live.get());
        }
    }

    private void live() throws IOException {
        var live = context.shelf().instance(Role.LIVE);
        if (live.isEmpty()) {
            // What was said of an instance is over with it; what the platform itself cannot do is
            // not.
            deaths = 0;
            if (!condition().startsWith(PLATFORM)) {
                trouble("");
            }
            return;
        }
        var now = System.nanoTime();
        if (!live.get().child().alive() && switchboard.roomMade() && rolling()) {
            return; // its place is being taken
        }
        if (!live.get().child().alive()) {
            died(live.get(), now);
        } else if (now - lastHealth > HEALTH_EVERY.toNanos()) {
            lastHealth = now;
            healthy(live.get(), now);
        }
    }

    private boolean rolling() {
        return context.shelf().rollouts().stream().anyMatch(each -> !each.state().settled());
    }

    private void healthy(Instance live, long now) throws IOException {
        var recipe = launcher.recipe(live.artefact());
        var wrong =
                recipe.isEmpty() ? Optional.<String>empty() : launcher.wrong(live, recipe.get());
        if (wrong.isEmpty()) {
            lastGood = now;
            trouble(
                    context.workload().get().kind().listens()
                            ? context.traffic().trouble(context.name()).orElse(replicas.trouble())
                            : replicas.trouble());
            var age = Duration.between(live.since(), context.time().instant());
            if (age.compareTo(LIVED) > 0) {
                deaths = 0;
            }
            return;
        }
        trouble("unhealthy: " + wrong.get());
        if (now - lastGood > UNHEALTHY_LIMIT.toNanos()) {
            lastGood = now;
            context.shelf()
                    .happened(
                            "server_failed",
                            Map.of("instanceId", live.id(), "reason", "unhealthy: " + wrong.get()));
            context.children().stop(live.child(), recipe.get().shutdown());
        }
    }

    private void died(Instance live, long now) throws IOException {
        if (startAgainAt == 0) {
            deaths++;
            var wait = backOff(deaths);
            startAgainAt = now + wait.toNanos();
            trouble(
                    (deaths >= CRASH_LOOP ? "crash loop: died " : "died ")
                            + deaths
                            + (deaths == 1 ? " time" : " times in a row")
                            + ", starts again in "
                            + wait.toSeconds()
                            + " s"
                            + launcher.lastWords(live.child()));
            context.shelf()
                    .happened(
                            "server_failed",
                            Map.of("instanceId", live.id(), "reason", condition()));
            context.children().stop(live.child(), Duration.ZERO); // what it left behind
            return;
        }
        if (now < startAgainAt) {
            return;
        }
        startAgainAt = 0;
        again(live);
    }

    private void again(Instance live) throws IOException {
        var recipe = launcher.recipe(live.artefact());
        var rollout = context.shelf().rollout(live.rollout());
        if (recipe.isEmpty() || rollout.isEmpty()) {
            trouble("died, and its release is no longer kept; start a new one");
            return;
        }
        var fresh = launcher.start(rollout.get(), recipe.get());
        var wrong =
                launcher.awaitHealthy(
                        fresh, recipe.get(), 1, () -> superseded(live) ? GONE : Optional.empty());
        boolean replaced;
        try {
            replaced =
                    wrong.isEmpty()
                            && switchboard.replace(live, fresh, recipe.get(), rollout.get());
        } catch (IOException no) {
            launcher.stop(fresh); // else one more would be left behind by each attempt
            throw no;
        }
        if (!replaced) {
            launcher.stop(fresh);
            trouble("died, and cannot start again: " + wrong.orElse("another one is live"));
        } else {
            lastGood = System.nanoTime();
            trouble("");
            context.shelf().happened("server_restarted", Map.of("instanceId", fresh.id()));
        }
    }

    private static final Optional<String> GONE = Optional.of("another one is live");

    private boolean superseded(Instance live) {
        return ending
                || context.shelf()
                        .instance(Role.LIVE)
                        .filter(each -> each.id().equals(live.id()))
                        .isEmpty();
    }

    static Duration backOff(int deaths) {
        var seconds = FIRST_BACK_OFF.toSeconds() << Math.min(deaths - 1, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_BACK_OFF.toSeconds()));
    }

    private void standby() {
        var standby = context.shelf().instance(Role.STANDBY);
        if (standby.isEmpty()) {
            return;
        }
        var age = Duration.between(standby.get().since(), context.time().instant());
        if (!standby.get().child().alive() || age.compareTo(context.settings().standbyKept()) > 0) {
            launcher.stop(standby.get());
        }
    }

    private void stamp() throws IOException {
        var now = context.time().instant();
        var present = new HashSet<Path>();
        for (var instance : context.shelf().instances()) {
            present.add(instance.child().output());
        }
        for (var file : context.shelf().errandFiles()) {
            var name = file.getFileName().toString().replace(".properties", "");
            present.add(file.resolveSibling(name));
        }
        for (var rollout : context.shelf().rollouts()) {
            if (!rollout.state().settled()) {
                present.add(context.shelf().release(rollout.id()).resolve("build"));
                present.add(context.shelf().release(rollout.id()).resolve("predeploy"));
            }
        }
        for (var folder : present) {
            if (Files.isDirectory(folder)) {
                log(folder).stamp(now);
            }
        }
        for (var folder : List.copyOf(logs.keySet())) {
            if (!present.contains(folder)) {
                if (Files.isDirectory(folder)) {
                    log(folder).stamp(now); // the last words
                }
                logs.remove(folder);
            }
        }
    }

    private OutputLog log(Path folder) {
        return logs.computeIfAbsent(folder, each -> new OutputLog(each, OutputLog.SEGMENT_BYTES));
    }
}
