package dev.rutter.language.environment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The hosts that a command or a line for people names: origins of addresses, machines that are
/// logged in to, servers of clients. Another environment has others.
final class Hosts {
    private static final String NAME =
            "(?:[A-Za-z][\\w-]*(?:\\.[\\w-]+)+|\\d{1,3}(?:\\.\\d{1,3}){3})";

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[^/\\s\"'<>`$)\\]]+(?=[/\\s\"'`)?\\]]|$)");

    private static final Pattern OF_THE_WORLD =
            Pattern.compile(
                    "(?:.*//|.*@|)(?:[\\w-]+\\.)*(?:github\\.com|gitlab\\.com|render\\.com|vercel\\.com|npmjs\\.(?:org|com)"
                            + "|docker\\.com|sentry\\.io|slack\\.com|pagerduty\\.com|stripe\\.com|google\\.com)(?::\\d+)?");

    /// Each with the host as its group.
    private static final List<Pattern> IN_COMMANDS =
            List.of(
                    Pattern.compile(
                            "\\b(?:ssh|scp|sftp|rsync)\\s(?:[^|;&]*?\\s)??((?:[\\w.-]+@)"
                                    + NAME
                                    + ")(?=[:\\s'\"]|$)"),
                    Pattern.compile(
                            "\\bssh\\s+(?:-\\w+\\s+(?:[^-\\s]\\S*\\s+)??)*(" + NAME + ")(?=\\s|$)"),
                    Pattern.compile(
                            "\\b(?:psql|pg_\\w+|mysql\\w*|mariadb\\S*|redis-cli|mongo\\w*)\\s(?:[^|;&]*?\\s)??(?:-h\\s*|--host[= ])[\"']?("
                                    + NAME
                                    + ")"),
                    Pattern.compile(
                            "\\b(?!https?:)[a-z][a-z0-9+]*://(?:[^@/\\s\"']*@)?("
                                    + NAME
                                    + "(?::\\d+)?)"),
                    Pattern.compile("\\b(?:nc|ncat|telnet)\\s(?:-\\S+\\s+)*(" + NAME + ")\\s"),
                    Pattern.compile(
                            "(?<![\\w/@.:-])((?:[A-Za-z][\\w-]*\\.)+[a-z]{2,}:\\d{2,5})(?![\\w./-])"));

    private Hosts() {}

    /// What a command names.
    static Set<String> ofCommand(String script) {
        var found = origins(script);
        for (var pattern : IN_COMMANDS) {
            var match = pattern.matcher(script);
            while (match.find()) {
                add(found, match.group(1));
            }
        }
        return found;
    }

    /// What a line for people names.
    static Set<String> ofText(String text) {
        var found = origins(text);
        var match = IN_COMMANDS.getLast().matcher(text);
        while (match.find()) {
            add(found, match.group(1));
        }
        return found;
    }

    private static Set<String> origins(String text) {
        var found = new LinkedHashSet<String>();
        var match = ORIGIN.matcher(text);
        while (match.find()) {
            add(found, match.group());
        }
        return found;
    }

    private static void add(Set<String> found, String host) {
        if (!OF_THE_WORLD.matcher(host).matches()) {
            found.add(host);
        }
    }
}
