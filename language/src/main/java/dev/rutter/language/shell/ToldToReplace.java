package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/// What an author's words tell to replace in a command before it may run: `VERSION=1.2.3 # change
/// me`, `./ship 1.2.3 # replace with your version`, `Replace ABC123 by the id of step 1`, `we'll
/// call it OLD`, ``Replace `v1.5.1` below with the version you are moving to``.
public final class ToldToReplace {
    private static final String YOURS =
            "(?:your|the (?:actual|real|right|correct|desired|id|name|version|tag|value|one|number)|an actual|what|whatever)\\b";

    private static final QuickPattern REMARK =
            QuickPattern.compile(
                    "^[^\\w]*(?:please )?(?:(?:change|replace|edit|adjust|customi[sz]e|fill)(?: (?:me|this|it|here|in)){1,2}\\W*$"
                            + "|(?:change|replace|adjust|set|update|edit|substitute)(?: (?:this|it|me|the \\w+))? (?:with|to|by|for|as) "
                            + YOURS
                            + "[^.]{0,60}$"
                            + "|(?:put|insert|enter|write) your\\b[^.]{0,60}$"
                            + "|your (?:\\w+ ){0,3}(?:goes )?here\\W*$)",
                    CASE_INSENSITIVE);
    private static final QuickPattern ONLY_IF =
            QuickPattern.compile("\\b(?:if|when|unless|optional\\w*)\\b", CASE_INSENSITIVE);

    private static final QuickPattern VALUE =
            QuickPattern.compile("(?:^|[\\s=])([\"']?)([^\\s\"'=$-][^\\s\"'=$]*)\\1\\s*$");

    private static final QuickPattern NAMED =
            QuickPattern.compile(
                    "\\b(?:(?i:replace|substitute|exchange|swap(?: out)?) [`\"“']?([A-Z][A-Z0-9_-]{2,40})[`\"”']? (?i:by|with|for) (?i:"
                            + YOURS
                            + ")|(?i:call|name|note|write) (?i:it|this|that|them)(?i: down)?(?i: as)? [`\"“']?([A-Z][A-Z0-9_-]{2,40})\\b|(?i:where) [`\"“']?([A-Z][A-Z0-9_-]{2,40})[`\"”']? (?i:is|stands for|means) (?i:"
                            + YOURS
                            + "|the\\b))");

    /// What is in backticks or quotes, and a version or an example's address without them.
    private static final String VALUE_NAMED =
            "(?:[`\"“]([^`\"“”\\s]{2,80})[`\"”]|([vV]?\\d+(?:\\.\\d+)+(?:-\\w+)?|(?:[\\w-]+\\.){1,5}(?:example|test|invalid)(?:\\.\\w{2,6})?|(?:[\\w-]+\\.){0,4}example\\.(?:com|org|net)))";

    private static final String KIND =
            "(?:(?:the|every|each|all|it says|you see|occurrences? of|example|sample|version|tag|release|host(?:name)?|name|value|address)\\s+){0,4}";

    private static final String NOUN =
            "(?:version|tag|release|image|host(?:name)?|domain|server|address|id|ip|number|commit)";

    /// What belongs to who reads.
    private static final String READERS =
            "(?:yours?\\b|an actual\\b|whatever\\b|the (?:actual|real|desired|target|wanted) |the (?:[\\w-]+ )?(?:"
                    + NOUN
                    + "|one|name|value)(?: that| which)? (?:you|to|being|of the release)\\b)";

    /// ``Replace `v1.5.1` below with the version you are moving to``
    private static final QuickPattern REPLACED =
            QuickPattern.compile(
                    "\\b(?:(?:replace|substitute|exchange|swap(?: out)?)\\s+"
                            + KIND
                            + VALUE_NAMED
                            + "(?:\\s+(?:below|above|here|everywhere|throughout|(?:in|on|wherever) [^.;:`]{3,50}?))?|change\\s+"
                            + KIND
                            + VALUE_NAMED
                            + "\\s+(?:below|above|here|everywhere|throughout|in (?:the|all|each|every|these) (?:commands?|lines?|examples?|steps?|snippets?|blocks?)(?: below)?))"
                            + "\\s+(?:with|by|for|to)\\s+"
                            + READERS,
                    CASE_INSENSITIVE);

    /// ``Put your target version where `v2.3.0` stands``, ``use your host instead of `db.example`
    /// ``
    private static final QuickPattern PUT_FOR =
            QuickPattern.compile(
                    "\\b(?:substitute|put|use|insert|write|fill in|enter)\\s+(?:your\\b|the "
                            + NOUN
                            + "(?: that)? you\\b)[^.;:`]{0,60}?\\b(?:for|in place of|instead of|where(?:ver)?)\\s+"
                            + KIND
                            + VALUE_NAMED,
                    CASE_INSENSITIVE);

    /// ``where `v1.2.3` is the version you deploy``, `` `db.example` is only an example``
    private static final QuickPattern STANDS_FOR =
            QuickPattern.compile(
                    "(?:\\bwhere\\s+"
                            + VALUE_NAMED
                            + "\\s+(?:is|means)\\s+"
                            + READERS
                            + "|"
                            + VALUE_NAMED
                            + "\\s+(?:below\\s+|here\\s+)?(?:stands for (?:your\\b|the "
                            + NOUN
                            + "\\b)|is (?:only |just )?an? (?:example|placeholder)\\b))",
                    CASE_INSENSITIVE);

