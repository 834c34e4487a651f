package dev.rutter.app.rehearse;

import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Addresses in a document's commands that stand for the reader's own, each with the sandbox's.
final class Addresses {
    /// Such as `postgresql://...`.
    private static final Pattern DATABASE =
            Pattern.compile("postgres(?:ql)?://(?:\\.\\.\\.|…|<[^<>\\s]+>)(?![^\\s\"'`)])");

    /// Such as `https://your-app.example.com`.
    private static final Pattern HOST =
            Pattern.compile(
                    "https?://(?:[\\w.-]*\\byour-[\\w.-]*\\w|<[\\w-]+>(?:\\.[\\w-]+)+)(?::\\d+)?");

    private Addresses() {}

    /// One of them.
    ///
    /// @param value that takes its place; a database's is left to the shell
    record Found(int line, String text, String value, boolean isDatabase) {}

    static List<Found> in(Runbook runbook, Binding.Grounds grounds) {
        var found = new ArrayList<Found>();
        var urls = grounds.urls().values().stream().limit(1).toList();
        for (var step : runbook.all(Step.class).toList()) {
            var text = Words.command(step.action());
            var line = step.span().line();
            if (grounds.database().isPresent()) {
                each(DATABASE, text)
                        .forEach(one -> found.add(new Found(line, one, "$DATABASE_URL", true)));
            }
            for (var url : urls) {
                each(HOST, text).forEach(one -> found.add(new Found(line, one, url, false)));
            }
        }
        return found;
    }

    private static List<String> each(Pattern stands, String text) {
        return stands.matcher(text).results().map(MatchResult::group).toList();
    }
}
