package dev.rutter.language.shell;

import dev.rutter.language.text.QuickPattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Words in small letters that stand in a command where a value does: `./ship old-version
/// new-version`, `helm rollback my-release-name 3`, `cp /path/to/artifact /srv`, `ssh
/// user@host.example.com`, `app-2024-MM-DD.tgz`. What somebody may have called something so
/// (`my-sql`, `path-to-regexp`, `new-version.sh`) stands for itself.
final class WordedNames {
    /// Where a word of its own stands, and no option, variable or file.
    private static final String FROM = "(?:(?<=[\\s\"'])|(?<=[A-Za-z]=))";

    private static final String TO = "(?=[\\s\"',;)|&]|$)";

    private static final String THING =
            "(?:release|chart|pod|image|container|service|deployment|branch|bucket|cluster|node|host|server|database|db|app|application|project|stack|function|job|volume|file|backup|tag|environment|env|package|instance)";

    private static final String VALUE =
            "(?:version|tag|image|sha|commit|hash|digest|revision|release)";

    private static final QuickPattern NAME =
            QuickPattern.compile(
                    FROM
                            + "(?:(?:old|new|previous|target|desired)-(?:version|tag|sha|commit|hash|digest|revision)(?:-(?:number|id|tag|name|hash|sha))?"
                            + "|"
                            + VALUE
                            + "-(?:number|sha|hash)"
                            + "|(?:my-|the-|some-|old-|new-|your-)?(?:"
                            + THING
                            + "-)*"
                            + THING
                            + "-name"
                            + "|my-(?:[a-z]+-){0,3}(?:name|hostname|namespace)"
                            + "|some-(?:id|name|tag|version|file|host|value|namespace|image)"
                            + "|the-(?:[a-z]+-){1,2}(?:you|from|of|above|below|noted|written|printed)(?:-[a-z]+){0,4}"
                            + "|[a-z]+(?:[_-][a-z]+){0,3}[_-]here|[A-Z]+(?:_[A-Z]+){0,3}_HERE"
                            + "|(?:change|replace|edit|fill)[_-]?me(?:[_-]in)?)"
                            + TO
                            // `kubectl rollout undo deployment/deployment-name`
                            + "|(?<=(?:deployment|deploy|statefulset|daemonset|pod|job|service|svc)/)"
                            + THING
                            + "-name"
                            + TO
                            // `cp /path/to/artifact /srv`
                            + "|(?<![\\w./~-])(?:\\./|~/|/)?path/to(?:/[\\w.{}@+-]+)*(?![\\w/-])"
                            // `ssh user@host.example.com`, `deploy@your.server.com`
                            + "|(?<![\\w.@-])user(?:name)?@(?:[\\w-]*host(?:name)?|[\\w-]*server|[\\w-]*machine|ip|ip-address|remote)(?:\\.[\\w-]+)*"
                            + TO.replace("(?=[", "(?=[:")
                            + "|\\byour(?:_[a-z][a-z0-9_]*|\\.(?:server|host|domain|registry|company|site|app)(?:\\.[\\w-]+)*)(?![\\w-])"
                            // `app-2024-MM-DD.tgz`
                            + "|(?<![\\d%])\\d{4}-MM-DD(?![A-Za-z%])");

    /// To these such a word is what they make, or what they look for in a text.
    private static final QuickPattern MAKES =
            QuickPattern.compile(
                    "^(?:sudo )?(?:git (?:branch|tag|checkout -b|switch -c)|echo|printf|[ef]?grep|rg|awk|sed|jq|make|just|(?:npm|yarn|pnpm|bun)(?: run)?|select|insert|update|alter|create|mkdir)\\s");

    private static final QuickPattern TEXT =
            QuickPattern.compile("'[^']*[\\s{][^']*'|\"[^\"]*[\\s{][^\"]*\"");

    private WordedNames() {}

    /// Such words, in order, each once.
    static Set<String> in(String script) {
        if (!NAME.find(script) || script.contains("<<") || MAKES.find(script)) {
            return Set.of();
        }
        var found = new LinkedHashSet<String>();
        var matcher = NAME.matcher(BareNames.without(TEXT, script));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    /// All that a command names so, beside other placeholders: one in another is a part of that.
    static List<String> beside(List<String> others, String script) {
        var worded = in(script);
        if (worded.isEmpty()) {
            return others;
        }
        var all = new LinkedHashSet<String>();
        others.stream()
                .filter(one -> worded.stream().noneMatch(it -> it.contains(one)))
                .forEach(all::add);
        all.addAll(worded);
        return List.copyOf(all);
    }
}
