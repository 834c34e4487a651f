package dev.rutter.app.rehearse;

import dev.rutter.language.runbook.Action;

/// Actions in words.
final class Words {
    private Words() {}

    /// What reaches a shell, a database or a service; empty for what does not.
    static String command(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> script;
            case Action.Query(var sql) -> sql;
            case Action.Http http -> http.shell();
            case Action.Attended(var script, _) -> script;
            case Action.Ask _, Action.Hosting _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    "";
        };
    }

    /// Whether it is a command of the document, rather than a line for people.
    static boolean isCommand(Action action) {
        return switch (action) {
            case Action.Shell _, Action.Query _, Action.Http _, Action.Attended _ -> true;
            case Action.Ask _, Action.Hosting _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    false;
        };
    }

    /// In one line.
    static String of(Action action) {
        var text =
                switch (action) {
                    case Action.Ask(var asked) -> asked;
                    case Action.Announce(var said) -> said;
                    case Action.Hosting hosting ->
                            hosting.act()
                                            .name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' ')
                                    + " "
                                    + hosting.service();
                    case Action.Wait(var length) -> "wait " + length.toSeconds() + " s";
                    case Action.Watch watch -> "watch " + watch.name();
                    case Action.Shell _, Action.Query _, Action.Http _, Action.Attended _ ->
                            command(action);
                };
        return text.lines().findFirst().orElse("").strip();
    }
}
