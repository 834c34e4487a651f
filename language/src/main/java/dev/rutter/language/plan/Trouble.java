package dev.rutter.language.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/// Commands whose exit status says nothing of how things are: searches for what is wrong, which end
/// with 1 where nothing is (POSIX: grep, diff), and what goes on with a text of its own where it
/// fails.
final class Trouble {
    private static final Pattern SEARCH =
            Pattern.compile("(?is)^(?:sudo\\s+)?(?:[ezf]?grep|rg)\\b(?!.*\\s-\\w*q).*");
    private static final Pattern WRONG =
            Pattern.compile(
                    "(?i)error|fail|exception|fatal|panic|critical|traceback|denied|refused|\\boom\\b|\\s5\\d\\d\\b|\\\" 5");
    private static final Pattern INVERTED = Pattern.compile("\\s-\\w*v\\w*\\s");
    private static final Pattern COMPARES =
            Pattern.compile("(?is)^(?:sudo\\s+)?(?:diff|cmp|comm)\\s[^|;&]*");
    private static final Pattern OTHERWISE =
            Pattern.compile(
                    "(?s).*\\|\\|\\s*(?:\\(|\\{)?\\s*(?:echo|printf)\\s+(?:-[ne]+\\s+)?(?:\"([^\"$`]{2,200})\"|'([^']{2,200})'|([\\w .,!?:-]{2,200}))\\s*[)};]?\\s*[)}]?\\s*");

    private Trouble() {}

    /// Whether a command looks for what is wrong, so that finding nothing is good.
    static boolean lookedFor(String script) {
        var plain = script.strip();
        if (plain.contains("&&") || plain.contains("||") || plain.contains("\n")) {
            return false;
        }
        if (COMPARES.matcher(plain).matches()) {
            return true;
        }
        // A bar inside quotes joins the words that are looked for.
        var quoted = plain.replaceAll("'[^']*'|\"[^\"]*\"", "''");
        var bars = quoted.length() - quoted.replace("|", "").length();
        var from = 0;
        for (var i = 0; i < bars; i++) {
            from = next(plain, from);
        }
        var last = plain.substring(Math.min(from, plain.length())).strip();
        return SEARCH.matcher(last).matches()
                && (WRONG.matcher(last).find()
                        || (INVERTED.matcher(last).find() && plain.contains("diff ")));
    }

    /// The place behind the next bar that is not inside quotes.
    private static int next(String script, int from) {
        var quote = '\0';
        for (var i = from; i < script.length(); i++) {
            var letter = script.charAt(i);
            if (quote != '\0') {
                quote = letter == quote ? '\0' : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '|') {
                return i + 1;
            }
        }
        return script.length();
    }

    /// What a command prints by itself where it fails, and then ends well: `… || echo "failed"`.
    static Optional<String> told(String script) {
        var match = OTHERWISE.matcher(script);
        return match.matches()
                ? Optional.of(
                                match.group(1) != null
                                        ? match.group(1)
                                        : match.group(2) != null ? match.group(2) : match.group(3))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
