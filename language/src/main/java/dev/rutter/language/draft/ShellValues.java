package dev.rutter.language.draft;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.shell.CurlReader;
import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the document's own commands assign to variables. A request is made without the shell, so a
/// variable in it has to be known: `BASE=https://shop.example.com` once in a document is; what a
/// command finds out (`TOKEN=$(…)`), or what is assigned twice, only the shell knows.
final class ShellValues {
    private static final QuickPattern LITERAL =
            QuickPattern.compile(
                    "\\s*(?:(?:export|readonly|declare(?:\\s+-\\w+)?)\\s+)?([A-Za-z_]\\w*)=([\"']?)([^\\s\"'$`\\\\<>\\[\\]{}*?;&|()]+)\\2\\s*");
    private static final QuickPattern ASSIGNS =
            QuickPattern.compile(
                    "(?:^|[\\s;&|({])([A-Za-z_]\\w*)\\+?=|\\bread\\s+(?:-\\w+\\s+(?:[\"'][^\"']*[\"']\\s+)?)*([A-Za-z_]\\w*)|\\bfor\\s+([A-Za-z_]\\w*)\\s+in\\b");
    private static final QuickPattern USE =
            QuickPattern.compile("(?<!\\\\)\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)})");

    private final Map<String, String> literals = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();

    private ShellValues() {}

    static ShellValues of(List<StepDraft> steps) {
        var found = new ShellValues();
        for (var step : steps) {
            if (!(step.action() instanceof Action.Http)) {
                found.assigns(step.script());
            }
        }
        return found;
    }

    private void assigns(String script) {
        if (script.indexOf('=') < 0 && !script.contains("read ") && !script.contains("for ")) {
            return;
        }
        var literal = LITERAL.matcher(script);
        if (literal.matches()) {
            var name = literal.group(1);
            var value = literal.group(3);
            if (assigned.add(name) || value.equals(literals.get(name))) {
                literals.put(name, value);
            } else {
                literals.remove(name);
            }
            return;
        }
        var match = ASSIGNS.matcher(script);
        while (match.find()) {
            for (var i = 1; i <= 3; i++) {
                if (match.group(i) != null) {
                    assigned.add(match.group(i));
                    literals.remove(match.group(i));
                }
            }
        }
    }

    /// The action with what the document assigns filled in; a request that needs more stays with
    /// the shell.
    Action in(Action action) {
        if (!(action instanceof Action.Http http)) {
            return action;
        }
        var texts = new StringBuilder(http.url());
        http.headers().values().forEach(value -> texts.append(' ').append(value));
        http.body().ifPresent(body -> texts.append(' ').append(body));
        var use = USE.matcher(texts);
        var any = false;
        while (use.find()) {
            var name = use.group(1) == null ? use.group(2) : use.group(1);
            if (assigned.contains(name)) {
                any = true;
                if (!literals.containsKey(name)) {
                    return new Action.Shell(http.shell());
                }
            }
        }
        if (!any) {
            return action;
        }
        var headers = new LinkedHashMap<String, String>();
        http.headers().forEach((name, value) -> headers.put(name, filled(value)));
        return new Action.Http(
                http.method(),
                CurlReader.withScheme(filled(http.url())),
                headers,
                http.body().map(this::filled),
                http.followRedirects(),
                http.bodyPrinted(),
                http.shell());
    }

    private String filled(String text) {
        var out = new StringBuilder();
        var use = USE.matcher(text);
        while (use.find()) {
            var name = use.group(1) == null ? use.group(2) : use.group(1);
            use.appendReplacement(
                    out,
                    java.util.regex.Matcher.quoteReplacement(
                            literals.getOrDefault(name, use.group())));
        }
        return use.appendTail(out).toString();
    }
}
