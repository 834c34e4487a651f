package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Words;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The way back: the hosting's own where there is a hosting, else the document's; then the
/// document's verification once more.
final class WayBack {
    private final Draft draft;
    private final StepPlanner planner;
    private final Metrics metrics;

    /// The chapters that go back.
    private final List<Runbook.Chapter> chapters;

    /// The depth of the topmost of them.
    private final int top;

    /// The lines of those that verify what the way back is taken with, before it is.
    private final Set<Integer> ahead;

    private final Set<Integer> inTurn;
    private final Set<Integer> counted;

    WayBack(Draft draft, StepPlanner planner, Metrics metrics) {
        this.draft = draft;
        this.planner = planner;
        this.metrics = metrics;
        chapters =
                draft.runbook.chapters().stream()
                        .filter(chapter -> draft.phase(chapter) == Phase.ROLLBACK)
                        .toList();
        top = chapters.stream().mapToInt(Runbook.Chapter::depth).min().orElse(0);
        ahead = ahead();
        inTurn = InTurn.lines(chapters, top + 1);
        // A document on going back counts its own chapters.
        counted = InTurn.lines(chapters, top);
    }

    /// "1. Verify the backup" above "2. Restore": nothing is taken back yet, and what is found says
    /// nothing of what came of it.
    private Set<Integer> ahead() {
        var changing =
                steps(chapters).stream()
                        .filter(placed -> !verifies(placed.chapter()) || placed.step().goesBack())
                        .filter(placed -> ServingChange.by(placed.step().action()))
                        .map(placed -> placed.step().span().line())
                        .toList();
        return chapters.stream()
                .filter(WayBack::verifies)
                .filter(chapter ->
                        Stream.concat(Stream.of(chapter.title()), chapter.path().stream())
                                .noneMatch(Phases::verifiesTheWayBack))
                .filter(chapter -> changing.stream().anyMatch(line -> line > chapter.line()))
                .filter(chapter ->
                        Phases.verifiesWhatIsTaken(chapter.title())
                                || changing.stream().noneMatch(line -> line < chapter.line()))
                .map(Runbook.Chapter::line)
                .collect(Collectors.toSet());
    }

    /// @param verify the automatic steps that verify a deployment, as planned
    /// @param forward the whole deployment, as planned
    List<PlannedStep> plan(List<PlannedStep> verify, List<PlannedStep> forward) {
        var hosting =
                chosenByName(draft)
                        ? Optional.<Environment.Hosting>empty()
                        : draft.environment.hosting();
        var back = hosting.isPresent() ? byHosting(hosting.get()) : byDocument();
        var all = new ArrayList<>(Numbering.prefixed("rollback", back));
        if (!all.isEmpty()) {
            var proofs = new ReleaseBefore(draft).proofs(verify, all);
            var told = Messages.behind(all);
            all.removeAll(told);
            all.addAll(Numbering.prefixed(Proofs.VERIFIES, verification(proofs)));
            FigureAgain.of(draft, metrics, forward, all).ifPresent(all::add);
            all.addAll(told);
        }
        return AnswerLimits.back(all, draft.environment);
    }

    /// Whether the companion file chooses one of the document's own ways back, which then comes
    /// before the hosting's.
    static boolean chosenByName(Draft draft) {
        return draft.runbook.chapters().stream()
                .filter(chapter -> draft.phase(chapter) == Phase.ROLLBACK)
                .anyMatch(chapter ->
                        draft.environment.choose().entrySet().stream()
                                .anyMatch(entry ->
                                        about(entry.getKey(), chapter)
                                                && offers(entry.getValue(), chapter)));
    }

    private static boolean about(String words, Runbook.Chapter chapter) {
        return Words.held(words, chapter.title())
                || chapter.path().stream().anyMatch(title -> Words.held(words, title));
    }

    private static boolean offers(String label, Runbook.Chapter chapter) {
        return Words.held(label, chapter.title())
                || chapter.entries().stream()
                        .anyMatch(entry ->
                                entry instanceof Entry.Choice choice
                                        && Words.held(label, choice.label()));
    }

