package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.IfInterrupted;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.shell.Reads;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What becomes of a step that had begun when the engine died, by the shape of what it does. Only
/// shapes known to read and never write are repeated; whatever is not recognised is not.
final class Interruption {
    private Interruption() {}

    static IfInterrupted of(Action action, Step.Danger danger) {
        if (danger.grave()) {
            return IfInterrupted.ASK;
        }
        return switch (action) {
            case Action.Shell shell ->
                    Reads.only(shell.script()) ? IfInterrupted.REPEAT : IfInterrupted.ADOPT;
            case Action.Query query ->
                    readsRows(query.sql()) ? IfInterrupted.REPEAT : IfInterrupted.ASK;
            case Action.Http http ->
                    List.of("GET", "HEAD").contains(http.method())
                            ? IfInterrupted.REPEAT
                            : IfInterrupted.ASK;
            case Action.Hosting hosting ->
                    switch (hosting.act()) {
                        case DEPLOY, AWAIT_LIVE, ROLL_BACK, RESTART -> IfInterrupted.ADOPT;
                        case READ_LOGS, LOGS_WITHOUT_ERRORS -> IfInterrupted.REPEAT;
                    };
            case Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    IfInterrupted.REPEAT;
            case Action.Attended _ -> IfInterrupted.ASK;
        };
    }

    /// Whether an SQL statement only looks. Anything not known to be so does not.
    static boolean readsRows(String sql) {
        var text = sql.replaceAll("--[^\\n]*", " ").strip().toLowerCase(Locale.ROOT);
        var calls =
                Pattern.compile("pg_(?:terminate|cancel)_backend|nextval|setval|pg_reload_conf");
        return text.matches("(?s)(?:select|show|explain(?!\\s+analy)|table)\\b.*")
                && !calls.matcher(text).find()
                && !text.matches("(?s).*\\binto\\b.*|.*\\bfor\\s+update\\b.*");
    }
}
