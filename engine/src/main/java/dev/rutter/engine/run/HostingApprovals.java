package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting.Approval;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.AnswerGiven.Answer;
import dev.rutter.engine.journal.RunEvent.HostingApproval;
import dev.rutter.engine.journal.RunEvent.HostingApproval.Stage;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Question.Kind;
import dev.rutter.engine.run.RunState.Asked;
import dev.rutter.engine.run.RunState.StepState;
import dev.rutter.engine.step.ApprovalHand.Decision;
import dev.rutter.engine.step.Performed;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A step whose release waits at its hosting for people: what is asked of whom, and what follows
/// from the answers. Pure.
///
/// The hosting asks for one yes to what it names; the plan may ask for several, of different
/// people. So a round is one or more questions, each of an own person; the first no, or enough
/// yeses, are given to the hosting, once. A release may wait again further on: another round.
record HostingApprovals(RunState state, PlannedStep step, StepState so) {

    private static final int MOST = 1000;

    /// The questions of this attempt, oldest first.
    private List<Asked> asked() {
        var all = new ArrayList<Asked>();
        for (var n = 1; n <= MOST; n++) {
            var one = asked(Kind.HOSTING, n).or(() -> asked(Kind.THERE, all.size() + 1));
            if (one.isEmpty()) {
                break;
            }
            all.add(one.get());
        }
        return all;
    }

    private Optional<Asked> asked(Kind kind, int n) {
        return Optional.ofNullable(
                        state.questions().get(Question.id(step.id(), kind, so.attempt(), n)))
                .filter(one -> one.asked().isPresent());
    }

    /// The questions of the round under way, of which the first says what is waited for.
    private List<Asked> round() {
        var round = new ArrayList<Asked>();
        for (var one : asked()) {
            if (!round.isEmpty() && over(round.getLast())) {
                round.clear();
            }
            round.add(one);
        }
        return round;
    }

    private static boolean over(Asked one) {
        return one.approval().map(is -> is.stage().over()).orElse(false)
                || (one.answer().isPresent()
                        && one.asked()
                                .filter(asked -> Kind.of(asked.question()) == Kind.THERE)
                                .isPresent());
    }

    /// What to do about it; empty where the hosting is to be looked at.
    Optional<NextMove> next(Instant now) {
        var round = round();
        if (round.isEmpty()) {
            return Optional.empty();
        }
        var last = round.getLast();
        var question = last.asked().orElseThrow();
        var awaited = awaited(round);
        if (last.answer().isEmpty()) {
            return Optional.of(
                    now.isBefore(question.deadline())
                            ? new NextMove.AwaitApproval(question, awaited)
                            : new NextMove.TakeSilence(question, Answer.NO));
        }
        var answer = last.answer().get();
        var stage = last.approval().map(HostingApproval::stage).orElse(Stage.AWAITED);
        if (stage.over()) {
            return stage == Stage.REFUSED && answer.answer() == Answer.NO
                    ? Optional.of(end(unheard(answer, last)))
                    : Optional.empty();
        }
        if (Kind.of(question.question()) == Kind.THERE) {
            return answer.answer() == Answer.NO
                    ? Optional.of(end("not waited for any longer, says " + said(answer) + WAITS))
                    : Optional.empty();
        }
        if (stage == Stage.AWAITED && silentOnTheWayBack(answer)) {
            return Optional.of(
                    end("nobody answered in time; people may still approve it at the hosting"));
        }
        if (answer.answer() == Answer.YES && stage == Stage.AWAITED && round.size() < needed()) {
            return Optional.of(
                    Pilot.ask(state, now, question(awaited, asked().size() + 1, round, true)));
        }
        return Optional.of(give(question, round, answer.answer() == Answer.YES));
    }

    private static final String WAITS =
            "; it still waits at the hosting: reject or cancel it there";

    private static String unheard(AnswerGiven answer, Asked last) {
        return "refused by "
                + said(answer)
                + "; the hosting could not be told: "
                + last.approval().map(HostingApproval::said).orElse("")
                + WAITS;
    }

    /// On the way back nobody is there is no reason to forbid it: the old release is the good one.
    private boolean silentOnTheWayBack(AnswerGiven answer) {
        return answer.by().equals(RunState.NOBODY) && state.plan().rollback().contains(step);
    }

