package dev.rutter.language.shell;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.text.QuickPattern;
import java.util.List;

/// What an author's words tell to replace in a command before it may run: `VERSION=1.2.3 # change
/// me`, `./ship 1.2.3 # replace with your version`, `Replace ABC123 by the id of step 1`, `we'll
/// call it OLD`.
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

    private ToldToReplace() {}

    /// The value that the remark behind a command tells to replace: the last of its words.
    public static List<String> behind(String remark, String script) {
        if (!REMARK.find(remark) || ONLY_IF.find(remark)) {
            return List.of();
        }
        var value = VALUE.matcher(script);
        return value.find() ? List.of(value.group(2)) : List.of();
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
