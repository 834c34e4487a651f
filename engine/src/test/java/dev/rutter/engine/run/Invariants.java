package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting.Review;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What must hold of a run after each of its events and at each of its acts, whatever went wrong.
final class Invariants {
    /// The longest that anything waits: a day for an answer, and some for the clock's grain.
    private static final Duration LONGEST = Duration.ofDays(1).plusSeconds(1);

    private final SimulatedWorld world;
    private Optional<RunState> state = Optional.empty();
    private final Map<String, AnswerGiven> counted = new HashMap<>();
    private final HashSet<String> asked = new HashSet<>();

    Invariants(SimulatedWorld world) {
        this.world = world;
    }

    /// The run's state as its durable events tell it.
    Optional<RunState> state() {
        return state;
    }

    private final java.util.Map<String, Integer> retried = new java.util.HashMap<>();

    /// What was durable is no more.
    void rewind(RunState to) {
        state = Optional.of(to);
    }

    /// After each event, once it is durable.
    void after(Recorded recorded) {
        if (recorded.event() instanceof RunEvent.RunBegan) {
            state = Optional.of(RunState.of(java.util.List.of(recorded)));
            return;
        }
        var before = state.orElseThrow();
        var after = before.after(recorded);
        state = Optional.of(after);
        holds(recorded.seq() == before.seq() + 1, "there is no gap before " + recorded);
        switch (recorded.event()) {
            case RunEvent.StepBegan(var step, var attempt) -> began(before, step, attempt);
            case RunEvent.StepRetried(var step, _, _) -> {
                holds(
                        before.outcome(step).filter(outcome -> !outcome.good()).isPresent(),
                        step + " is done once more only where it did not end well");
                retried.merge(step, 1, Integer::sum);
            }
            case RunEvent.StepEnded ended -> ended(before, ended, recorded);
            case QuestionAsked question -> asked(question, recorded);
            case AnswerGiven given -> answered(given, before, after);
            case RunEvent.RollbackBegan _ -> {
                holds(before.rollback().isEmpty(), "the way back begins once");
                holds(before.decision(Way.ROLL_BACK).isPresent(), "somebody decided it");
            }
            case RunEvent.WindowBegan(var step, var due) -> window(before, step, due, recorded);
            case RunEvent.RunEnded over -> over(before, over.end());
            // Of the others nothing more than of all is said.
            case RunEvent _ -> {}
        }
        holds(
                before.end().isEmpty() || recorded.event() instanceof AnswerGiven,
                "nothing happens after the end but " + recorded);
    }

    /// A window is as long as the document says, counted from go-live: no shorter, which would sign
    /// off what nobody has watched, and no longer than there is patience for.
    private void window(RunState before, String step, Instant due, Recorded recorded) {
        holds(
                Duration.between(recorded.at(), due).compareTo(LONGEST) <= 0,
                "the window of " + step + " ends");
        if (world.step(step).action() instanceof Action.Watch watch && !world.time.jumped()) {
            // In a part of a plan without a deployment, from the step's own beginning.
            var live =
                    before.live()
                            .map(RunState.Live::at)
                            .orElseGet(() -> before.step(step).orElseThrow().beganAt());
            holds(
                    !recorded.at().isBefore(live.plus(watch.from())),
                    "the window of " + step + " does not begin early");
            holds(
                    !due.isBefore(live.plus(watch.to())),
                    "the window of " + step + " is as long as it is stated");
        }
    }

    private void began(RunState before, String id, int attempt) {
        var step = world.step(id);
        holds(before.outcome(id).isEmpty(), id + " does not begin once it is over");
        holds(
                attempt == before.step(id).map(RunState.StepState::attempt).orElse(0) + 1,
                "attempts of " + id + " are counted");
        if (forward(step)) {
            holds(before.decisions().isEmpty(), id + " does not begin after a decision");
            for (var other : world.plan.steps()) {
                if (other.id().equals(id)) {
                    break;
                }
                holds(
                        before.outcome(other.id()).filter(Outcome::good).isPresent(),
                        id + " does not begin before " + other.id() + " has ended well");
            }
        } else {
            holds(before.rollback().isPresent(), id + " begins on the way back only");
        }
    }