    /// A run that a person stops has nothing go live any more: what waits is rejected.
    private Optional<NextMove> stopped(String by, String why) {
        var round = round();
        if (round.isEmpty()) {
            return Optional.empty();
        }
        var last = round.getLast();
        var question = last.asked().orElseThrow();
        var stage = last.approval().map(HostingApproval::stage).orElse(Stage.AWAITED);
        if (stage.over() || Kind.of(question.question()) == Kind.THERE) {
            return Optional.empty();
        }
        if (last.answer().isEmpty()) {
            return Optional.of(new NextMove.Refuse(question, by, why));
        }
        return Optional.of(give(question, round, false));
    }

    /// What was on its way when a process died stays what it was, whatever was decided since.
    private NextMove give(QuestionAsked question, List<Asked> round, boolean yes) {
        var sent = round.getLast().approval().filter(is -> is.stage() != Stage.AWAITED);
        return sent.<NextMove>map(is ->
                        new NextMove.GiveApproval(
                                question.question(),
                                awaited(round),
                                is.stage() == Stage.APPROVING,
                                is.said(),
                                true))
                .orElseGet(() ->
                        new NextMove.GiveApproval(
                                question.question(),
                                awaited(round),
                                yes,
                                comment(question, round, yes),
                                false));
    }

    private String comment(QuestionAsked question, List<Asked> round, boolean yes) {
        var who =
                round.stream()
                        .flatMap(one -> one.answer().stream())
                        .filter(one -> (one.answer() == Answer.YES) == yes)
                        .map(HostingApprovals::said)
                        .collect(Collectors.joining(" and "));
        return "Rutter, run "
                + state.run()
                + " ("
                + question.question()
                + "): "
                + (yes ? "approved by " : "rejected by ")
                + (who.isEmpty() ? "a stop of the run" : who);
    }

    private static String said(AnswerGiven answer) {
        return answer.by() + (answer.note().isBlank() ? "" : ": " + answer.note().strip());
    }

    private static HostingApproval awaited(List<Asked> round) {
        return round.getFirst().approval().orElseThrow();
    }

    private NextMove end(String why) {
        return new NextMove.EndStep(step, so.attempt(), new Outcome.Failed(why), List.of());
    }

    /// How many different people have to say yes: as many as to the run, at least one.
    private int needed() {
        return Math.max(1, state.plan().environment().people().approvals());
    }

    /// What is recorded where somebody decided at the hosting itself: by the hosting's own rules,
    /// not the plan's.
    static List<RunEvent> found(
            QuestionAsked question, HostingApproval awaited, Decision decision) {
        return List.of(
                new AnswerGiven(
                        question.question(),
                        decision.yes() ? Answer.YES : Answer.NO,
                        decision.by(),
                        decision.said()),
                awaited.at(question.question(), Stage.FOUND, decision.said()));
    }

    /// Who said no to what the hosting waits for, and was heard there.
    Optional<String> refused() {
        var all = asked();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return all.getLast()
                .answer()
                .filter(answer -> answer.answer() == Answer.NO)
                .map(answer -> "it was refused by " + said(answer));
    }

    /// When somebody last answered; the step's limit counts from then on.
    Optional<Instant> answeredAt() {
        var all = asked();
        return all.isEmpty() ? Optional.empty() : all.getLast().answeredAt();
    }

    /// What is recorded when the release is seen to wait.
    List<RunEvent> begun(Performed.Awaits awaits, Instant now) {
        var all = asked();
        var here =
                awaits.approvals().stream().allMatch(Approval::here)
                        && all.stream()
                                .noneMatch(one ->
                                        one.approval()
                                                .filter(is -> is.stage() == Stage.REFUSED)
                                                .isPresent());
        var id =
                Question.id(
                        step.id(), here ? Kind.HOSTING : Kind.THERE, so.attempt(), all.size() + 1);
        var awaited =
                new HostingApproval(
                        step.id(),
                        id,
                        Stage.AWAITED,
                        awaits.release().id(),
                        awaits.approvals().stream().map(Approval::of).toList(),
                        may(awaits.approvals()) + commit(awaits.release().commit()));
        return List.of(awaited, question(awaited, all.size() + 1, List.of(), here).asked(now));
    }

    private static String may(List<Approval> approvals) {
        return approvals.stream()
                .map(one -> one.of() + " by " + String.join(" or ", one.who()))
                .collect(Collectors.joining(", "));
    }

