package dev.rutter.engine.run;

import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.Journal.JournalException;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.MemoryJournal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.engine.run.EnvironmentGuard.Taken;
import dev.rutter.engine.run.SimulatedWorld.Killed;
import dev.rutter.engine.run.SimulatedWorld.Life;
import dev.rutter.engine.run.SimulatedWorld.Planted;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// One run of one drawn plan in a world where everything goes wrong that can: engines die and
/// others go on, one freezes while another takes over, people answer early, late, twice, or without
/// being asked, the clock jumps. All of it from one seed, on one thread, in virtual time.
final class Simulation {
    private static final List<String> NAMES = List.of("mia", "jo", "kim", "eve");

    /// After so many lives nothing goes wrong any more; after so many more the run has to be over.
    private static final int TROUBLED = 25;

    private static final int MOST = 300;

    private final long seed;
    private final Draw draw;
    private final SimulatedWorld world;
    private final MemoryJournal journal;
    private final Engine others;
    private final Path home;
    private final List<String> story = new ArrayList<>();
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Map<String, Integer> happened = new HashMap<>();
    private String run = "";
    private Optional<Life> newest = Optional.empty();
    private boolean frozen;
    private boolean twice;

    private Simulation(long seed, Planted planted, Path home) {
        this.seed = seed;
        this.home = home;
        draw = Draw.of(seed);
        // Of their own seeds, so that the stories of the others stay what they are.
        world = new SimulatedWorld(draw, planted, seed % 5 == 4);
        journal = new MemoryJournal(world.time);
        others = engine(journal(Optional.empty(), false, this::rival), this::theirs);
    }

    private SimulatedJournal journal(
            Optional<Life> life, boolean fenced, Consumer<RunEvent> first) {
        return new SimulatedJournal(
                journal, Optional.of(world), life, fenced, first, this::durable);
    }

    /// Between looking and recording there is time for somebody else's answer.
    private void rival(RunEvent event) {
        if (twice && event instanceof RunEvent.AnswerGiven given) {
            twice = false;
            happens("two answers at once");
            answer(given.question());
        }
    }

    /// What came of it.
    ///
    /// @param lives how many engines it took
    /// @param happened what went wrong how often, and what people did
    record Result(RunEvent.End end, int lives, long events, Map<String, Integer> happened) {}

    /// Runs the story of a seed to its end.
    ///
    /// @throws AssertionError where something did not hold; names the seed and tells the story
    static Result of(long seed, Planted planted, Path home) {
        var simulation = new Simulation(seed, planted, home);
        try {
            return simulation.tell();
        } catch (Killed | RuntimeException | AssertionError | InterruptedException e) {
            var tail = simulation.story;
            throw new AssertionError(
                    "seed "
                            + seed
                            + ": "
                            + e
                            + "\nreplay: mvn -pl engine -am verify -Dtest=SimulationTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Drutter.seed="
                            + seed
                            + "\n"
                            + String.join(
                                    "\n", tail.subList(Math.max(0, tail.size() - 60), tail.size())),
                    e);
        }
    }

    private Result tell() throws InterruptedException {
        run = others.begin(world.plan, new RunOptions(world.commit, "jo", 1, home, setting()));
        whatOthersDo();
        var lives = 0;
        var pauses = 0;
        for (var halt = live(); !(halt instanceof Halt.Ended); halt = live()) {
            if (++lives == TROUBLED) {
                world.calmDown();
            }
            Invariants.holds(lives < MOST, "the run ends, it had " + lives + " lives");
            var paused = halt instanceof Halt.Paused && ++pauses > 6;
            world.time.sleep(paused ? Duration.ofDays(1) : until());
        }
        return over(lives);
    }

    /// How long nobody goes on with the run: now and then only for moments, so that what the life
    /// before began is still under way.
    private Duration until() {
        var length = draw.upTo(Duration.ofMinutes(20));
        return length.toMillis() % 3 == 0 ? length.dividedBy(60) : length;
    }

    /// Half of the runs ask about what fails, and a few are of a part of the plan.
    private Setting setting() {
        var phases = world.plan.steps().stream().map(PlannedStep::phase).distinct().toList();
        var part =
                draw.percent(8)
                        ? Part.only(world.plan, draw.one(phases)).orElseThrow()
                        : Part.WHOLE;
        return new Setting(
                "", "", "", part.words(), part.leftOut(), "a drill", draw.percent(50), List.of());
    }

