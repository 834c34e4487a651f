package dev.rutter.language.shell;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;

/// A curl command line as an HTTP request, where every option is understood; else it stays the
/// shell's.
public final class CurlReader {
    private static final QuickPattern WRITE_OUT = QuickPattern.compile("-w|--write-out");
    private static final QuickPattern HTTP_CODE =
            QuickPattern.compile("%\\{(http_code|response_code)}");
    private static final QuickPattern CONTINUATION = QuickPattern.compile("\\\\n");
    private static final QuickPattern PLAIN_FORMAT = QuickPattern.compile("[\\w\\s:=\\\\-]*");

    /// Options without a value that change nothing a verdict depends on.
    private static final Set<String> IGNORED =
            Set.of(
                    "-s",
                    "--silent",
                    "-S",
                    "--show-error",
                    "-f",
                    "--fail",
                    "-v",
                    "--verbose",
                    "--fail-with-body",
                    "-N",
                    "--no-buffer",
                    "--compressed",
                    "-i",
                    "--include",
                    "-g",
                    "--globoff",
                    "--http1.1",
                    "--http2",
                    "--no-progress-meter",
                    "-#",
                    "--progress-bar",
                    "--path-as-is");

    /// Options with a value that change nothing a verdict depends on.
    private static final Set<String> IGNORED_WITH_VALUE =
            Set.of(
                    "-m",
                    "--max-time",
                    "--connect-timeout",
                    "-w",
                    "--write-out",
                    "--retry",
                    "--retry-delay",
                    "--retry-max-time");

    private String method = "";
    private static final QuickPattern HOSTLESS = QuickPattern.compile("^https?://(?:[/:?#]|$)");

    private static final QuickPattern CALL =
            QuickPattern.compile(
                    "(?<![\\w./-])curl(?:\\s+(?!-K|--config)-{1,2}[a-zA-Z-]+){0,9}\\s+(?:https?://)?[\"']?/[\\w./?=&%-]*[\"']?(?=\\s*(?:[|;&>)\\n]|$))");

    private final List<String> urls = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<String> data = new ArrayList<>();
    private boolean follow;
    private boolean printed = true;
    private boolean asQuery;

    private CurlReader() {}

    /// The request that a call of curl makes; empty for any other statement, and for a call with
    /// options that change what is seen.
    public static Optional<Action.Http> read(String script) {
        if (!script.startsWith("curl ") && !script.startsWith("curl\t")) {
            return Optional.empty();
        }
        return ShellWords.simple(script).flatMap(words -> new CurlReader().read(words, script));
    }

    private Optional<Action.Http> read(List<String> words, String script) {
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            var value =
                    i + 1 < words.size() ? Optional.of(words.get(i + 1)) : Optional.<String>empty();
            var taken = option(word, value);
            if (taken < 0) {
                return Optional.empty();
            }
            i += taken;
        }
        if (urls.size() != 1) {
            return Optional.empty();
        }
        var body =
                data.isEmpty() || asQuery
                        ? Optional.<String>empty()
                        : Optional.of(String.join("&", data));
        if (body.isPresent()) {
            headers.putIfAbsent("content-type", "application/x-www-form-urlencoded");
        }
        var verb = method.isEmpty() ? (body.isPresent() ? "POST" : "GET") : method;
        return Optional.of(new Action.Http(verb, url(), headers, body, follow, printed, script));
    }

    /// As curl takes an address without one; what a variable holds is not known here.
    public static String withScheme(String url) {
        return url.contains("://") || url.startsWith("$") ? url : "http://" + url;
    }

    /// The part of a command that asks for a path of a host that it does not name: the address of a
    /// request (`http:///health`), else the words of the call (`curl -s /health`).
    public static List<String> withoutHost(Action action) {
        return switch (action) {
            case Action.Http http ->
                    HOSTLESS.find(http.url()) ? List.of(http.url()) : List.<String>of();
            case Action.Shell(var script) -> called(script);
            case Action.Attended(var script, _) -> called(script);
            case Action.Query _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    List.of();
        };
    }

    private static List<String> called(String script) {
        return script.contains("curl ")
                ? CALL.all(script).stream().map(MatchResult::group).distinct().toList()
                : List.of();
    }

    private String url() {
        var url = withScheme(urls.getFirst());
        if (asQuery && !data.isEmpty()) {
            url += (url.contains("?") ? "&" : "?") + String.join("&", data);
        }
        return url;
    }

    /// How many words after this one it takes, or -1 where it is not understood.
    private int option(String word, Optional<String> next) {
        if (!word.startsWith("-") || word.equals("-")) {
            urls.add(word);
            return 0;
        }
        if (IGNORED.contains(word)) {
            return 0;
        }
        if (word.startsWith("--") && word.contains("=")) {
            return -1;
        }
        if (IGNORED_WITH_VALUE.contains(word)) {
            // A format file changes what is printed in a way that only curl knows.
            return next.isEmpty() || (WRITE_OUT.matches(word) && !statusOnly(next.get())) ? -1 : 1;
        }
        return switch (word) {
            case "-L", "--location" -> {
                follow = true;
                yield 0;
            }
            case "-I", "--head" -> {
                method = "HEAD";
                printed = false;
                yield 0;
            }
            case "-G", "--get" -> {
                asQuery = true;
                method = "GET";
                yield 0;
            }
            default -> valued(word, next);
        };
    }

    private int valued(String word, Optional<String> next) {
        if (word.length() > 2 && word.charAt(1) != '-') {
            return cluster(word, next);
        }
        if (next.isEmpty()) {
            return -1;
        }
        var value = next.get();
        switch (word) {
            case "-X", "--request" -> method = value.toUpperCase(java.util.Locale.ROOT);
            case "-H", "--header" -> {
                var colon = value.indexOf(':');
                if (colon < 1) {
                    return -1;
                }
                headers.put(
                        value.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT),
                        value.substring(colon + 1).strip());
            }
            case "-A", "--user-agent" -> headers.put("user-agent", value);
            case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json" -> {
                if (value.startsWith("@") && !word.equals("--data-raw")) {
                    return -1;
                }
                if (word.equals("--json")) {
                    headers.putIfAbsent("content-type", "application/json");
                    headers.putIfAbsent("accept", "application/json");
                }
                data.add(value);
            }
            case "-o", "--output" -> {
                if (!value.equals("/dev/null")) {
                    return -1;
                }
                printed = false;
            }
            case "--url" -> urls.add(value);
            default -> {
                return -1;
            }
        }
        return 1;
    }

    /// `-sSf`, `-sL`, `-XPOST`.
    private int cluster(String word, Optional<String> next) {
        if (word.startsWith("-X")) {
            method = word.substring(2).toUpperCase(java.util.Locale.ROOT);
            return 0;
        }
        for (var i = 1; i < word.length(); i++) {
            var single = "-" + word.charAt(i);
            var last = i == word.length() - 1;
            var taken = option(single, last ? next : Optional.empty());
            if (taken < 0 || (taken > 0 && !last)) {
                return -1;
            }
            if (last) {
                return taken;
            }
        }
        return 0;
    }

    private static boolean statusOnly(String format) {
        return PLAIN_FORMAT.matches(CONTINUATION.replaceAll(HTTP_CODE.replaceAll(format, ""), ""));
    }
}
