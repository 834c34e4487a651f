package dev.rutter.language.expect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds an author's words in an output: whole words, so that `healthy` is not found in
/// `unhealthy`, nor `ok` in `broken`.
final class Wording {

    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern AROUND_JSON_MARKS = Pattern.compile("\\s*([{}\\[\\]:,])\\s*");
    private static final Pattern NEGATION =
            Pattern.compile(
                    "(?i)(?:\\b(?:not|no|never|without)|n['’]t)(?:\\s+(?:yet|longer|an?|the|all|fully|currently|been|be))*[\\s:\"']*$|\\b(?:un|in|non|not|dis)[-_]$");

    private static final int NEAR = 40;

    /// What stands for anything in an author's sample: `…`, `...`, `XXXX`, `<name>`.
    static final Pattern HOLE =
            Pattern.compile("…|\\.{3,}|\\bX{3,}\\b|\\bx{4,}\\b|<[^<>\\n]{1,80}>");

    private static final int SHORT_WORD = 5;

    private Wording() {}

    /// Without terminal colours.
    static String plain(String output) {
        return COLOURS.matcher(output).replaceAll("");
    }

    /// The text around the first place that holds `words`, or empty.
    ///
    /// @param exactly whether letters' case and blanks count
    static Optional<String> find(String output, String words, boolean exactly) {
        if (words.isBlank()) {
            return Optional.empty();
        }
        if (exactly && at(output, words, true) >= 0) {
            return Optional.of(lineAt(output, at(output, words, true)));
        }
        var quoted = words.contains("\"") || words.contains("{") || words.contains("[");
        if (exactly && !quoted) {
            return Optional.empty();
        }
        // Blanks around the marks of JSON mean nothing, whoever printed it.
        var where = quoted ? tight(output) : BLANKS.matcher(output).replaceAll(" ");
        var what = quoted ? tight(words) : BLANKS.matcher(words.strip()).replaceAll(" ");
        var place = at(where, what, exactly);
        return place < 0 ? Optional.empty() : Optional.of(around(where, place, what.length()));
    }

    /// Whether the words occur, but only after a `not`.
    static boolean onlyDenied(String output, String words) {
        var text = lower(BLANKS.matcher(output).replaceAll(" "));
        var place = text.indexOf(lower(BLANKS.matcher(words.strip()).replaceAll(" ")));
        return place >= 0 && denied(text, place) && find(output, words, false).isEmpty();
    }

    /// Whether the words occur, but only as a part of a name whose value may mean anything.
    static boolean onlyNamed(String output, String words) {
        return !words.isBlank()
                && at(
                                BLANKS.matcher(output).replaceAll(" "),
                                BLANKS.matcher(words.strip()).replaceAll(" "),
                                false,
                                Naming.NAMES)
                        >= 0
                && find(output, words, false).isEmpty();
    }

    /// Letter by letter, so that places stay the same.
    private static String lower(String text) {
        var letters = text.toCharArray();
        for (var i = 0; i < letters.length; i++) {
            letters[i] = Character.toLowerCase(letters[i]);
        }
        return new String(letters);
    }

    private static int at(String output, String words, boolean exactly) {
        return at(output, words, exactly, Naming.SAYS);
    }

    private static int at(String output, String words, boolean exactly, Naming naming) {
        var where = exactly ? output : lower(output);
        var what = exactly ? words : lower(words);
        for (var place = where.indexOf(what); place >= 0; place = where.indexOf(what, place + 1)) {
            var end = place + what.length();
            if (begins(where, what, place)
                    && ends(where, what, place, exactly)
                    && !denied(where, place)
                    && Naming.of(output, what, end) == naming) {
                return place;
            }
        }
        return -1;
    }

    private static boolean denied(String output, int place) {
        return NEGATION.matcher(output.substring(Math.max(0, place - NEAR), place)).find();
    }

    private static boolean begins(String where, String what, int place) {
        return place == 0
                || !Character.isLetterOrDigit(what.charAt(0))
                || !Character.isLetterOrDigit(where.charAt(place - 1));
    }

    private static boolean ends(String where, String what, int place, boolean exactly) {
        var end = place + what.length();
        var last = what.charAt(what.length() - 1);
        if (end >= where.length()
                || !Character.isLetterOrDigit(last)
                || !Character.isLetterOrDigit(where.charAt(end))) {
            return true;
        }
        // `success` may go on as `successfully`; `5` may not go on as `50`.
        return !exactly
                && what.length() >= SHORT_WORD
                && Character.isLetter(last)
                && Character.isLetter(where.charAt(end));
    }

    private static String tight(String text) {
        return AROUND_JSON_MARKS
                .matcher(BLANKS.matcher(text.strip()).replaceAll(" "))
                .replaceAll("$1");
    }

    private static String lineAt(String output, int place) {
        var from = output.lastIndexOf('\n', place) + 1;
        var to = output.indexOf('\n', place);
        return output.substring(from, to < 0 ? output.length() : to).strip();
    }

    private static String around(String text, int place, int length) {
        return text.substring(
                Math.max(0, place - 60), Math.min(text.length(), place + length + 60));
    }

    /// How a sample's lines are found in an output.
    sealed interface Sample {
        /// All of them, in this order.
        record Found() implements Sample {}

        /// Every line of the sample is a hole.
        record NothingButHoles() implements Sample {}

        /// This line is not there.
        ///
        /// @param butForNumbers whether everything is there once numbers are taken for holes
        record Lacks(String line, boolean butForNumbers) implements Sample {}
    }

    /// Looks for every non-empty line of a sample, in order, in the lines of an output.
    static Sample sample(List<String> lines, String output) {
        var wanted = lines.stream().map(Wording::oneBlank).filter(l -> !l.isEmpty()).toList();
        var telling = wanted.stream().filter(l -> !onlyHoles(l)).toList();
        if (telling.isEmpty()) {
            return new Sample.NothingButHoles();
        }
        var seen = output.lines().map(Wording::oneBlank).toList();
        var lacking = firstLacking(telling, seen, false);
        if (lacking.isEmpty()) {
            return new Sample.Found();
        }
        return new Sample.Lacks(lacking.get(), firstLacking(telling, seen, true).isEmpty());
    }

    private static Optional<String> firstLacking(
            List<String> wanted, List<String> seen, boolean numbersAreHoles) {
        var next = 0;
        for (var line : wanted) {
            var pieces = Pieces.within(line, numbersAreHoles);
            while (next < seen.size() && !pieces.in(seen.get(next))) {
                next++;
            }
            if (next == seen.size()) {
                return Optional.of(line);
            }
            next++;
        }
        return Optional.empty();
    }

    /// Whether nothing is left once the holes are taken out.
    static boolean onlyHoles(String text) {
        return HOLE.matcher(text).replaceAll("").isBlank();
    }

    private static String oneBlank(String line) {
        return BLANKS.matcher(line.strip()).replaceAll(" ");
    }
}
