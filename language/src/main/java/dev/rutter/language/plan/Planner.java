package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a plan of a runbook and an environment: what will run, in which order, what is asked and
/// of whom, what is measured and from where, what decides rollback, and what is left out and why.
///
/// A pure function: the same runbook and environment make the same plan. It never fails; what it
/// cannot resolve is in [Plan#open].
///
/// Order: prepare and deploy as the document has them, with what stands between two parts of the
/// deployment ([InPlace]); then everything of verify that a machine does, the windows one after the
/// other (each with what its chapter runs before it and what its chapter asks after it), and last
/// what people sign. What people are to look at right after going live is asked behind the first
/// window where that is short, so that nobody's answer keeps a bad release from being watched.
public final class Planner {
    /// A first window up to this long comes before the questions of verify.
    private static final Duration SHORT = Duration.ofMinutes(10);

    private final Draft draft;
    private final StepPlanner steps;
    private final Metrics metrics;
    private final Watching watching;
    private final Copies copies;
    private final Procedures procedures;
    private final NotNow notNow;
    private final References references;
    private final Holds holds = new Holds();
    private final Set<PlannedStep> once = new HashSet<>();

    /// What the windows of a chapter govern in it.
    private final Map<Runbook.Chapter, Map<Watching.Stretch, List<Placed>>> governed =
            new HashMap<>();

    private Planner(Runbook runbook, Environment environment) {
        var elsewhere = new Elsewhere(runbook, environment);
        draft = new Draft(elsewhere.here(), environment);
        elsewhere.tell(draft);
        var ownWayBack = environment.hosting().isEmpty() || WayBack.chosenByName(draft);
        var choices = Choices.decide(draft, ownWayBack);
        steps = new StepPlanner(draft, choices);
        metrics = new Metrics(draft);
        watching = new Watching(draft, metrics);
        copies = new Copies(runbook);
        procedures = new Procedures(draft);
        notNow = new NotNow(draft, watching);
        references =
                new References(
                        draft,
                        chapter ->
                                procedures.leftOut(chapter).isEmpty()
                                        && copies.original(chapter).isEmpty());
    }

    /// The plan of `runbook` in `environment`.
    ///
    /// @param file the runbook's name, for people
    public static Plan plan(String file, Runbook runbook, Environment environment) {
        return new Planner(runbook, environment).plan(file);
    }

    private Plan plan(String file) {
        var runbook = draft.runbook;
        ProblemsFound.tell(draft);
        var forward = new ArrayList<PlannedStep>();
        var curfews = new CurfewGates(draft);
        inPhase(Phase.PREPARE)
                .forEach(placed ->
                        plan(placed, Phase.PREPARE)
                                .forEach(step -> forward.add(step.withGate(true))));
        var deploy =
                withoutWays(
                                inPhase(Phase.DEPLOY)
                                        .filter(this::notInWindow)
                                        .filter(placed ->
                                                watching.behind(placed.chapter()).isEmpty())
                                        .toList())
                        .stream()
                        .flatMap(placed -> plan(placed, Phase.DEPLOY).stream())
                        .toList();
        if (!deploy.isEmpty()) {
            forward.addAll(0, curfews.asked());
            forward.addAll(curfews.judged());
        }
        forward.addAll(LogPatterns.after(new Deployment(draft).complete(deploy), draft));
        var verify = Proofs.between(deploy, draft);
        verify.addAll(afterGoingLive(forward));
        var numbered =
                LogPatterns.ignoring(
                        AnswerLimits.forward(
                                StageWindows.counted(
                                        Conditions.once(
                                                Numbering.byPhase(Diagnosis.shown(forward, draft)),
                                                Stream.concat(
                                                        runbook.all(Step.class), references.led())),
                                        watching.stretches()),
                                draft.environment),
                        runbook);
        var rollback = new WayBack(draft, steps, metrics).plan(verify, numbered);
        neverUnasked();
        Unmeasured.tell(draft, metrics, numbered, rollback);
        Timetable.tell(draft, numbered);
        Untold.tell(draft, numbered, rollback);
        draft.unused();
        var planned =
                Stream.concat(numbered.stream(), rollback.stream())
                        .map(PlannedStep::line)
                        .collect(Collectors.toCollection(HashSet::new));
        return new Plan(
                file,
                runbook.digest().hex(),
                runbook.title(),
                completed(),
                numbered,
                rollback,
                TriggerOrder.of(runbook, steps::leftOut),
                draft.open(),
                draft.unread(planned),
                issues(),
                runbook.all(Entry.SeverityLevel.class)
                        .sorted(Comparator.comparingInt(Entry.SeverityLevel::rank))
                        .toList(),
                runbook.all(Entry.Escalation.class).toList(),
                runbook.all(Entry.Template.class).toList());
    }

