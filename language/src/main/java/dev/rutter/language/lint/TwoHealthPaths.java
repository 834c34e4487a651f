package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.stream.Stream;

/// The same host is asked for its health at two addresses; one of them is likely out of date.
final class TwoHealthPaths implements Rule {
    private static final QuickPattern API_STATUS =
            QuickPattern.compile("(?i)api|v\\d+|status|internal|public|health[\\w-]*");

    private static final QuickPattern HEALTH =
            QuickPattern.compile(
                    "(https?://[^/\\s\"'`<>]+)(/(?:[\\w.-]+/)*(?:health|healthz|healthcheck|health-check))\\b(?![/\\w-])");

    @Override
    public String code() {
        return "RT038";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "one service has two health paths";
    }

    /// `/api/orders/health` is the health of orders; `/health`, `/api/health` and
    /// `/api/v1/status/health` are the service's.
    private static boolean ofPart(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .anyMatch(part -> !API_STATUS.matches(part));
    }

    @Override
    public Stream<Problem> look(Document document) {
        var first = new HashMap<String, String>();
        var problems = new ArrayList<Problem>();
        for (var command : document.commands()) {
            var found = HEALTH.matcher(command.text());
            while (found.find()) {
                var path = found.group(2);
                if (ofPart(path)) {
                    continue;
                }
                var before = first.putIfAbsent(found.group(1), path);
                if (before != null && !before.equals(path)) {
                    problems.add(
                            problem(
                                    "the health of " + found.group(1) + " is asked at two paths",
                                    document.place(command, found),
                                    path + " here, " + before + " above",
                                    "use one path everywhere"));
                }
            }
        }
        return problems.stream();
    }
}
