package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.Memo;
import dev.rutter.language.text.QuickPattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a reader of a command must replace before it may run: `<commit>`, `[hash]`, `YOUR_KEY`,
/// `XXXX`, `...`.
public final class Placeholders {
    private static final QuickPattern CHARACTER_CLASS =
            QuickPattern.compile("\\[(?:[A-Za-z]-[A-Za-z]_?)+]");

    static final QuickPattern ANGLE =
            QuickPattern.compile("<(?!<)([\\p{L}][\\w\\p{L} .,:/|-]{0,60}?)(?<! )>(?![&(])");
    private static final QuickPattern SQUARE =
            QuickPattern.compile(
                    "(?<![\\w$\\[*?\\\\=~])\\[([A-Za-z][A-Za-z _/|-]{1,60})\\](?![(*+?])");

    /// `--to=[stage]`
    private static final QuickPattern SET =
            QuickPattern.compile(
                    "(?<=[\\w-]=[\"']?)\\[([A-Za-z][A-Za-z_-]{2,60}(?: [a-z]+){0,4})\\](?![*+?{(\\\\\\w])");

    /// `%TAG%`, `@TAG@`, `@@TAG@@`, `__TAG__`; `%Y%m%d` is a date.
    private static final QuickPattern MARKED =
            QuickPattern.compile(
                    "(?<![\\w%])%[A-Z][A-Z0-9_]+%(?!\\w)|(?<![\\w@])@@?[A-Z][A-Z0-9_]*@@?(?![\\w@])|(?<!\\w)__[A-Z](?:[A-Z0-9_]*[A-Z0-9])?__(?!\\w)");

    private static final QuickPattern YOUR =
            QuickPattern.compile(
                    "(?<![\\w$])(?:YOUR|MY|REPLACE|CHANGE|INSERT|PUT)[_-][A-Z][A-Z0-9_-]*\\b"
                            + "|(?<![\\w$])(?:CHANGE|REPLACE)ME\\b|\\byour-[a-z0-9-]+");
    private static final QuickPattern XXX = QuickPattern.compile("\\b[Xx]{3,}(?:-[Xx]{2,})*\\b");
    private static final QuickPattern DOTS =
            QuickPattern.compile(
                    "(?<=[\\s\"'=:/-])(?<!\\./)\\.\\.\\.(?=[\\s\"':;,/@]|$)|(?<=[=@])…(?![\\p{L}\\d])|\\{\\{\\s*\\w[\\w.]*\\s*}}");

    /// `backup_[date].tar`, where a shell would look for a file with one of these letters.
    private static final QuickPattern WITHIN =
            QuickPattern.compile(
                    "(?<=[A-Za-z0-9]_)\\[(?:date|time|timestamp|version|tag|env|environment|name|id|hash|sha|commit|branch|number|YYYY[\\w-]*)\\]",
                    CASE_INSENSITIVE);

    /// `x.y.z`, `vX.Y`, `2.x.x`, `vA.B.C`
    private static final QuickPattern VERSION =
            QuickPattern.compile(
                    "(?<![A-Za-z0-9.])[vV]?(?:[xX]\\.[xyXY]\\.(?:[xyzXYZ]|\\d+)|X\\.Y|\\d+\\.(?:[xX]\\.[xX]|[xX]\\.[yY]|[yY]\\.[zZ])|A\\.B\\.C|N\\.N\\.N|MAJOR\\.MINOR(?:\\.PATCH)?)(?![A-Za-z0-9])");

    /// `{stage}` outside of single quotes, and `$(STAGE)`, which a shell would start as a program.
    private static final QuickPattern BRACED =
            QuickPattern.compile(
                    "(?<![\\w$@%{'\\\\])\\{[a-z][a-z0-9_-]{1,40}}(?!})|\\$\\([A-Z][A-Z0-9_]+\\)");

    /// `npm version patch|minor|major`: words of which one is written, and no programs.
    private static final QuickPattern ONE_OF =
            QuickPattern.compile("(?<=\\s)[A-Za-z][\\w.-]*(?:\\|[A-Za-z][\\w.-]*)+(?=\\s|$)");

    private static final Pattern BAR = Pattern.compile("\\|");

    private static final Memo<List<String>> FOUND = Memo.of(Placeholders::find);

    private Placeholders() {}

    /// The placeholders of a statement, in order, each once.
    public static List<String> in(String script) {
        return FOUND.of(script);
    }

    private static List<String> find(String script) {
        var bounded = script.length() > 4_000 ? script.substring(0, 4_000) : script;
        Set<String> found = new LinkedHashSet<>();
        for (var pattern :
                List.of(ANGLE, SQUARE, SET, WITHIN, MARKED, YOUR, XXX, DOTS, VERSION, BRACED)) {
            var matcher = pattern.matcher(bounded);
            while (matcher.find()) {
                var text = matcher.group();
                if (pattern == BRACED && quoted(bounded, matcher.start())) {
                    continue;
                }
                if (pattern != SQUARE
                        || (!CHARACTER_CLASS.matches(text)
                                && !testBracket(bounded, matcher.start()))) {
                    found.add(text);
                }
            }
        }
        if (bounded.indexOf('|') > 0) {
            for (var match : ONE_OF.all(bounded)) {
                if (words(match.group()) && !inQuotes(bounded, match.start())) {
                    found.add(match.group());
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean words(String choice) {
        return BAR.splitAsStream(choice).skip(1).noneMatch(CommandWords::known);
    }

    private static boolean inQuotes(String script, int at) {
        return quoted(script, at)
                || script.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1;
    }

    /// The same, with the words that stand for a value in a command, in capitals or not.
    public static List<String> ofCommand(String script) {
        if (script.length() > 4_000) {
            return in(script);
        }
        var all = new LinkedHashSet<>(in(script));
        all.addAll(BareNames.in(script));
        return WordedNames.beside(List.copyOf(all), script);
    }

    /// The script with a word in the place of each placeholder.
    public static String filled(String script) {
        var out = script;
        for (var placeholder : in(script)) {
            out = out.replace(placeholder, "x");
        }
        return out;
    }

    /// Whether a place lies in single quotes, where a program of another language may stand.
    private static boolean quoted(String script, int at) {
        return script.substring(0, at).chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    /// `[ -f x ]` and `[[ … ]]` are tests, `arr[key]` is an index.
    private static boolean testBracket(String script, int at) {
        return script.startsWith("[ ", at)
                || (at > 0
                        && script.charAt(at - 1) == '"'
                        && script.indexOf(']', at) + 1 < script.length()
                        && script.charAt(script.indexOf(']', at) + 1) == '"'
                        && script.indexOf("jq", 0) >= 0);
    }
}