    private List<PlannedStep> byHosting(Environment.Hosting hosting) {
        var steps = AskedFirst.of(own());
        var asked = steps.asked();
        for (var placed : steps.rest()) {
            if (!proves(placed)) {
                draft.unread(placed.step(), "the hosting's own rollback is taken");
            }
        }
        var line =
                steps().stream()
                        .filter(placed ->
                                placed.step().action() instanceof Action.Hosting act
                                        && act.act() == Action.Hosting.Act.ROLL_BACK)
                        .map(placed -> placed.step().span().line())
                        .findFirst()
                        .or(() -> chapters.stream().map(Runbook.Chapter::line).findFirst())
                        .orElse(0);
        var kind = hosting.kind().name().toLowerCase(Locale.ROOT);
        var act = new Action.Hosting(Action.Hosting.Act.ROLL_BACK, hosting.service(), "");
        var await = new Action.Hosting(Action.Hosting.Act.AWAIT_LIVE, hosting.service(), "");
        return Stream.concat(
                        asked.stream()
                                .flatMap(one ->
                                        planner
                                                .plan(one.chapter(), one.step(), Phase.ROLLBACK)
                                                .stream()),
                        Stream.of(
                                step(
                                        Lines.act(act),
                                        act,
                                        "the hosting (" + kind + ") can go back by itself",
                                        line),
                                step(
                                        Lines.act(await),
                                        await,
                                        "it has to serve again before it is verified",
                                        line)))
                .toList();
    }

    private List<PlannedStep> byDocument() {
        var placed = chosen();
        if (placed.isEmpty() || UndoesNothing.all(placed, draft)) {
            if (draft.open().stream().noneMatch(WayBack::aboutRollback)) {
                UndoesNothing.open(draft);
            }
            return List.of();
        }
        var planned = new ArrayList<PlannedStep>();
        for (var one : LedHere.unasked(placed)) {
            if (!proves(one)) {
                planned.addAll(planner.plan(one.chapter(), one.step(), Phase.ROLLBACK));
            }
        }
        return planned;
    }

    private static boolean aboutRollback(Plan.Open open) {
        return open.kind() == Plan.Open.Kind.CHOICE && open.what().contains("ollback");
    }

    private List<Placed> own() {
        return steps().stream().filter(placed -> !proves(placed)).toList();
    }

    private List<Placed> chosen() {
        var steps = AskedFirst.of(own());
        var taken = chosen(steps.rest());
        return taken.isEmpty()
                ? taken
                : Stream.concat(steps.asked().stream(), taken.stream()).toList();
    }

    /// The steps of the one procedure that is taken where the rollback chapters hold several.
    private List<Placed> chosen(List<Placed> own) {
        var procedures = new LinkedHashMap<Runbook.Chapter, List<Placed>>();
        for (var at = 0; at < own.size(); at++) {
            // What is looked at before it goes with what comes next.
            var next = at;
            while (ahead.contains(own.get(next).chapter().line()) && next < own.size() - 1) {
                next++;
            }
            procedures
                    .computeIfAbsent(procedure(own.get(next).chapter()), _ -> new ArrayList<>())
                    .add(own.get(at));
        }
        // A checklist to be ticked while going back is not another way of going back.
        if (procedures.values().stream().anyMatch(WayBack::acts)) {
            procedures.values().removeIf(steps -> !acts(steps));
        }
        var named =
                NamedChapter.wayBack(draft.environment.choose(), procedures.keySet())
                        .map(chapter -> Map.entry(chapter, "chosen by name"))
                        .or(() ->
                                Choices.weighed(procedures.keySet())
                                        .map(it ->
                                                Map.entry(it.getKey(), "taken: " + it.getValue())));
        if (named.isPresent()) {
            var taken = named.get().getKey();
            var why = "\"" + taken.title() + "\" is " + named.get().getValue();
            procedures.forEach((chapter, placed) -> {
                if (!chapter.equals(taken)) {
                    placed.forEach(one -> draft.unread(one.step(), why));
                }
            });
            return procedures.getOrDefault(taken, List.of());
        }
        var together = ByMoment.steps(procedures);
        if (together.isPresent()) {
            return together.get();
        }
        if (own.stream().allMatch(placed -> planner.leftOut(placed.step()))) {
            // The same choice is open already.
            return own;
        }
        var first = procedures.keySet().iterator().next();
        var titles = procedures.keySet().stream().map(c -> "\"" + c.title() + "\"").toList();
        draft.open(
                Plan.Open.Kind.CHOICE,
                "the rollback chapters hold several procedures: " + String.join(", ", titles),
                first.line(),
                "choose: { \"Rollback\": " + Yaml.quoted(first.title()) + " }");
        own.forEach(placed -> draft.unread(placed.step(), "the choice is open"));
        return List.of();
    }

    private static boolean acts(List<Placed> steps) {
        return steps.stream()
                .anyMatch(
                        one -> !one.step().item() || !(one.step().action() instanceof Action.Ask));
    }