    private static String commit(String commit) {
        return commit.isEmpty() ? "" : "; commit " + commit;
    }

    private Question question(HostingApproval awaited, int n, List<Asked> round, boolean here) {
        var kind = here ? Kind.HOSTING : Kind.THERE;
        var of = "release " + awaited.release() + " into " + String.join(", ", awaited.of());
        var text =
                here
                        ? "Approve "
                                + of
                                + (needed() > 1
                                        ? " (" + (round.size() + 1) + " of " + needed() + ")"
                                        : "")
                                + "? It waits at the hosting (yes approves it there, no rejects it)"
                        : "Approve it there: "
                                + of
                                + " waits at the hosting, and the key used here may not approve it."
                                + " The run goes on by itself once it is approved (no waits no longer)";
        var evidence =
                "line "
                        + step.line()
                        + ": "
                        + step.title()
                        + "\nenvironment "
                        + state.plan().environment().name()
                        + (state.began().release().isEmpty()
                                ? ""
                                : ", release " + state.began().release())
                        + "\nat the hosting: "
                        + awaited.said()
                        + round.stream()
                                .flatMap(one -> one.answer().stream())
                                .map(one -> "\nyes, says " + said(one))
                                .collect(Collectors.joining());
        return new Question(
                Question.id(step.id(), kind, so.attempt(), n),
                kind,
                step.id(),
                text,
                evidence,
                here ? who(state, step, round) : List.of(),
                Pilot.Patience.of(kind, step, state));
    }

    /// The approvers of the plan, by the same rules as of the run's own approvals; where it names
    /// none, whoever signs the step. Nobody's turn is nobody's, rather than everybody's.
    private static List<String> who(RunState state, PlannedStep step, List<Asked> round) {
        var people = state.plan().environment().people().approve();
        var named = people.isEmpty() ? Pilot.who(step, state) : people;
        var may = named.stream().filter(one -> barred(state, one, round).isEmpty()).toList();
        return may.isEmpty() ? named : may;
    }

    /// Why somebody may not give this answer, though the plan's list names them.
    static Optional<String> barred(RunState state, String question, String by) {
        return state.plan()
                .step(Question.step(question))
                .flatMap(step ->
                        state.step(step.id())
                                .map(so -> new HostingApprovals(state, step, so).round()))
                .flatMap(round -> barred(state, by, round));
    }

    private static Optional<String> barred(RunState state, String by, List<Asked> round) {
        var approvals = state.plan().environment().people().approvals() > 0;
        if (approvals && by.equals(state.began().by())) {
            return Optional.of(by + " started the run");
        }
        if (Answers.wrote(state, by)) {
            return Optional.of(by + " wrote the commit that is deployed");
        }
        return round.stream()
                        .flatMap(one -> one.answer().stream())
                        .anyMatch(one -> one.by().equals(by))
                ? Optional.of(by + " has approved it before, and approvals are of different people")
                : Optional.empty();
    }

    /// Whether somebody said no to what an attempt of a step waited for at the hosting.
    static boolean saidNo(RunState state, PlannedStep step, StepState so) {
        return new HostingApprovals(state, step, so).refused().isPresent();
    }

    /// What a person's stop leads to first, where a release waits at the hosting.
    static Optional<NextMove> stopped(RunState state, String by, String why) {
        return under(state).stream().flatMap(one -> one.stopped(by, why).stream()).findFirst();
    }

    /// What is left waiting at the hosting when a run ends, for people to reject there.
    static String left(RunState state) {
        return under(state).stream()
                .map(HostingApprovals::round)
                .filter(round -> !round.isEmpty())
                .filter(round -> {
                    var stage = round.getLast().approval().map(HostingApproval::stage);
                    return !stage.equals(Optional.of(Stage.GIVEN))
                            && !stage.equals(Optional.of(Stage.FOUND));
                })
                .map(round -> "; release " + awaited(round).release() + WAITS.substring(4))
                .collect(Collectors.joining());
    }

    private static List<HostingApprovals> under(RunState state) {
        return state.steps().values().stream()
                .filter(so -> so.running() && so.begun())
                .flatMap(so ->
                        state.plan().step(so.step()).stream()
                                .map(step -> new HostingApprovals(state, step, so)))
                .toList();
    }
}
