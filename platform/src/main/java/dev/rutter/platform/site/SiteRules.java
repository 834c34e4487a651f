package dev.rutter.platform.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a site does besides serving its files: redirects and rewrites for paths at which no file
/// lies, the first that matches; and header lines, all that match.
///
/// @param publish the folder of the files
public record SiteRules(String publish, List<Route> routes, List<Header> headers) {

    public SiteRules {
        routes = List.copyOf(routes);
        headers = List.copyOf(headers);
    }

    /// A rule for paths without a file.
    ///
    /// @param redirect else the destination is served under the path that was asked for
    public record Route(boolean redirect, String source, String destination) {

        /// Where the path leads, if this rule is meant: `*` and `:name` of the source stand in the
        /// destination for what they matched.
        Optional<String> lead(String path) {
            var names = new ArrayList<String>();
            var matcher = pattern(source, names).matcher(path);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var found = new HashMap<String, String>();
            for (var i = 0; i < names.size(); i++) {
                found.putIfAbsent(names.get(i), matcher.group(i + 1));
            }
            var lead = new StringBuilder();
            var holes = HOLE.matcher(destination);
            while (holes.find()) {
                var text = found.getOrDefault(holes.group(), holes.group());
                holes.appendReplacement(lead, Matcher.quoteReplacement(text));
            }
            holes.appendTail(lead);
            return Optional.of(lead.toString());
        }
    }

    /// A header line of answers to paths that match.
    public record Header(String path, String name, String value) {

        boolean meant(String asked) {
            return pattern(path, new ArrayList<>()).matcher(asked).matches();
        }
    }

    private static final Pattern HOLE = Pattern.compile("\\*|:[A-Za-z][A-Za-z0-9_]*");

    private static Pattern pattern(String source, List<String> names) {
        var expression = new StringBuilder();
        var holes = HOLE.matcher(source);
        var at = 0;
        while (holes.find()) {
            expression.append(Pattern.quote(source.substring(at, holes.start())));
            expression.append(holes.group().equals("*") ? "(.*)" : "([^/]+)");
            names.add(holes.group());
            at = holes.end();
        }
        expression.append(Pattern.quote(source.substring(at)));
        return Pattern.compile(expression.toString());
    }

    /// As the fields of a state file.
    public Map<String, String> fields() {
        var fields = new TreeMap<String, String>();
        fields.put("publish", publish);
        for (var i = 0; i < routes.size(); i++) {
            var each = routes.get(i);
            fields.put("route." + i + ".type", each.redirect() ? "redirect" : "rewrite");
            fields.put("route." + i + ".source", each.source());
            fields.put("route." + i + ".destination", each.destination());
        }
        for (var i = 0; i < headers.size(); i++) {
            var each = headers.get(i);
            fields.put("header." + i + ".path", each.path());
            fields.put("header." + i + ".name", each.name());
            fields.put("header." + i + ".value", each.value());
        }
        return fields;
    }

    /// From the fields of a state file.
    public static SiteRules of(Map<String, String> fields) {
        var routes = new ArrayList<Route>();
        for (var i = 0; fields.containsKey("route." + i + ".type"); i++) {
            routes.add(
                    new Route(
                            "redirect".equals(fields.get("route." + i + ".type")),
                            fields.getOrDefault("route." + i + ".source", ""),
                            fields.getOrDefault("route." + i + ".destination", "")));
        }
        var headers = new ArrayList<Header>();
        for (var i = 0; fields.containsKey("header." + i + ".path"); i++) {
            headers.add(
                    new Header(
                            fields.getOrDefault("header." + i + ".path", ""),
                            fields.getOrDefault("header." + i + ".name", ""),
                            fields.getOrDefault("header." + i + ".value", "")));
        }
        return new SiteRules(fields.getOrDefault("publish", "."), routes, headers);
    }
}
