package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.step.Shell.Fate;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What outlives every engine of a simulation: time, the hosting, the children, what was really
/// done; and what goes wrong in it.
final class SimulatedWorld {
    /// A bug of the engine's surroundings, planted so that the simulation can be seen to find it.
    enum Planted {
        NONE,
        /// A crash takes the last event with it although it was said to be durable.
        LOSES_THE_LAST_EVENT,
        /// A child that ran cannot be found, and is taken for one that never began.
        FORGETS_CHILDREN,
        /// The hosting does not show what was asked of it a moment ago.
        FORGETS_RELEASES,
        /// Whoever lost the lease goes on.
        NO_FENCE,
        /// A child's failure is read as success.
        READS_FAILURE_AS_SUCCESS
    }

    /// A child process: it goes on whatever becomes of the engine.
    ///
    /// @param lost whether it leaves no end behind
    record Child(Instant began, Instant ends, int status, boolean lost, boolean timedOut) {
        boolean running(Instant now) {
            return now.isBefore(ends);
        }
    }

    /// The process is dead: an error, so that nothing but the simulation catches it.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /// One life of an engine.
    static final class Life {
        final long fence;
        boolean over;

        Life(long fence) {
            this.fence = fence;
        }
    }

    final Draw draw;
    final Planted planted;
    final SimulatedTime time = new SimulatedTime();
    final FakeHosting hosting = new FakeHosting(time::passed);
    final Plan plan;
    final String commit;
    final Invariants invariants;
    final Map<String, Child> children = new HashMap<>();
    private final Map<String, Integer> done = new HashMap<>();

    /// The newest life's fence.
    long fence;

    private int crashes;
    private boolean calm;

    /// @param gated whether releases wait at the hosting for people
    SimulatedWorld(Draw draw, Planted planted, boolean gated) {
        this.draw = draw;
        this.planted = planted;
        plan = SimulatedPlan.draw(draw);
        crashes = draw.below(7);
        commit = draw.one(List.of("good2", "good2", "bad", "broken"));
        hosting.errors.put("bad", 33.3);
        hosting.failing.put("broken", "cannot reach the database");
        if (draw.percent(10)) {
            hosting.blind = true;
        }
        if (draw.percent(10)) {
            hosting.rollbackRefused = true;
        }
        if (draw.percent(10)) {
            hosting.requestsPerSecond = 0.05;
        }
        if (gated) {
            hosting.approvals.add(new Hosting.Approval("production", List.of("mia"), true));
        }
        invariants = new Invariants(this);
    }

    /// From here on nothing goes wrong any more, so that the run has to end.
    void calmDown() {
        calm = true;
    }

    boolean calm() {
        return calm;
    }

    /// Whether something goes wrong now that does so in `percent` of all cases.
    boolean wrong(double percent) {
        return draw.percent(percent) && !calm;
    }

    /// A place where the process can die. One that is dead does nothing more.
    void mayDie(Life life) {
        if (!life.over && crashes > 0 && wrong(4)) {
            crashes--;
            life.over = true;
        }
        if (life.over) {
            throw new Killed();
        }
    }

    /// Something changes in the world, for good.
    void does(Life life, PlannedStep step) {
        done.merge(step.id(), 1, Integer::sum);
        invariants.acted(step, done.getOrDefault(step.id(), 0), life.fence == fence);
    }

    int done(String step) {
        return done.getOrDefault(step, 0);
    }

    PlannedStep step(String id) {
        return plan.step(id).orElseThrow();
    }

    /// The step that begins or goes on now is the only one of its action's kind that is under way.
    PlannedStep underWay(Class<? extends Action> kind) {
        return invariants
                .state()
                .flatMap(state ->
                        state.steps().values().stream()
                                .filter(so -> so.running() && so.attempt() > 0)
                                .map(so -> step(so.step()))
                                .filter(step -> kind.isInstance(step.action()))
                                .findFirst())
                .orElseThrow(() -> new AssertionError("nothing was said to have begun: " + kind));
    }

    Child begin(String key) {
        var length = draw.percent(10) ? Duration.ofMinutes(3) : draw.upTo(Duration.ofSeconds(40));
        var limit = Duration.ofMinutes(2);
        var timedOut = length.compareTo(limit) > 0;
        var lost = wrong(3);
        var status = wrong(4) ? 1 : 0;
        var began = time.passed();
        var ends = began.plus(timedOut ? limit : length);
        var child = new Child(began, ends, status, lost, timedOut && !lost);
        children.put(key, child);
        return child;
    }

    Fate end(Child child) {
        if (child.lost()) {
            return new Fate.Lost("the machine was switched off", "half");
        }
        if (child.timedOut()) {
            return new Fate.TimedOut(Duration.ofMinutes(2), "still at it");
        }
        var seen = planted == Planted.READS_FAILURE_AS_SUCCESS ? 0 : child.status();
        return new Fate.Exited(seen, child.status() == 0 ? "ok\n" : "ok so far, then no\n");
    }
}
