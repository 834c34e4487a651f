package dev.rutter.language.expect;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a word of the output says of the value beside it: `ActiveState=inactive` names a state and
/// is not `active`.
enum Naming {
    /// The word is no name of another value, or that value affirms it: `ready: true`.
    SAYS,
    /// The word names a value that denies it: `ready: false`, `UP_STATUS=DOWN`.
    DENIED,
    /// The word names, or is a part of what names, a value that neither affirms nor denies it:
    /// `ReadyReplicas: 3`.
    NAMES;

    private static final int NEAR = 60;

    /// Words for how something is, as authors expect them: other words may well be names that are
    /// looked for.
    private static final Pattern STATE =
            Pattern.compile(
                    "(?i)(?:in)?active|(?:un)?ready|(?:un)?healthy|running|up|on-?line|enabled|(?:dis)?connected|(?:un)?available|open|alive|live|reachable|serving|bound|synced|valid|green|success(?:ful)?|succeeded|ok|started|deployed|applied|passed|passing|completed?|done");

    /// Those of them that open a message as well: `Success: version 7 is live`.
    private static final Pattern TELLS =
            Pattern.compile(
                    "(?i)success(?:ful)?|succeeded|ok|started|deployed|applied|passed|completed?|done");

    /// `ready: false`: whatever the word is.
    private static final Pattern FALSE =
            Pattern.compile("(?i)^[\"']?\\s*[:=]\\s*[\"']?(?:false|no|none|null|off|0)\\b");

    /// The value behind a name of which the word is the whole, or a part.
    private static final Pattern VALUE =
            Pattern.compile(
                    "^(?<rest>[\\w-]*)[\"']?\\s*(?<sign>:(?!:)|=)\\s*[\"']?(?<value>[\\w/-]+)");

    private static final Pattern YES =
            Pattern.compile("(?i)true|yes|on|ok|up|(?!0)\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern NO =
            Pattern.compile(
                    "(?i)false|no|none|null|nil|off|0+|0/\\d+|down|dead|fail\\w*|stopped|exited|error\\w*|crash\\w*|lost|broken|degraded|missing|closed|expired|inactive|not-?\\w*|un(?:healthy|available|ready|reachable|known)|dis(?:abled|connected)|off-?line|outofsync|invalid|red");

    /// So many of more.
    private static final Pattern PART = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /// What the word that ends at `end` says there.
    ///
    /// @param output as it was printed
    /// @param word in any letters
    static Naming of(String output, String word, int end) {
        var behind = output.substring(end, Math.min(output.length(), end + NEAR));
        if (FALSE.matcher(behind).find()) {
            return DENIED;
        }
        if (!STATE.matcher(word).matches()) {
            return SAYS;
        }
        var named = VALUE.matcher(behind);
        if (!named.find()) {
            return compound(output, end) ? NAMES : SAYS;
        }
        var value = named.group("value");
        if (NO.matcher(value).matches() || opposite(value, word)) {
            return DENIED;
        }
        if (value.equalsIgnoreCase(word)) {
            return SAYS;
        }
        if (!named.group("rest").isEmpty()) {
            return value.equalsIgnoreCase("true") ? SAYS : NAMES;
        }
        return of(value) || (TELLS.matcher(word).matches() && named.group("sign").equals(":"))
                ? SAYS
                : NAMES;
    }

    /// Whether a value affirms the name before it.
    private static boolean of(String value) {
        var part = PART.matcher(value);
        return YES.matcher(value).matches()
                || (part.matches() && part.group(1).equals(part.group(2)));
    }

    /// `unready`, `not-serving`.
    private static boolean opposite(String value, String word) {
        var longer = value.length() - word.length();
        return longer > 0
                && longer < 5
                && value.toLowerCase(Locale.ROOT).endsWith(word.toLowerCase(Locale.ROOT));
    }

    /// Whether the word goes on as a name of several words does: `ActiveState`.
    private static boolean compound(String output, int end) {
        return end > 0
                && end < output.length()
                && Character.isUpperCase(output.charAt(end))
                && Character.isLowerCase(output.charAt(end - 1));
    }
}
