package dev.rutter.platform.release;

import dev.rutter.platform.blueprint.Blueprint.Workload;
import dev.rutter.platform.release.Instance.Role;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One service: its rollouts, one at a time, and what is done to it from outside. Thread-safe.
public final class WorkloadRunner {

    /// Rollouts that may wait for their turn.
    public static final int MOST_QUEUED = 20;

    private final Context context;
    private final Launcher launcher;
    private final Switchboard switchboard;
    private final Keeper keeper;
    private final Chosen chosen;
    private final Errands errands;
    private final Visitors visitors;
    private final Semaphore work = new Semaphore(0);
    private volatile String running = "";
    private volatile String cancel = "";
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    WorkloadRunner(Context context) {
        this.context = context;
        this.launcher = new Launcher(context);
        this.switchboard = new Switchboard(context, launcher);
        this.chosen = new Chosen(context);
        this.errands = new Errands(context, launcher);
        this.visitors = new Visitors(context, chosen);
        this.keeper = new Keeper(context, launcher, switchboard, chosen, errands, this::newCommit);
    }

    /// Finds again what an earlier platform left, and begins to work.
    void begin() throws IOException {
        for (var each : context.shelf().instances()) {
            var unfinished =
                    context.shelf()
                            .rollout(each.rollout())
                            .filter(rollout -> rollout.state() == RolloutState.UPDATE_IN_PROGRESS);
            if (each.role() == Role.STARTING && unfinished.isEmpty()) {
                launcher.stop(each); // its start was cut short
            }
        }
        try {
            switchboard.repeat();
            visitors.repeat();
        } catch (IOException taken) {
            // its port, as a rule: the proxy tries again and again, the other services go on
            keeper.unable("let it be reached: " + taken.getMessage());
        }
        switchboard.seeOff(false);
        errands.begin();
        threads.add(Thread.ofVirtual().name("rollouts " + context.name()).start(this::work));
        threads.add(Thread.ofVirtual().name("keeper " + context.name()).start(keeper::run));
        work.release();
    }

    /// Stops working and leaves everything running.
    void leave() {
        ending = true;
        keeper.end();
        errands.leave();
        work.release();
    }