    /// Whether a plan holds a step against results and leaves out how it ends, as for a command
    /// that ends badly where all is well.
    private static boolean judgedByItsOutput(PlannedStep step) {
        return !step.expectations().isEmpty()
                && step.expectations().stream().noneMatch(Expectation.ExitStatus.class::isInstance);
    }

    private void ended(RunState before, RunEvent.StepEnded ended, Recorded recorded) {
        var step = world.step(ended.step());
        var child = world.children.get(ended.step() + "-" + ended.attempt());
        var byPerson = before.questions().keySet().stream().anyMatch(q -> about(q, ended.step()));
        if (step.action() instanceof Action.Shell
                && ended.outcome() instanceof Outcome.Done
                && !byPerson) {
            holds(
                    child != null
                            && (child.status() == 0 || judgedByItsOutput(step))
                            && !child.running(world.time.passed()),
                    ended.step() + " is done only where its child has ended well");
            holds(
                    before.step(ended.step()).flatMap(RunState.StepState::process).isPresent(),
                    "the child of " + ended.step() + " is on record");
        }
        if (step.action() instanceof Action.Watch
                && ended.outcome() instanceof Outcome.Done
                && !byPerson
                && !world.time.jumped()) {
            var due = before.window(ended.step()).due().orElseThrow();
            holds(!recorded.at().isBefore(due), ended.step() + " is not signed off early");
        }
    }

    private static boolean about(String question, String step) {
        return question.startsWith(step + ":")
                && Kind.of(question) != Kind.DANGER
                && Kind.of(question) != Kind.CONDITION;
    }

    private void asked(QuestionAsked question, Recorded recorded) {
        var patience = Duration.between(recorded.at(), question.deadline());
        holds(
                !patience.isNegative() || world.time.jumped(),
                question.question() + " can be answered");
        holds(
                patience.compareTo(LONGEST) <= 0 || world.time.jumped(),
                question.question() + " has a deadline, was " + patience);
        asked.add(question.question());
    }

    private void answered(AnswerGiven given, RunState before, RunState after) {
        var question = given.question();
        if (asked.contains(question) || Early.counts(before, question)) {
            counted.putIfAbsent(question, given);
        }
        var counts = Optional.ofNullable(counted.get(question));
        holds(
                after.answer(question).equals(counts),
                "the first answer to " + question + " counts, " + counts);
    }

    private void over(RunState before, End end) {
        var good =
                world.plan.steps().stream()
                        .allMatch(
                                one -> before.outcome(one.id()).filter(Outcome::good).isPresent());
        switch (end) {
            case SIGNED_OFF -> holds(good, "what is signed off has ended well, every step");
            case ROLLED_BACK ->
                    holds(
                            before.rollback().flatMap(RunState.Rollback::verified).orElse(false),
                            "what is rolled back is proven");
            case ROLLBACK_UNPROVEN ->
                    holds(before.rollback().isPresent(), "only a way back can be unproven");
            case STOPPED_BEFORE_GO_LIVE ->
                    holds(HalfWay.untouched(before), "nothing went live before go-live");
            case STOPPED -> holds(!HalfWay.untouched(before), "it went live, or half of it");
            case DONE_IN_PART ->
                    holds(
                            good
                                    && (!before.setting().leftOut().isEmpty()
                                            || before.live().isEmpty()),
                            "a part ends well, and only where a part was asked for or nothing was"
                                    + " deployed");
        }
        before.steps().values().stream()
                .filter(so -> so.running() && so.attempt() > 0)
                .forEach(so -> {
                    var child = world.children.get(so.step() + "-" + so.attempt());
                    var gone = child == null || child.lost();
                    holds(
                            child == null || child.lost() || !child.running(world.time.passed()),
                            "no child is left behind by the end, " + so.step());
                    // Whoever ends a run has looked how its commands ended, not only been lucky.
                    var told = before.questions().keySet().stream().anyMatch(about(so));
                    holds(
                            gone || so.process().isEmpty() || told,
                            "a command's end is known at the run's, " + so.step());
                });
    }

    private static Predicate<String> about(RunState.StepState so) {
        return Set.of(
                        Question.id(so.step(), Kind.INTERRUPTED, so.attempt()),
                        Question.id(so.step(), Kind.RESULT, so.attempt()))
                ::contains;
    }

