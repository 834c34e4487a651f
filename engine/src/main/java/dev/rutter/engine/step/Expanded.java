package dev.rutter.engine.step;

import dev.rutter.language.runbook.Action;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request with its variables filled in, as the shell would have: it is made without one.
final class Expanded {
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");

    private Expanded() {}

    /// `$NAME` and `${NAME}` in address, headers and body; a name that the run has no value for
    /// stays as it is written.
    ///
    /// @param values of the run's variables and secrets
    static Action.Http of(Action.Http request, Map<String, String> values) {
        var headers = new java.util.LinkedHashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name, text(value, values)));
        return new Action.Http(
                request.method(),
                address(request.url(), values),
                headers,
                request.body().map(body -> text(body, values)),
                request.followRedirects(),
                request.bodyPrinted(),
                request.shell());
    }

    /// A variable may hold the whole address, or one without `http://`, which curl adds.
    private static String address(String url, Map<String, String> values) {
        var filled = text(url, values);
        return url.startsWith("$") && !filled.startsWith("$") && !filled.contains("://")
                ? "http://" + filled
                : filled;
    }

    private static String text(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> {
                    var name = Optional.ofNullable(found.group(1)).orElse(found.group(2));
                    return Matcher.quoteReplacement(values.getOrDefault(name, found.group()));
                });
    }
}
