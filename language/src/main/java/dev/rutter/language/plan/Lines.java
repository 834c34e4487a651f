package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;

/// How actions and steps are said in one line.
final class Lines {
    private Lines() {}

    /// What a person would call the step.
    static String title(Step step) {
        if (!step.title().isBlank()) {
            return step.title();
        }
        // A command tells two steps of one chapter apart; the chapter's heading does not.
        var command =
                step.action() instanceof Action.Shell
                        || step.action() instanceof Action.Query
                        || step.action() instanceof Action.Http
                        || step.action() instanceof Action.Attended;
        return command || step.under().isBlank() ? first(text(step.action())) : step.under();
    }

    /// What the step says: its command, or its words.
    static String said(Step step) {
        return switch (step.action()) {
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    first(text(step.action()));
            case Action.Hosting hosting -> {
                var title = title(step);
                yield title.isBlank() ? text(hosting) : title;
            }
        };
    }

    /// The first line of the command that a step runs; empty where it runs none.
    static String command(Action action) {
        return switch (action) {
            case Action.Shell _, Action.Query _, Action.Http _, Action.Attended _ ->
                    first(text(action)).strip();
            case Action.Hosting _, Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    "";
        };
    }

    /// At most so much of a text.
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /// The action's own text, whole.
    static String text(Action action) {
        return switch (action) {
            case Action.Shell shell -> shell.script();
            case Action.Query query -> query.sql();
            case Action.Http http -> http.shell().isEmpty() ? request(http) : http.shell();
            case Action.Hosting hosting -> act(hosting);
            case Action.Ask ask -> ask.text();
            case Action.Announce announce -> announce.text();
            case Action.Attended attended -> attended.script();
            case Action.Wait wait -> "wait " + Times.say(wait.length());
            case Action.Watch watch -> watch.name();
        };
    }

    /// From when on a window is counted.
    static String since(Action.Watch watch) {
        return FigureAgain.is(watch)
                ? " after the old release serves again"
                : watch.stage().map(id -> " after the end of " + id).orElse(" after going live");
    }

    /// How a step is looked at until its result is as expected.
    static String again(Plan.Again again) {
        return "every "
                + Times.say(again.every())
                + " until it is as expected, for up to "
                + Times.say(again.within());
    }

    static String request(Action.Http http) {
        return http.method() + " " + http.url();
    }

    static String act(Action.Hosting hosting) {
        var service = hosting.service().isEmpty() ? "the service" : hosting.service();
        return switch (hosting.act()) {
            case DEPLOY -> "deploy " + service;
            case AWAIT_LIVE -> "wait until " + service + " is live";
            case ROLL_BACK -> "roll " + service + " back to the newest release known good";
            case RESTART -> "restart " + service;
            case READ_LOGS ->
                    "read the logs of "
                            + service
                            + (hosting.argument().isEmpty() ? "" : " for " + hosting.argument());
            case LOGS_WITHOUT_ERRORS -> "find no errors in the logs of " + service;
        };
    }

    /// The first line that says something, with a mark where more follow.
    static String first(String text) {
        var lines = text.strip().lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        var first = lines.getFirst().strip();
        return lines.size() == 1 ? first : first.replaceFirst("\\s*\\\\$", "") + " …";
    }
}
