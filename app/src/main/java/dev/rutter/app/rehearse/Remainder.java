package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// The commands that no run came to (alternatives, ways back, incidents, known problems), each
/// exercised by itself, chapter by chapter: not whether they cure something, but whether they are
/// commands at all and hold what they say; and what people are to look at there, asked. What can
/// destroy something is left out.
final class Remainder {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Runbook runbook;
    private final Binding.Bound bound;
    private final Conductor conductor;
    private final Path workspace;
    private final StandIns standIns;

    Remainder(
            Runbook runbook,
            Binding.Bound bound,
            Conductor conductor,
            Path workspace,
            StandIns standIns) {
        this.runbook = runbook;
        this.bound = bound;
        this.conductor = conductor;
        this.workspace = workspace;
        this.standIns = standIns;
    }

    /// @param hears each run that was made for it
    void rehearse(Lines lines, BiConsumer<RunState, List<Recorded>> hears)
            throws IOException, InterruptedException {
        for (var chapter : runbook.chapters()) {
            if (chapter.phase() == Phase.TEMPLATE) {
                continue;
            }
            var steps = planned(chapter, lines);
            // A command that fails ends its run; the next begins behind it.
            while (!steps.isEmpty()) {
                var state =
                        conductor.here(
                                Plans.with(
                                        bound.plan(), steps, List.of(), bound.plan().environment()),
                                workspace);
                lines.take(state, standIns.calls(), "exercised by itself", bound.left());
                hears.accept(state, conductor.events(state.run()));
                steps = behind(steps, state);
            }
        }
    }

    private static List<PlannedStep> behind(List<PlannedStep> steps, RunState state) {
        for (var i = 0; i < steps.size(); i++) {
            var outcome = state.steps().get(steps.get(i).id());
            if (outcome == null || outcome.outcome().isEmpty() || !outcome.outcome().get().good()) {
                return steps.subList(i + 1, steps.size());
            }
        }
        return List.of();
    }

    private List<PlannedStep> planned(Runbook.Chapter chapter, Lines lines) {
        var entries = new ArrayList<Entry>();
        for (var entry : chapter.entries()) {
            if (entry instanceof Step step && wanted(step, lines)) {
                entries.add(free(step));
            }
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        var alone =
                new Runbook(
                        runbook.title(),
                        runbook.digest(),
                        runbook.lines(),
                        List.of(
                                new Runbook.Chapter(
                                        chapter.title(),
                                        chapter.depth(),
                                        Phase.PREPARE,
                                        Phase.PREPARE,
                                        chapter.because(),
                                        chapter.line(),
                                        chapter.lastLine(),
                                        List.of(),
                                        entries)),
                        List.of(),
                        List.of());
        var plan = Planner.plan(bound.plan().file(), alone, bound.plan().environment());
        var open =
                plan.open().stream()
                        .collect(
                                Collectors.toMap(
                                        Plan.Open::line, Plan.Open::what, (one, _) -> one));
        open.forEach(lines::because);
        return plan.steps().stream()
                .map(Runnables::ending)
                .filter(step -> !open.containsKey(step.line()))
                .filter(step -> given(step, plan, lines))
                .filter(step ->
                        Words.isCommand(step.action()) || step.action() instanceof Action.Ask)
                .map(step -> step.withLimit(LIMIT))
                .toList();
    }

    /// An input that is open is told once; every line that needs it is left out.
    private static boolean given(PlannedStep step, Plan plan, Lines lines) {
        for (var open : plan.open()) {
            if (Runnables.lacks(step.action(), open)) {
                lines.because(step.line(), open.what());
                return false;
            }
        }
        return true;
    }

    private boolean wanted(Step step, Lines lines) {
        var line = step.span().line();
        // What a person was asked about because it would go on is tried by its stand-in as well.
        var tried =
                step.action() instanceof Action.Attended attended
                        && StandIns.endsByItself(attended.script())
                        && lines.answered(line);
        if ((lines.rehearsed(line) && !tried)
                || (bound.left().containsKey(line) && !bound.tried().contains(line))) {
            return false;
        }
        if (step.danger().grave() && !allowed(step)) {
            lines.because(
                    line,
                    "can destroy something (" + step.danger().why() + "): run only when asked for");
            return false;
        }
        return switch (step.action()) {
            case Action.Shell _, Action.Http _ -> true;
            case Action.Query _ -> bound.plan().environment().database().isPresent();
            case Action.Attended(var script, var _) when StandIns.endsByItself(script) -> true;
            case Action.Attended(var _, var why) -> {
                lines.because(line, "needs a person at a terminal: " + why);
                yield false;
            }
            // Asked as a run would, for the result that the document states.
            case Action.Ask _ -> !step.expectations().isEmpty();
            case Action.Hosting _, Action.Announce _, Action.Wait _, Action.Watch _ -> false;
        };
    }

    /// Whether the workspace's own companion says yes to just this line: then it is asked about,
    /// and that is the answer.
    private boolean allowed(Step step) {
        var environment = bound.plan().environment();
        return java.util.stream.Stream.of(step.title(), Words.command(step.action()))
                .flatMap(line -> environment.acknowledgementOfDanger(line).stream())
                .findFirst()
                .filter(dev.rutter.language.environment.Acknowledgement::yes)
                .isPresent();
    }

    /// Without condition and alternative: it is exercised, not decided on.
    private static Step free(Step step) {
        return new Step(
                step.title(),
                step.under(),
                step.item(),
                step.action(),
                step.expectations(),
                Optional.empty(),
                Optional.empty(),
                step.danger(),
                step.placeholders(),
                step.lastLine(),
                step.span(),
                step.pinned(),
                step.goesBack(),
                Optional.empty(),
                Optional.empty());
    }
}