    private void work() {
        while (!ending) {
            try {
                // asked again now and then, should a wake-up ever be lost
                if (work.tryAcquire(5, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
                next().ifPresent(this::roll);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException broken) {
                keeper.unable("roll out: " + broken.getMessage());
            }
        }
    }

    private synchronized Optional<Rollout> next() {
        var open =
                context.shelf().rollouts().reversed().stream()
                        .filter(each -> !each.state().settled())
                        .toList();
        // one that an earlier platform had begun goes first
        var begun = open.stream().filter(each -> !each.state().waiting()).findFirst();
        var next = begun.or(() -> open.stream().findFirst());
        if (ending) {
            return Optional.empty();
        }
        next.ifPresent(each -> running = each.id());
        return next;
    }

    private void roll(Rollout rollout) {
        var first = context.shelf().rollouts().stream().noneMatch(WorkloadRunner::wasLive);
        var ended =
                new RolloutRun(
                                context,
                                launcher,
                                switchboard,
                                rollout,
                                () ->
                                        cancel.equals(rollout.id())
                                                ? Optional.of("canceled")
                                                : Optional.empty())
                        .toTheEnd();
        if (first && ended.state() == RolloutState.LIVE) {
            new InitialHook(context, launcher).run(ended);
        }
        keeper.able();
        synchronized (this) {
            running = "";
        }
        work.release(); // perhaps there is another one
    }

    private static boolean wasLive(Rollout rollout) {
        return rollout.state() == RolloutState.LIVE || rollout.state() == RolloutState.DEACTIVATED;
    }

    private void newCommit(Commit commit) {
        try {
            create(commit, Trigger.NEW_COMMIT);
        } catch (Refusal no) {
            context.shelf()
                    .happened("commit_ignored", Map.of("reason", String.valueOf(no.getMessage())));
        }
    }

    /// What was created, and whether it waits behind another one.
    public record Created(Rollout rollout, boolean queued) {}

    /// Asks for a release.
    ///
    /// @param commit anything that git resolves; empty: the newest of the branch
    public Created create(Optional<String> commit, Trigger trigger) throws Refusal {
        var branch = context.workload().get().branch().orElse("HEAD");
        return create(context.repository().get().resolve(commit.orElse(branch)), trigger);
    }

    private Created create(Commit commit, Trigger trigger) throws Refusal {
        return add(commit, trigger, Optional.empty());
    }

    /// Asks to release what was built last once more, with the variables of now and without a
    /// build.
    public Created again(Trigger trigger) throws Refusal {
        for (var each : context.shelf().rollouts()) {
            if (wasLive(each) && launcher.recipe(each.artefact()).isPresent()) {
                return add(each.commit(), trigger, Optional.of(each.artefact()));
            }
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "\"" + name() + "\" has no build that was live; deploy a commit first");
    }

    /// Asks to serve an earlier release again, without a build.
    public Created rollBack(String id) throws Refusal {
        var target = rollout(id);
        if (!wasLive(target)) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "the deploy "
                            + id
                            + " was never live (it is "
                            + target.state().said()
                            + "); choose one that was");
        }
        if (launcher.recipe(target.artefact()).isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    "the build of the deploy "
                            + id
                            + " is no longer kept (the last "
                            + context.settings().releasesKept()
                            + " are); deploy its commit "
                            + target.commit().hash()
                            + " instead");
        }
        return back(target);
    }

    /// Whoever goes back has no time for a build, and does not want what it builds: releases that
    /// are not live yet are given up, other ways back go first.
    private synchronized Created back(Rollout target) throws Refusal {
        context.shelf().rollouts().stream()
                .filter(each -> !each.state().settled() && each.trigger() != Trigger.ROLLBACK)
                .forEach(this::giveUp);
        return add(target.commit(), Trigger.ROLLBACK, Optional.of(target.artefact()));
    }

    private synchronized Created add(Commit commit, Trigger trigger, Optional<String> artefact)
            throws Refusal {
        if (suspended() && trigger != Trigger.SERVICE_RESUMED) {
            throw Refusal.suspended(context.name(), context.shelf().fact("id").orElse("ID"));
        }
        var open =
                context.shelf().rollouts().stream().filter(each -> !each.state().settled()).count();
        if (open > MOST_QUEUED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    open + " deploys of \"" + context.name() + "\" wait already; cancel some");
        }
        var id = context.ids().id("dep");
        var now = context.time().instant();
        var queued = open > 0;
        var rollout =
                context.shelf()
                        .put(
                                new Rollout(
                                        id,
                                        commit,
                                        queued ? RolloutState.QUEUED : RolloutState.CREATED,
                                        trigger,
                                        artefact.orElse(id),
                                        "",
                                        now,
                                        Optional.empty(),
                                        Optional.empty(),
                                        now));
        work.release();
        return new Created(rollout, queued);
    }

    /// Gives up a rollout that is not live yet; it ends a moment later.
    public Rollout cancel(String id) throws Refusal {
        var rollout = rollout(id);
        if (rollout.state().settled()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "the deploy " + id + " is over: " + rollout.state().said());
        }
        return giveUp(rollout);
    }

    private synchronized Rollout giveUp(Rollout rollout) {
        if (running.equals(rollout.id())) {
            cancel = rollout.id();
            return rollout;
        }
        var now = context.time().instant();
        return context.shelf().put(rollout.to(RolloutState.CANCELED, "canceled", now));
    }

    /// Takes the service out of service until it is resumed.
    public void suspend() throws Refusal, IOException {
        context.shelf().fact("suspended", "true");
        for (var each : context.shelf().rollouts()) {
            if (!each.state().settled()) {
                cancel(each.id());
            }
        }
        switchboard.close();
        context.shelf().happened("service_suspended", Map.of());
    }

    /// Puts a suspended service back into service by a new rollout of what was live last.
    public Created resume() throws Refusal {
        if (!suspended()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "the service \"" + name() + "\" is not suspended");
        }
        context.shelf().fact("suspended", "false");
        context.shelf().happened("service_resumed", Map.of());
        return create(Optional.empty(), Trigger.SERVICE_RESUMED);
    }

    /// Starts the live release anew, beside itself.
    public void restart() throws Refusal {
        var live = context.shelf().instance(Role.LIVE);
        if (live.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "the service \"" + name() + "\" has nothing live");
        }
        var restart = new Restart(context, launcher, switchboard, () -> ending);
        Thread.ofVirtual().name("restart " + name()).start(() -> restart.of(live.get()));
    }

    /// What was chosen over the blueprint's word.
    public Chosen chosen() {
        return chosen;
    }

    /// Single runs of commands on the live build.
    public Errands errands() {
        return errands;
    }

    /// Who is let in.
    public Visitors visitors() {
        return visitors;
    }

    /// The name in the blueprint.
    public String name() {
        return context.name();
    }

    /// `srv-…`, permanent.
    public String id() {
        return context.shelf().fact("id").orElse("");
    }

    /// As the blueprint says now.
    public Workload workload() {
        return context.workload().get();
    }

    /// The branch that is followed.
    public String branch() {
        var repository = context.repository().get();
        return workload().branch().or(repository::currentBranch).orElse("HEAD");
    }

    /// The repository that it is built from.
    public Repository repository() {
        return context.repository().get();
    }

    /// The port that clients use; 0 for a worker.
    public int port() {
        return context.publicPort();
    }

    /// When it was first seen in a blueprint.
    public Instant createdAt() {
        return context.shelf().fact("createdAt").map(Instant::parse).orElse(Instant.EPOCH);
    }

    /// Whether it was taken out of service.
    public boolean suspended() {
        return context.shelf().fact("suspended").equals(Optional.of("true"));
    }

    /// What is the matter with it, empty while all is well.
    public String condition() {
        return keeper.condition();
    }

    /// Newest first.
    public List<Rollout> rollouts() {
        return context.shelf().rollouts();
    }

    /// One rollout.
    public Rollout rollout(String id) throws Refusal {
        return context.shelf()
                .rollout(id)
                .orElseThrow(() ->
                        new Refusal(
                                Refusal.Kind.UNKNOWN, "\"" + name() + "\" has no deploy " + id));
    }

    /// What runs now.
    public List<Instance> instances() {
        return context.shelf().instances();
    }

    /// Newest first.
    public List<Happening> happenings() {
        return context.shelf().happenings();
    }

    /// The variables of the blueprint with their values.
    public Map<String, String> variables() {
        return context.variables().get();
    }

    /// Runs a cron job's command now, on its live build.
    public Errand runNow() throws Refusal {
        return errands.start(Errand.Kind.CRON, workload().commands().start());
    }

    /// The output of the instances, those that ended lately included, oldest first.
    public List<Said> output() throws IOException {
        return Said.byInstances(context.shelf(), _ -> true);
    }

    /// The output of the commands of the kept rollouts, oldest first.
    public List<Said> builds() throws IOException {
        return Said.byCommands(context.shelf(), _ -> true);
    }
}
