package dev.rutter.app.json;

import dev.rutter.language.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Problems for machines: a plain list, or SARIF 2.1.0 (OASIS, sarif-schema-2.1.0.json) for code
/// hosts.
public final class ProblemJson {
    private ProblemJson() {}

    /// A problem and the file it is in.
    public record InFile(String file, Problem problem) {}

    /// One object per problem.
    public static List<Map<String, Object>> list(List<InFile> found) {
        return found.stream().map(ProblemJson::one).toList();
    }

    private static Map<String, Object> one(InFile found) {
        var problem = found.problem();
        var map = new LinkedHashMap<String, Object>();
        map.put("file", found.file());
        map.put("line", problem.span().line());
        map.put("column", problem.span().column());
        map.put("length", problem.span().length());
        map.put("code", problem.code());
        map.put("weight", problem.weight().word());
        map.put("claim", problem.claim());
        map.put("seen", problem.seen());
        map.put("help", problem.help());
        return map;
    }

    /// A SARIF log of one run.
    ///
    /// @param rules permanent code → what the rule finds, for every rule there is
    /// @param unread why files were not looked at, by their paths
    public static Map<String, Object> sarif(
            List<InFile> found, Map<String, String> rules, Map<String, String> unread) {
        var known = new TreeMap<>(rules);
        found.forEach(one -> known.putIfAbsent(one.problem().code(), one.problem().claim()));
        var driver = new LinkedHashMap<String, Object>();
        driver.put("name", "Rutter");
        driver.put(
                "rules",
                known.entrySet().stream()
                        .map(rule ->
                                Map.of(
                                        "id",
                                        rule.getKey(),
                                        "shortDescription",
                                        text(rule.getValue()),
                                        "fullDescription",
                                        text(described(rule.getKey(), rule.getValue()))))
                        .toList());
        var codes = List.copyOf(known.keySet());
        var run = new LinkedHashMap<String, Object>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "results",
                found.stream()
                        .map(one -> result(one, codes.indexOf(one.problem().code())))
                        .toList());
        run.put("invocations", List.of(invocation(unread)));
        var log = new LinkedHashMap<String, Object>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    /// A team's own rules have no page.
    private static String described(String code, String title) {
        var ours = code.matches("RT\\d+");
        return code + ": " + title + (ours ? "; docs/problems/" + code + ".md tells more" : "");
    }

    private static Map<String, Object> invocation(Map<String, String> unread) {
        var told =
                unread.entrySet().stream()
                        .map(file ->
                                Map.of(
                                        "level",
                                        "error",
                                        "message",
                                        text(file.getValue()),
                                        "locations",
                                        List.of(location(file.getKey(), Map.of()))))
                        .toList();
        return Map.of("executionSuccessful", unread.isEmpty(), "toolExecutionNotifications", told);
    }

    private static Map<String, Object> result(InFile found, int rule) {
        var problem = found.problem();
        var span = problem.span();
        var region = new LinkedHashMap<String, Object>();
        region.put("startLine", span.line());
        region.put("startColumn", span.column());
        region.put("endColumn", span.column() + span.length());
        var result = new LinkedHashMap<String, Object>();
        result.put("ruleId", problem.code());
        result.put("ruleIndex", rule);
        result.put("level", problem.weight().word());
        result.put(
                "message",
                text(
                        problem.help().isEmpty()
                                ? problem.claim()
                                : problem.claim() + " (" + problem.help() + ")"));
        result.put("locations", List.of(location(found.file(), region)));
        return result;
    }

    private static Map<String, Object> location(String file, Map<String, Object> region) {
        var place = new LinkedHashMap<String, Object>();
        place.put("artifactLocation", Map.of("uri", uri(file)));
        if (!region.isEmpty()) {
            place.put("region", region);
        }
        return Map.of("physicalLocation", place);
    }

    /// A path as a URI reference (RFC 3986): relative paths stay relative, blanks and other signs
    /// are escaped, a colon makes no scheme.
    private static String uri(String path) {
        try {
            var escaped = new URI(null, null, path, null).toASCIIString();
            return path.startsWith("/") ? "file://" + escaped : escaped;
        } catch (URISyntaxException colon) {
            return uri("./" + path);
        }
    }

    private static Map<String, String> text(String text) {
        return Map.of("text", text);
    }
}