    /// The chapter below the topmost rollback heading that a chapter belongs to.
    private Runbook.Chapter procedure(Runbook.Chapter chapter) {
        if (draft.phase(chapter) != Phase.ROLLBACK) {
            return chapter;
        }
        Runbook.Chapter procedure = chapter;
        for (var candidate : chapters) {
            if (candidate.line() <= chapter.line()
                    && candidate.depth() <= Math.min(chapter.depth(), top + 1)
                    && !inTurn.contains(candidate.line())) {
                procedure = candidate;
            }
        }
        return counted.contains(procedure.line()) ? firstCounted() : procedure;
    }

    private Runbook.Chapter firstCounted() {
        return chapters.stream()
                .filter(chapter -> counted.contains(chapter.line()))
                .findFirst()
                .orElseThrow();
    }

    /// The document's verification again, then what its rollback chapters verify besides.
    private List<PlannedStep> verification(List<PlannedStep> verify) {
        var all = new ArrayList<PlannedStep>();
        var done = new HashSet<String>();
        for (var step : verify) {
            if (!OnceOnly.changes(step) && done.add(Lines.text(step.action()))) {
                all.add(step);
            }
        }
        var watched = new ArrayList<Entry.Criterion>();
        Optional<Duration> within = Optional.empty();
        for (var chapter : chapters) {
            if (!verifies(chapter) || ahead.contains(chapter.line())) {
                continue;
            }
            for (var entry : chapter.entries()) {
                switch (entry) {
                    case Step step -> {
                        for (var planned : planner.plan(chapter, step, Phase.ROLLBACK)) {
                            if (automatic(planned) && done.add(Lines.text(planned.action()))) {
                                all.add(planned);
                            } else if (!automatic(planned)) {
                                draft.unread(step, "asked of nobody during an automatic rollback");
                            }
                        }
                    }
                    case Entry.Criterion criterion -> watched.add(criterion);
                    case Entry.Window window -> within = within.or(() -> Optional.of(window.to()));
                    case Entry.Choice _,
                            Entry.Trigger _,
                            Entry.SeverityLevel _,
                            Entry.Escalation _,
                            Entry.KnownIssue _,
                            Entry.Contact _,
                            Entry.Variable _,
                            Entry.Template _,
                            Entry.Automatic _,
                            Entry.Curfew _ -> {}
                }
            }
        }
        WatchedAgain.of(draft, metrics, watched, within).ifPresent(all::add);
        return all;
    }

    /// Whether a step needs no person.
    static boolean automatic(PlannedStep step) {
        return !step.asksBefore() && !step.action().byPerson();
    }

    /// Whether a step looks at what came of going back. What a chapter that verifies tells of
    /// taking it back goes back.
    private boolean proves(Placed placed) {
        return verifies(placed.chapter())
                && !ahead.contains(placed.chapter().line())
                && !placed.step().goesBack();
    }

    private static boolean verifies(Runbook.Chapter chapter) {
        return chapter.title().toLowerCase(Locale.ROOT).matches(".*\\b(?:verif|validat)\\w*.*")
                || chapter.path().stream().anyMatch(Phases::verifiesTheWayBack);
    }

    /// The steps of the rollback chapters; where they hold none, what the other chapters tell of
    /// taking back their own.
    private List<Placed> steps() {
        var own = steps(chapters);
        return own.stream().anyMatch(placed -> !proves(placed))
                ? own
                : draft.runbook.chapters().stream()
                        .flatMap(chapter -> steps(List.of(chapter)).stream())
                        .filter(placed ->
                                placed.step().goesBack()
                                        || draft.phase(placed.chapter()) == Phase.ROLLBACK)
                        .toList();
    }

    private List<Placed> steps(List<Runbook.Chapter> chapters) {
        return chapters.stream()
                .flatMap(chapter ->
                        chapter.entries().stream()
                                .filter(Step.class::isInstance)
                                .map(entry -> new Placed(chapter, (Step) entry)))
                .filter(placed -> NotNow.now(draft, placed.step()))
                .filter(placed -> !AfterTheWayBack.told(draft, placed.step()))
                .toList();
    }

    private PlannedStep step(String title, Action action, String why, int line) {
        return new PlannedStep(
                "",
                Phase.ROLLBACK,
                title,
                action,
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.ADOPT,
                List.of(),
                false,
                draft.environment.stepLimit(),
                why,
                line);
    }
}