    /// Adds verify and watch; gives back what of verify a machine does: where all of it stands in
    /// windows or right behind the deployment, that.
    private List<PlannedStep> afterGoingLive(List<PlannedStep> forward) {
        var automatic = new ArrayList<PlannedStep>();
        var asked = new ArrayList<PlannedStep>();
        var signed = new ArrayList<PlannedStep>();
        var staged = new ArrayList<PlannedStep>();
        // The windows first: what they measure is asked of nobody.
        var windows =
                watching.stretches().stream()
                        .map(stretch -> List.copyOf(watching.plan(stretch)))
                        .toList();
        withoutWays(
                        inPhase(Phase.VERIFY)
                                .filter(this::notInWindow)
                                .filter(placed -> watching.behind(placed.chapter()).isEmpty())
                                .toList())
                .forEach(placed -> {
                    if (Phases.signsOff(placed.chapter())) {
                        split(placed, Phase.WATCH, signed, signed);
                    } else {
                        split(placed, Phase.VERIFY, automatic, asked);
                    }
                });
        var stretches = watching.stretches();
        for (var stretch : stretches) {
            for (var chapter : stretch.chapters()) {
                if (watching.verifiesAtOnce(stretch, chapter)) {
                    governed(stretch, chapter).stream()
                            .filter(placed ->
                                    holds.inPlace(placed)
                                            || !(placed.step().action() instanceof Action.Ask))
                            .map(placed -> plan(placed, Phase.VERIFY))
                            .filter(planned -> planned.stream().allMatch(Holds::atOnce))
                            .forEach(automatic::addAll);
                }
            }
        }
        forward.addAll(automatic);
        var done =
                automatic.stream()
                        .map(PlannedStep::line)
                        .collect(Collectors.toCollection(HashSet::new));
        var early = !stretches.isEmpty() && stretches.getFirst().to().compareTo(SHORT) <= 0;
        if (!early) {
            forward.addAll(asked);
        }
        var behind = behindWindows();
        for (var i = 0; i < stretches.size(); i++) {
            var stretch = stretches.get(i);
            var after = new ArrayList<PlannedStep>();
            for (var chapter : stretch.chapters()) {
                withoutWays(
                                governed(stretch, chapter).stream()
                                        .filter(placed -> !done(placed, done))
                                        .toList())
                        .forEach(placed ->
                                split(
                                        placed,
                                        Phase.WATCH,
                                        placed.step().later().isPresent()
                                                        || watching.waits(
                                                                placed.chapter(), placed.step())
                                                ? after
                                                : forward,
                                        after));
            }
            forward.addAll(windows.get(i));
            forward.addAll(after);
            if (i == 0 && early) {
                forward.addAll(asked);
            }
            staged.addAll(later(behind.getOrDefault(stretch, List.of()), forward));
        }
        var last = new ArrayList<PlannedStep>();
        withoutWays(inPhase(Phase.WATCH).filter(this::notInWindow).toList())
                .forEach(placed -> split(placed, Phase.WATCH, forward, last));
        forward.addAll(signed);
        forward.addAll(last);
        automatic.removeIf(step -> step.action().byPerson() || once.contains(step));
        return !automatic.isEmpty()
                ? automatic
                : staged.isEmpty() ? Proofs.in(forward, draft) : staged;
    }

    /// The steps of a chapter that a window governs. Each chapter's are found once for all windows.
    private List<Placed> governed(Watching.Stretch stretch, Runbook.Chapter chapter) {
        return governed.computeIfAbsent(
                        chapter,
                        _ ->
                                Watching.by(
                                        of(chapter),
                                        placed -> watching.over(chapter, placed.step())))
                .getOrDefault(stretch, List.of());
    }

    /// The stages that have to wait for a window, and what verifies them, by that window.
    private Map<Watching.Stretch, List<Placed>> behindWindows() {
        return Watching.by(
                Stream.of(Phase.DEPLOY, Phase.VERIFY)
                        .flatMap(this::inPhase)
                        .filter(this::notInWindow)
                        .sorted(Comparator.comparingInt(placed -> placed.step().span().line())),
                placed -> watching.behind(placed.chapter()));
    }

    /// Adds the stages that have waited for a window, and what verifies them; gives back what of
    /// that a machine does.
    private List<PlannedStep> later(List<Placed> behind, List<PlannedStep> forward) {
        var verified = new ArrayList<PlannedStep>();
        for (var placed : withoutWays(behind)) {
            var planned = new ArrayList<PlannedStep>();
            split(placed, Phase.WATCH, planned, planned);
            forward.addAll(planned);
            if (draft.phase(placed.chapter()) == Phase.VERIFY) {
                planned.stream()
                        .filter(step -> step.when().isEmpty() && WayBack.automatic(step))
                        .forEach(verified::add);
            }
        }
        return verified;
    }

