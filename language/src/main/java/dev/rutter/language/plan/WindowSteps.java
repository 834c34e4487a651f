package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment.MetricSource;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is done in a window: its limits judged where they have a source of figures, asked where
/// rutter.yaml leaves them to a person.
final class WindowSteps {
    private final Draft draft;
    private final Metrics metrics;
    private final Criteria criteria;
    private final Set<Integer> measured = new HashSet<>();

    /// The lines that people are asked about, once somebody wants to know.
    private final Set<Integer> people = new HashSet<>();

    WindowSteps(Draft draft, Metrics metrics, Criteria criteria) {
        this.draft = draft;
        this.metrics = metrics;
        this.criteria = criteria;
    }

    /// Whether the line's limit is measured or its window watched.
    boolean measures(int line) {
        return measured.contains(line);
    }

    /// Whether nobody but the person that its line asks can tell a figure: no window holds it.
    boolean onlyAsked(Limit limit) {
        return metrics.source(limit).isEmpty() && asks(limit.span().line());
    }

    /// The window's step and the questions that stand for figures which only a person can tell.
    List<PlannedStep> plan(Watching.Stretch stretch, boolean last) {
        var own = own(stretch);
        var limits = new LinkedHashMap<String, Limit>();
        own.forEach(limit -> limits.putIfAbsent(Criteria.key(limit), limit));
        if (last || own.isEmpty()) {
            criteria.elsewhere(Entry.Criterion.Place.SUCCESS)
                    .forEach(limit -> limits.putIfAbsent(Criteria.key(limit), limit));
        }
        // What calls for a rollback is more than a warning, whatever its line says elsewhere.
        criteria.triggers()
                .forEach(limit ->
                        limits.merge(
                                Criteria.key(limit),
                                limit,
                                (one, trigger) -> one.level() == trigger.level() ? one : trigger));
        var judged = new ArrayList<Limit>();
        var asked = new ArrayList<Limit>();
        var why = new LinkedHashSet<String>();
        for (var limit : limits.values()) {
            sort(limit, judged, asked, why);
        }
        if (judged.isEmpty()) {
            serviceLevels(judged, why);
        }
        if (!judged.isEmpty()) {
            measured.add(stretch.line());
        }
        var steps = new ArrayList<PlannedStep>();
        steps.add(step(stretch, judged, why));
        asked.forEach(limit -> steps.add(question(limit)));
        return steps;
    }

    private void sort(Limit limit, List<Limit> judged, List<Limit> asked, Set<String> why) {
        draft.weighed(Criteria.key(limit));
        var source = metrics.source(limit);
        if (source.isEmpty() && asks(limit.span().line())) {
            return;
        }
        if (source.isEmpty()) {
            draft.open(
                    Plan.Open.Kind.METRIC,
                    "\"" + limit.metric() + "\" has no source of figures",
                    limit.span().line(),
                    "metrics: { "
                            + Yaml.quoted(limit.metric())
                            + ": { command: \"…\", unit: "
                            + Yaml.quoted(limit.unit())
                            + " } }, or "
                            + Yaml.quoted(limit.metric())
                            + ": ask");
            return;
        }
        if (source.get().source() instanceof MetricSource.OfPerson) {
            asked.add(limit);
            return;
        }
        if (!Metrics.comparable(source.get().source(), limit)) {
            draft.open(
                    Plan.Open.Kind.METRIC,
                    Metrics.otherUnit(source.get().source(), limit),
                    limit.span().line(),
                    "metrics: { "
                            + Yaml.quoted(limit.metric())
                            + ": { command: \"…\", unit: "
                            + Yaml.quoted(limit.unit())
                            + " } }");
            return;
        }
        judged.add(limit);
        measured.add(limit.span().line());
        var line = limit.metric() + " is " + source.get().why();
        why.add(line);
    }

    /// Whether the same line is asked of a person, who can tell where no figure does.
    private boolean asks(int line) {
        if (people.isEmpty()) {
            people.add(0);
            draft.runbook
                    .all(Step.class)
                    .filter(step -> step.action() instanceof Action.Ask)
                    .forEach(step -> people.add(step.span().line()));
        }
        return people.contains(line);
    }

    /// Promises for a month are judged only where nothing else can be.
    private void serviceLevels(List<Limit> judged, Set<String> why) {
        for (var limit : criteria.elsewhere(Entry.Criterion.Place.SERVICE_LEVEL)) {
            var source = metrics.source(limit);
            if (source.isPresent()
                    && !(source.get().source() instanceof MetricSource.OfPerson)
                    && Metrics.comparable(source.get().source(), limit)) {
                judged.add(limit);
                why.add(
                        "the document limits nothing here, so its service level is held: "
                                + limit.metric()
                                + " is "
                                + source.get().why());
            }
        }
    }

    private PlannedStep step(Watching.Stretch stretch, List<Limit> limits, Set<String> why) {
        var because = new ArrayList<String>();
        if (!stretch.stated()) {
            because.add(
                    "the document names no window, so " + Times.say(stretch.to()) + " are watched");
        }
        because.addAll(why);
        if (limits.isEmpty()) {
            because.add("nothing is measured here: no limit has a source of figures");
        }
        return new PlannedStep(
                "",
                Phase.WATCH,
                stretch.name(),
                new Action.Watch(stretch.name(), stretch.from(), stretch.to(), limits),
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.REPEAT,
                List.of(),
                false,
                stretch.to().minus(stretch.from()).plus(draft.environment.stepLimit()),
                String.join("; ", because),
                stretch.line());
    }

    private PlannedStep question(Limit limit) {
        var text = Strip.marks(limit.says()) + ": does it hold?";
        draft.asked(text);
        return new PlannedStep(
                "",
                Phase.WATCH,
                text,
                new Action.Ask(text),
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.REPEAT,
                draft.environment.people().sign(),
                false,
                draft.environment.stepLimit(),
                "rutter.yaml leaves this figure to a person",
                limit.span().line());
    }

    private List<Limit> own(Watching.Stretch stretch) {
        return stretch.chapters().stream()
                .flatMap(chapter -> Criteria.of(chapter).stream())
                .filter(criterion ->
                        switch (criterion.place()) {
                            case SUCCESS -> true;
                            case ALERT -> metrics.source(criterion.limit()).isPresent();
                            case TRIGGER, SERVICE_LEVEL, SEVERITY -> false;
                        })
                .map(Entry.Criterion::limit)
                .toList();
    }
}
