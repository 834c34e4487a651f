package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A timetable that starts the stages of a rollout at their times (`T+15: Execute Stage 2`), where
/// the stages' commands stand in chapters of their own and are done in those chapters' order. Which
/// of both is meant is left to a person.
final class Timetable {
    private static final Pattern STAGE =
            Pattern.compile("(?i)\\b(stage|wave|ring|phase|batch)\\s*#?(\\d{1,2})\\b");
    private static final Pattern ORDER =
            Pattern.compile(
                    "(?i)^\\W*(?:T\\s?\\+\\s?\\d+\\w*\\W+)?(?:then |now )?(?:execute|start|run|begin|launch|perform|kick off|deploy|roll out|apply|proceed (?:to|with)|go to|move (?:on )?to)\\s+(?:the )?"
                            + STAGE.pattern().substring(4));
    private static final Pattern LATER = Pattern.compile("(?i)\\bT\\s?\\+\\s?[1-9]\\d*");

    private Timetable() {}

    /// Tells of the first stage that is done before its time.
    static void tell(Draft draft, List<PlannedStep> steps) {
        var chapters = new TreeMap<Integer, Runbook.Chapter>();
        draft.runbook.chapters().forEach(chapter -> chapters.put(chapter.line(), chapter));
        var stages = new HashMap<String, PlannedStep>();
        for (var step : steps) {
            var order = ORDER.matcher(Lines.text(step.action()));
            var chapter = chapters.floorEntry(step.line());
            if (!(step.action() instanceof Action.Ask)) {
                named(step, chapter, stages);
            } else if (order.find() && chapter != null) {
                var early = stages.get(key(order.group(1), order.group(2)));
                var text = Lines.text(step.action());
                var moment = LATER.matcher(chapter.getValue().title() + " " + text);
                if (early != null
                        && early.line() < chapter.getKey()
                        && moment.find()
                        && draft.environment.acknowledgement(text).isEmpty()) {
                    draft.open(
                            Plan.Open.Kind.CHOICE,
                            "\""
                                    + text
                                    + "\" comes at "
                                    + moment.group()
                                    + ", and what line "
                                    + early.line()
                                    + " gives for it is done before, in the order of the chapters",
                            step.line(),
                            "acknowledge: { "
                                    + Yaml.quoted(text)
                                    + ": \"yes\" }, or the commands below their times");
                    return;
                }
            }
        }
    }

    private static void named(
            PlannedStep step,
            Map.Entry<Integer, Runbook.Chapter> chapter,
            Map<String, PlannedStep> stages) {
        if (step.action() instanceof Action.Wait || step.action() instanceof Action.Watch) {
            return;
        }
        var title = chapter == null ? "" : chapter.getValue().title();
        var stage = STAGE.matcher(step.title() + " " + title);
        if (stage.find()) {
            stages.putIfAbsent(key(stage.group(1), stage.group(2)), step);
        }
    }

    private static String key(String kind, String number) {
        return kind.toLowerCase(Locale.ROOT) + " " + number;
    }
}