    /// Nothing that comes late changes anything, and the record is whole.
    private Result over(int lives) {
        var ended = others.state(run).end().orElseThrow();
        world.time.sleep(Duration.ofDays(3));
        var events = journal.read(run, 0);
        var state = RunState.of(events);
        Invariants.holds(state.end().equals(Optional.of(ended)), "the end stays the end");
        Invariants.holds(
                Optional.of(state).equals(world.invariants.state()), "state is only the fold");
        Invariants.holds(
                events.stream().filter(one -> one.event() instanceof RunEvent.RunEnded).count()
                        == 1,
                "a run ends once");
        Invariants.holds(journal.broken(run).isEmpty(), "the chain is whole");
        accepted.forEach((question, times) ->
                Invariants.holds(times == 1, "an answer counts once: " + question));
        return new Result(ended.end(), lives + 1, state.seq(), Map.copyOf(happened));
    }

    /// One life of an engine, from its start to its end, whichever way it ends.
    private Halt live() throws InterruptedException {
        var life = new Life(++world.fence);
        var before = newest;
        newest = Optional.of(life);
        var mine = journal(Optional.of(life), false, _ -> {});
        try {
            said("an engine begins, fence " + life.fence);
            return engine(mine, (_, _, _) -> new Taken.Ours(lease(life)))
                    .carryOn(run, "jo", asker(life));
        } catch (Killed killed) {
            Invariants.holds(life.over, "only the dead are dead");
            said("killed, fence " + life.fence);
            happens("killed");
            if (world.planted == Planted.LOSES_THE_LAST_EVENT && draw.percent(30)) {
                journal.lose(run);
                world.invariants.rewind(RunState.of(journal.read(run, 0)));
            }
            return new Halt.Displaced("killed");
        } catch (JournalException e) {
            said("the journal is refused: " + e.getMessage());
            happens("journal full");
            return new Halt.Displaced("journal");
        } finally {
            life.over = true;
            newest = before;
        }
    }

    private Engine engine(Journal through, EnvironmentGuard guard) {
        return new Engine(
                through,
                (_, _, _) -> new SimulatedTools(world, newest.orElseThrow()),
                guard,
                Aftermath.none(),
                home,
                world.time,
                world.time);
    }

    private EnvironmentGuard.Tenure lease(Life life) {
        return new EnvironmentGuard.Tenure() {
            @Override
            public Optional<String> lost() {
                return life.fence == world.fence || world.planted == Planted.NO_FENCE
                        ? Optional.empty()
                        : Optional.of("the lease went to another");
            }

            @Override
            public Journal fenced(Journal any) {
                return Simulation.this.journal(Optional.of(life), true, _ -> {});
            }

            @Override
            public void close() {}
        };
    }

    private Taken theirs(String environment, String other, String by) {
        return newest.filter(life -> !life.over).isPresent()
                ? new Taken.Theirs("run " + run + " has it", run)
                : new Taken.Theirs("nobody may have it", "r0");
    }

    /// Who is there in this life: nobody, somebody who takes their time, somebody who answers.
    private Asker asker(Life life) {
        var there = draw.below(4);
        var patience = draw.below(20);
        var asks = new int[1];
        return (question, most) -> {
            world.mayDie(life);
            if (there == 0 || ++asks[0] > patience) {
                return new Asker.Reply.Nobody();
            }
            if (there == 1 || draw.percent(60)) {
                world.time.sleep(most);
                world.mayDie(life);
                return new Asker.Reply.NotYet();
            }
            // Whoever types takes a while, in which others may have answered.
            world.time.sleep(draw.upTo(Duration.ofMinutes(2)));
            world.mayDie(life);
            return new Asker.Reply.Given(drawn(question.question()), draw.one(NAMES), "so it is");
        };
    }

    private Answer drawn(String question) {
        var taken = Question.Kind.of(question).answers();
        return taken.contains(Answer.YES) && draw.percent(92) ? Answer.YES : draw.one(taken);
    }