    /// Says that it is no more than that.
    private static final QuickPattern ONLY_SHOWN =
            QuickPattern.compile(
                    "\\b(?:(?:only|just) an example|placeholder|stands for|where)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern ADDRESS =
            QuickPattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\w[\\w-]*(?:\\.\\w[\\w-]*)+)");

    private static final QuickPattern FILE =
            QuickPattern.compile(
                    "^\\.|/|\\.(?:env|ya?ml|json|conf|cfg|cnf|ini|toml|properties|sh|sql|txt|xml|md|py|js|ts|rb|php|tf|tfvars|hcl|service|sample|dist|template|tmpl|j2)(?:\\.|$)",
                    CASE_INSENSITIVE);

    /// A line that may say so; the sentence may go on in the next one.
    private static final QuickPattern MAY =
            QuickPattern.compile(
                    "\\b(?:replace|substitute|exchange|swap|change|put|use|insert|write|fill|enter|where|stands|is)\\b",
                    CASE_INSENSITIVE);

    /// `# the version you were running before`, `# your host`
    private static final QuickPattern READERS_OWN =
            QuickPattern.compile(
                    "^\\W*(?:(?:this|it) is |(?:set|export|choose|pick|enter|define|use|put|note|fill in) (?:this to |it to )?)?(?:the (?:[\\w-]+ ){0,2}?(?:"
                            + NOUN
                            + "|one)(?: that| which)? you\\b[^.]{0,60}|your (?:[\\w-]+ ){0,2}?"
                            + NOUN
                            + "(?: here| goes here)?)\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern VERSION =
            QuickPattern.compile("[vV]?\\d+(?:\\.\\d+)+(?:-\\w+)*");

    private static final QuickPattern ASSIGNS =
            QuickPattern.compile(
                    "^(?:export\\s+|set\\s+)?[A-Za-z_]\\w*=[\"']?[^\\s\"'$=`]+[\"']?$");

    private ToldToReplace() {}

    /// The value that the remark behind a command tells to replace, or calls the reader's own: the
    /// last of its words.
    public static List<String> behind(String remark, String script) {
        return (REMARK.find(remark) || READERS_OWN.find(remark)) && !ONLY_IF.find(remark)
                ? last(script)
                : List.of();
    }

    /// The value of an assignment below such words.
    public static List<String> below(String title, String script) {
        return ASSIGNS.find(script)
                        && (REMARK.find(title) || READERS_OWN.find(title))
                        && !ONLY_IF.find(title)
                ? last(script)
                : List.of();
    }

    private static List<String> last(String script) {
        var value = VALUE.matcher(script);
        if (!value.find()) {
            return List.of();
        }
        var version = VERSION.matcher(value.group(2));
        return List.of(version.find() ? version.group() : value.group(2));
    }

    /// The values, written as they may stand in a command, that a line tells to replace by the
    /// reader's own.
    ///
    /// @param next the line below it, where the sentence may go on
    public static List<String> values(String line, String next) {
        if (line.length() > 500 || !MAY.find(line)) {
            return List.of();
        }
        var text = next.isBlank() || next.length() > 500 ? line : line + " " + next.strip();
        var shown =
                STANDS_FOR.all(text).stream()
                        .filter(it -> example(group(it), it.group()))
                        .map(ToldToReplace::group);
        var told =
                Stream.of(REPLACED, PUT_FOR)
                        .flatMap(pattern -> pattern.all(text).stream())
                        .map(ToldToReplace::group);
        return Stream.concat(told, shown)
                .filter(value -> !CommandWords.known(value + " x"))
                .toList();
    }

    /// A file that is an example is there to be copied.
    private static boolean example(String value, String said) {
        return !FILE.find(value)
                && (VERSION.matches(value) || ADDRESS.matches(value) || ONLY_SHOWN.find(said));
    }

    private static String group(MatchResult found) {
        for (var i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                return found.group(i);
            }
        }
        return "";
    }

    /// Whether such a value stands in a command, and not only as a part of another word.
    public static boolean holds(String script, String value) {
        var version = VERSION.matches(value);
        for (var at = script.indexOf(value); at >= 0; at = script.indexOf(value, at + 1)) {
            var before = at == 0 ? ' ' : script.charAt(at - 1);
            var end = at + value.length();
            var after = end == script.length() ? ' ' : script.charAt(end);
            var next = end + 1 < script.length() ? script.charAt(end + 1) : ' ';
            if (!part(before, version)
                    && "${%<[.".indexOf(before) < 0
                    && !part(after, version)
                    && "=}%>]".indexOf(after) < 0
                    && !(after == '.'
                            && (version
                                    ? Character.isDigit(next)
                                    : value.indexOf('.') >= 0
                                            && Character.isLetterOrDigit(next)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean part(char beside, boolean version) {
        return Character.isLetterOrDigit(beside) || (!version && (beside == '_' || beside == '-'));
    }

    /// The names in capitals that a line tells to replace.
    public static List<String> named(String line) {
        return line.length() > 500
                ? List.of()
                : NAMED.all(line).stream()
                        .map(it ->
                                it.group(1) != null
                                        ? it.group(1)
                                        : it.group(2) != null ? it.group(2) : it.group(3))
                        .toList();
    }
}
