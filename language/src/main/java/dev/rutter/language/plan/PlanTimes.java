package dev.rutter.language.plan;

import dev.rutter.language.plan.Forecast.Asked;
import dev.rutter.language.plan.Forecast.PhaseTime;
import dev.rutter.language.plan.Forecast.Stated;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How long a plan takes: what the document promises, what passes in any case, what limits bound,
/// and how long people are waited for.
final class PlanTimes {
    private static final String WAY_BACK = "Way back";

    /// A row that is about all of it: `| Total | 40 min |`.
    private static final Pattern WHOLE =
            Pattern.compile("(?i)\\b(?:total|overall|time|duration|estimate[ds]?|eta|rto)\\b");

    private final Runbook runbook;
    private final Plan plan;
    private final List<Asked> questions;

    PlanTimes(Runbook runbook, Plan plan, List<Asked> questions) {
        this.runbook = runbook;
        this.questions = questions;
        this.plan = plan;
    }

    List<PhaseTime> all() {
        var all = new ArrayList<PhaseTime>();
        for (var phase : List.of(Phase.PREPARE, Phase.DEPLOY, Phase.VERIFY, Phase.WATCH)) {
            var steps = plan.steps().stream().filter(step -> step.phase() == phase).toList();
            if (!steps.isEmpty()) {
                all.add(time(PlanText.name(phase), steps));
            }
        }
        if (!plan.rollback().isEmpty()) {
            all.add(time(WAY_BACK, plan.rollback()));
        }
        return all;
    }

    /// Whether this is the way back's time, which is no part of a run that goes well.
    static boolean back(PhaseTime time) {
        return time.name().equals(WAY_BACK);
    }

    private PhaseTime time(String name, List<PlannedStep> steps) {
        var ids = steps.stream().map(PlannedStep::id).collect(Collectors.toSet());
        var asked = questions.stream().filter(one -> ids.contains(one.step())).toList();
        return new PhaseTime(
                name,
                stated(steps, name.equals(WAY_BACK)),
                watched(steps),
                steps.stream().map(PlanTimes::bound).reduce(Duration.ZERO, Duration::plus),
                asked.size(),
                asked.stream().map(Asked::within).reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration bound(PlannedStep step) {
        return step.action().byPerson()
                ? Duration.ZERO
                : step.again().map(again -> again.within().plus(step.limit())).orElse(step.limit());
    }

    /// Windows are counted since going live, or since their stage began, so that only the part of
    /// each that the ones before it have not covered takes time of its own.
    private static Duration watched(List<PlannedStep> steps) {
        var waits = Duration.ZERO;
        var reached = Duration.ZERO;
        var watched = Duration.ZERO;
        var stage = Optional.<String>empty();
        for (var step : steps) {
            if (step.action() instanceof Action.Wait wait) {
                waits = waits.plus(wait.length());
            } else if (step.action() instanceof Action.Watch watch) {
                if (!watch.stage().equals(stage)) {
                    stage = watch.stage();
                    reached = Duration.ZERO;
                }
                var from = watch.from().compareTo(reached) > 0 ? watch.from() : reached;
                if (watch.to().compareTo(from) > 0) {
                    watched = watched.plus(watch.to().minus(from));
                    reached = watch.to();
                }
            }
        }
        return waits.plus(watched);
    }

    /// The estimates of the chapters that these steps come from, outermost first: what a chapter
    /// estimates covers the chapters below it.
    ///
    /// @param back whether they go back: what a chapter with other steps takes is not said of them
    private Optional<Stated> stated(List<PlannedStep> steps, boolean back) {
        var from = Duration.ZERO;
        var to = Duration.ZERO;
        var lines = new ArrayList<Integer>();
        var done =
                steps.stream()
                        .map(PlannedStep::line)
                        .collect(Collectors.toCollection(TreeSet::new));
        var others = new TreeSet<Integer>();
        if (back) {
            plan.steps().forEach(step -> others.add(step.line()));
            others.removeAll(done);
        }
        var ends = 0;
        // The last line that each chapter with an estimate covers, by its first.
        var covered = new TreeMap<Integer, Integer>();
        for (var chapter : runbook.chapters()) {
            var last = last(chapter);
            var first = done.ceiling(chapter.line());
            var other = others.ceiling(chapter.line());
            if (first == null
                    || first > last
                    || chapter.line() <= ends
                    || (other != null && other <= last)) {
                continue;
            }
            var estimate = estimate(chapter, done);
            if (estimate.isPresent()) {
                from = from.plus(estimate.get().from());
                to = to.plus(estimate.get().to());
                lines.addAll(estimate.get().lines());
                covered.put(chapter.line(), last);
                ends = last;
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var whole =
                steps.stream()
                        .allMatch(step -> {
                            var above = covered.floorEntry(step.line());
                            return above != null && step.line() <= above.getValue();
                        });
        return Optional.of(new Stated(from, to, lines, whole));
    }

    /// Whether a row of a table says how long its own part takes, and nothing of the others: `| B |
    /// the containers | ~30 s |`.
    private boolean ofARow(Entry.Window window) {
        return runbook.line(window.span().line()).stripLeading().startsWith("|")
                && !WHOLE.matcher(window.says()).find();
    }

    private Optional<Stated> estimate(Runbook.Chapter chapter, Set<Integer> steps) {
        var own =
                chapter.entries().stream()
                        .filter(Entry.Window.class::isInstance)
                        .map(Entry.Window.class::cast)
                        .filter(window -> Promised.by(chapter, window))
                        .filter(window -> !ofARow(window))
                        .findFirst()
                        .map(window ->
                                new Stated(
                                        window.from(),
                                        window.to(),
                                        List.of(window.span().line()),
                                        true));
        return own.or(() ->
                chapter.entries().stream()
                        .filter(Entry.Choice.class::isInstance)
                        .map(Entry.Choice.class::cast)
                        .filter(choice -> taken(choice, chapter, steps))
                        .flatMap(choice ->
                                choice.takes().stream()
                                        .map(takes ->
                                                new Stated(
                                                        takes,
                                                        takes,
                                                        List.of(choice.span().line()),
                                                        true)))
                        .findFirst());
    }

    private static boolean taken(Entry.Choice choice, Runbook.Chapter chapter, Set<Integer> steps) {
        return chapter.entries().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .filter(step -> step.option().equals(Optional.of(choice.key())))
                .anyMatch(step -> steps.contains(step.span().line()));
    }

    private int last(Runbook.Chapter chapter) {
        return runbook.within(chapter).getLast().lastLine();
    }
}