    private boolean done(Placed placed, Set<Integer> lines) {
        return lines.contains(placed.step().span().line())
                && (holds.inPlace(placed) || !(placed.step().action() instanceof Action.Ask));
    }

    private void split(
            Placed placed, Phase phase, List<PlannedStep> automatic, List<PlannedStep> asked) {
        if (placed.step().action() instanceof Action.Ask
                && watching.measures(placed.step().span().line())) {
            return;
        }
        if (notNow.afterwards(placed.chapter(), placed.step())) {
            draft.unread(placed.step(), "for later, when the run is over");
            return;
        }
        var planned = plan(placed, phase);
        if (OnceOnly.deed(draft, placed.chapter(), placed.step())) {
            once.addAll(planned);
            (OnceOnly.checkedBelow(draft, placed.chapter()) ? automatic : asked).addAll(planned);
            return;
        }
        var byMachine =
                (holds.inPlace(placed) || planned.stream().allMatch(WayBack::automatic))
                        && !Writes.behind(placed.chapter(), placed.step(), asked);
        (byMachine ? automatic : asked).addAll(planned);
    }

    private List<PlannedStep> plan(Placed placed, Phase phase) {
        return steps.plan(placed.chapter(), placed.step(), phase);
    }

    /// Where the hosting presses the button, nobody is asked to find the way to it.
    private List<Placed> withoutWays(List<Placed> placed) {
        if (draft.environment.hosting().isEmpty()) {
            return placed;
        }
        var pressed =
                placed.stream()
                        .filter(one -> one.step().action() instanceof Action.Hosting)
                        .map(Placed::button)
                        .collect(Collectors.toSet());
        return placed.stream()
                .filter(one -> {
                    var way =
                            Recognition.leadsToButton(one.step()) && pressed.contains(one.button());
                    if (way) {
                        draft.unread(one.step(), "the hosting is asked directly");
                    }
                    return !way;
                })
                .toList();
    }

    private boolean notInWindow(Placed placed) {
        return !watching.governs(placed.chapter(), placed.step());
    }

    private Stream<Placed> inPhase(Phase phase) {
        return draft.runbook.chapters().stream()
                .filter(chapter -> draft.planned(chapter) == phase)
                .filter(chapter -> !references.moved(chapter))
                .flatMap(this::of)
                .flatMap(this::referred);
    }

    /// What a step sends to another chapter for is done in its place.
    private Stream<Placed> referred(Placed placed) {
        var to = references.at(placed.step());
        if (to.isEmpty()) {
            return Stream.of(placed);
        }
        draft.unread(placed.step(), references.instead(placed.step()));
        return to.stream()
                .flatMap(this::of)
                .map(one -> new Placed(one.chapter(), references.under(placed.step(), one.step())));
    }

    private Stream<Placed> of(Runbook.Chapter chapter) {
        var original = copies.original(chapter);
        var placed =
                chapter.entries().stream()
                        .flatMap(entry -> EntrySteps.of(draft, chapter, entry).stream())
                        .map(step -> new Placed(chapter, step));
        var leftOut = procedures.leftOut(chapter);
        if (leftOut.isPresent()) {
            placed.forEach(one -> draft.unread(one.step(), leftOut.get()));
            return Stream.empty();
        }
        if (original.isEmpty()) {
            var heads = EntrySteps.heads(chapter);
            return placed.filter(one -> !EntrySteps.headsOthers(one.step(), heads))
                    .filter(this::goesForward)
                    .filter(one -> notNow.now(one.chapter(), one.step()));
        }
        placed.forEach(one ->
                draft.unread(
                        one.step(),
                        "a copy of \""
                                + original.get().title()
                                + "\" (line "
                                + original.get().line()
                                + "), linked and not run twice"));
        return Stream.empty();
    }

    private boolean goesForward(Placed placed) {
        if (placed.step().goesBack()) {
            draft.unread(placed.step(), Draft.whyNot(Phase.ROLLBACK));
        }
        return !placed.step().goesBack();
    }

    private void neverUnasked() {
        for (var chapter : draft.runbook.chapters()) {
            var phase = draft.planned(chapter);
            if (phase.forward()) {
                continue;
            }
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step
                        && (phase != Phase.MAINTAIN || NotNow.now(draft, step))) {
                    draft.unread(step, Draft.whyNot(phase));
                }
            }
        }
    }

    private Environment completed() {
        return draft.environment.measuring(metrics.completed());
    }

    private List<Entry.KnownIssue> issues() {
        return draft.runbook.all(Entry.KnownIssue.class).toList();
    }
}
