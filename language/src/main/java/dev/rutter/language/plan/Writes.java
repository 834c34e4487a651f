package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.regex.Pattern;

/// What verifies by changing something first: a statement that writes, a request that sends. It
/// stays behind what a person does before it, and is not done once more to prove a way back.
final class Writes {
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?i)\\b(?:insert\\s+into|update\\s+[\\w.\"]+\\s+set|delete\\s+from|truncate(?:\\s+table)?\\s+\\w|alter\\s+(?:table|user|role|database)|drop\\s+(?:table|index|schema|database|user|role|column|view)|create\\s+(?:table|index|user|role|database|schema)|grant\\s+\\w+[^;]*\\bto)\\b");

    /// So many steps above are looked at.
    private static final int MOST = 200;

    private Writes() {}

    /// Whether it runs a statement that writes into a database.
    static boolean statement(Action action) {
        return switch (action) {
            case Action.Query(var sql) -> !Interruption.readsRows(sql);
            case Action.Shell(var script) -> STATEMENT.matcher(script).find();
            case Action.Http _,
                    Action.Attended _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    /// Whether it changes something, as far as its shape tells.
    static boolean something(Action action) {
        return statement(action)
                || (action instanceof Action.Http http
                        && !List.of("GET", "HEAD").contains(http.method()));
    }

    /// Whether a step may build on what a person does above it in its chapter: it changes
    /// something, or stands behind what does.
    ///
    /// @param asked what needs a person so far
    static boolean behind(Runbook.Chapter chapter, Step step, List<PlannedStep> asked) {
        var line = step.span().line();
        var above =
                asked.subList(Math.max(0, asked.size() - MOST), asked.size()).stream()
                        .filter(one -> one.line() > chapter.line() && one.line() < line)
                        .toList();
        return !above.isEmpty()
                && (something(step.action())
                        || above.stream().anyMatch(one -> something(one.action()) || done(one)));
    }

    /// Whether it is done by a machine, once somebody agrees, and changes something: what stands
    /// below it may undo it (`stop`, `start`) or looks at what came of it. What a person attends
    /// mostly follows a log.
    private static boolean done(PlannedStep step) {
        return step.ifInterrupted() != Plan.IfInterrupted.REPEAT
                && switch (step.action()) {
                    case Action.Shell _, Action.Query _, Action.Http _, Action.Hosting _ -> true;
                    case Action.Attended _ -> step.danger().grave();
                    case Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ -> false;
                };
    }
}