    private void durable(Recorded recorded) {
        said(recorded.run() + " " + recorded.seq() + " " + recorded.event());
        if (!recorded.run().equals(run.isEmpty() ? recorded.run() : run)) {
            return;
        }
        world.invariants.after(recorded);
        happens(recorded.event().getClass().getSimpleName());
        if (recorded.event() instanceof QuestionAsked asked) {
            for (var n = draw.below(4); n > 0; n--) {
                var delay =
                        draw.percent(10)
                                ? draw.upTo(Duration.ofDays(2))
                                : draw.upTo(Duration.ofMinutes(10));
                world.time.in(delay, () -> answers(asked.question()));
            }
        }
    }

    /// What happens beside the run without being asked for.
    private void whatOthersDo() {
        var hour = Duration.ofHours(1);
        for (var step : world.plan.steps()) {
            if (draw.percent(20)) {
                world.time.in(draw.upTo(Duration.ofMinutes(15)), () -> answers(step.id()));
            }
            if (draw.percent(5)) {
                world.time.in(
                        draw.upTo(Duration.ofMinutes(15)),
                        () -> answers(Question.id(step.id(), Question.Kind.DANGER)));
            }
        }
        if (draw.percent(10)) {
            world.time.in(
                    draw.upTo(hour), () -> happens("stop " + others.stop(run, "kim", "enough")));
        }
        if (draw.percent(10)) {
            world.time.in(
                    draw.upTo(hour),
                    () -> happens("pause " + others.pause(run, "kim", "wait").isEmpty()));
        }
        if (draw.percent(10)) {
            var step = draw.one(world.plan.steps()).id();
            world.time.in(
                    draw.upTo(hour),
                    () -> happens("skip " + others.skip(run, step, "kim", "no need").isEmpty()));
        }
        if (!world.hosting.approvals.isEmpty() && draw.percent(40)) {
            var yes = draw.percent(70);
            world.time.in(draw.upTo(hour), () -> reviewed(yes));
        }
        if (draw.percent(10)) {
            world.time.in(draw.upTo(hour), this::secondOperator);
        }
        if (draw.percent(5)) {
            var by = draw.upTo(Duration.ofHours(2)).minusHours(1);
            world.time.in(
                    draw.upTo(hour),
                    () -> {
                        happens(by.isNegative() ? "clock back" : "clock forward");
                        world.time.jump(by);
                    });
        }
        if (draw.percent(20)) {
            var kind = draw.one(List.of(Question.Kind.values()));
            var step = draw.one(world.plan.steps()).id();
            world.time.in(draw.upTo(hour), () -> answers(Question.id(step, kind)));
        }
        for (var n = draw.percent(50) ? 1 + draw.below(3) : 0; n > 0; n--) {
            world.time.in(draw.upTo(Duration.ofMinutes(5)), this::freeze);
        }
    }

    /// Somebody says so at the hosting itself.
    private void reviewed(boolean yes) {
        var newest = world.hosting.releases.getLast().id();
        world.hosting.review(newest, yes, "eve", "seen there");
        said("eve " + (yes ? "approves " : "rejects ") + newest + " at the hosting");
        happens("reviewed at the hosting");
    }

    private void answers(String question) {
        twice = draw.percent(20);
        answer(question);
        twice = false;
    }

    private void answer(String question) {
        var by = draw.one(NAMES);
        var reception = others.answer(run, question, drawn(question), by, "so it is");
        said(by + " answers " + question + ": " + reception);
        happens("answer " + reception);
        if (reception.counts()) {
            accepted.merge(question, 1, Integer::sum);
        }
    }

    /// The engine that sleeps now is frozen while another takes over, and wakes up afterwards.
    private void freeze() {
        if (frozen || newest.filter(life -> !life.over).isEmpty()) {
            return;
        }
        frozen = true;
        happens("frozen");
        said("frozen, fence " + newest.orElseThrow().fence);
        try {
            live();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            said("wakes up");
            frozen = false;
        }
    }

    private void secondOperator() {
        var before = newest.filter(life -> !life.over).isPresent();
        var other = others.begin(world.plan, new RunOptions("other", "kim", 1, home));
        try {
            var halt = others.carryOn(other, "kim", Asker.nobody());
            happens("second operator");
            Invariants.holds(halt instanceof Halt.Refused, "one run at a time, was " + halt);
            Invariants.holds(
                    !before || others.state(other).end().isPresent(), "the refused run is over");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void happens(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private void said(String what) {
        story.add(
                world.time.passed() + " " + (what.length() > 300 ? what.substring(0, 300) : what));
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