    /// Something was just changed in the world for a step.
    ///
    /// @param times how often by now
    /// @param current whether whoever did it still holds the environment
    void acted(PlannedStep step, int times, boolean current) {
        var now = state.orElseThrow();
        var so = now.step(step.id());
        holds(so.isPresent() && so.get().attempt() > 0, "the intent is durable: " + step.id());
        holds(current, step.id() + " is done by whoever holds the environment");
        holds(now.end().isEmpty(), step.id() + " is not done after the end");
        if (step.ifInterrupted() != IfInterrupted.REPEAT) {
            holds(
                    times <= 1 + again(now, step.id()) + retried.getOrDefault(step.id(), 0),
                    step.id() + " is not repeated, was done " + times + " times");
        }
        if (step.asksBefore()) {
            holds(allowed(now, step, Kind.DANGER), step.id() + " was allowed");
        }
        if (step.when().isPresent()) {
            holds(allowed(now, step, Kind.CONDITION), step.id() + " applies");
        }
        approved(now);
        if (forward(step)) {
            afterGoodOnes(now, step);
        }
    }

    /// An answer is given to the hosting.
    ///
    /// @param before what the hosting was told already
    void reviewed(boolean yes, String comment, List<Review> before, boolean current) {
        var now = state.orElseThrow();
        holds(current, "the hosting is answered by whoever holds the environment");
        holds(now.end().isEmpty(), "the hosting is not answered after the end");
        holds(
                before.stream().noneMatch(one -> one.comment().equals(comment)),
                "an answer is given to the hosting once: " + comment);
        var by = new HashSet<String>();
        now.questions()
                .forEach((id, asked) ->
                        asked.answer()
                                .filter(_ -> Kind.of(id) == Kind.HOSTING)
                                .filter(answer -> answer.answer() == Answer.YES)
                                .ifPresent(answer -> by.add(answer.by())));
        var needed = Math.max(1, world.plan.environment().people().approvals());
        holds(!yes || by.size() >= needed, "enough people approved at the hosting, did " + by);
        holds(
                !yes
                        || world.plan.environment().people().approvals() == 0
                        || !by.contains(now.began().by()),
                "who started the run does not approve what it releases");
    }

    /// By what really happened, not by what was recorded.
    private void afterGoodOnes(RunState now, PlannedStep step) {
        for (var other : world.plan.steps()) {
            if (other.id().equals(step.id())) {
                return;
            }
            var attempt = now.step(other.id()).map(RunState.StepState::attempt).orElse(0);
            var child = world.children.get(other.id() + "-" + attempt);
            var told = now.questions().keySet().stream().anyMatch(q -> about(q, other.id()));
            holds(
                    child == null
                            || told
                            || ((child.status() == 0 || judgedByItsOutput(other))
                                    && !child.timedOut()),
                    step.id() + " is not done after " + other.id() + " failed");
        }
    }

    private void approved(RunState now) {
        var by = new HashSet<String>();
        var needed = world.plan.environment().people().approvals();
        for (var n = 1; n <= needed; n++) {
            now.answer(Question.approval(n))
                    .filter(answer -> answer.answer() == Answer.YES)
                    .ifPresent(answer -> by.add(answer.by()));
        }
        by.remove(now.began().by());
        holds(by.size() >= needed, "enough people approved, did " + by);
    }

    private static int again(RunState now, String step) {
        return (int)
                now.questions().keySet().stream()
                        .filter(question -> question.startsWith(step + ":"))
                        .filter(question -> Kind.of(question) == Kind.AGAIN)
                        .filter(question -> yes(now, question))
                        .count();
    }

    /// Whether the newest answer to a question that comes before a step is yes: it is asked anew
    /// only where a step that never began is tried again.
    private static boolean allowed(RunState now, PlannedStep step, Kind kind) {
        var first = Question.id(step.id(), kind);
        var tries = now.step(step.id()).map(RunState.StepState::retries).orElse(0) + 1;
        for (var round = tries; round > 1; round--) {
            if (now.answer(Question.id(step.id(), kind, round)).isPresent()) {
                return yes(now, Question.id(step.id(), kind, round));
            }
        }
        return yes(now, first);
    }

    private static boolean yes(RunState now, String question) {
        return now.answer(question).filter(given -> given.answer() == Answer.YES).isPresent();
    }

    private boolean forward(PlannedStep step) {
        return world.plan.steps().contains(step);
    }

    static void holds(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("does not hold: " + what);
        }
    }
}
