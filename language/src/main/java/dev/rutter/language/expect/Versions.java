package dev.rutter.language.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds a version against those that an output shows. Which of several is meant is told by the
/// word before it (`version v2`, `released v2`); where no word tells, a person does.
final class Versions {
    private static final String PARTS = "(\\d{1,9}(?:\\.\\d{1,9}){0,4})";
    private static final Pattern MARKED =
            Pattern.compile(
                    "(?<![\\p{L}\\d./])[vV]"
                            + PARTS
                            + "(?!\\d|\\.\\d)|(?<![\\d.])(\\d{1,9}(?:\\.\\d{1,9}){1,4})(?!\\d|\\.\\d)");
    private static final Pattern WHOLE =
            Pattern.compile("(?<![\\d.-])[vV]?" + PARTS + "(?![\\d-]|\\.\\d)");
    private static final Pattern DATE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d\\S*");

    /// An address is no version: `127.0.0.1`.
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private static final Pattern LAST_WORD =
            Pattern.compile("(\\p{L}[\\p{L}\\d_-]*)[\\s:=\"'`@(]{0,4}[vV]?$");

    /// Words that open a result and name nothing in it.
    private static final Set<String> OPENS =
            Set.of(
                    "expect",
                    "expected",
                    "expects",
                    "should",
                    "must",
                    "be",
                    "is",
                    "are",
                    "see",
                    "show",
                    "shows",
                    "print",
                    "prints",
                    "return",
                    "returns",
                    "output",
                    "result",
                    "a",
                    "an",
                    "the",
                    "needs",
                    "need",
                    "require",
                    "requires",
                    "v",
                    "or",
                    "with");

    /// What was done to a version, or where it is: other words in the output may say the contrary.
    private static final Pattern ACT =
            Pattern.compile("(?i)\\p{L}+ed|at|to|now|on|live|running|serving|built|done");

    private static final int MOST = 100_000;

    private Versions() {}

    static Judge.Finding judge(Expectation.Version wanted, String text) {
        var bounded = text.length() > MOST ? text.substring(0, MOST) : text;
        var shown = DATE.matcher(bounded).replaceAll(" ");
        var name = name(wanted);
        var named =
                name.isEmpty()
                        ? List.<List<Integer>>of()
                        : all(
                                Pattern.compile(
                                        "(?i)(?<![\\p{L}\\d])"
                                                + Pattern.quote(name)
                                                + "[\\s:=\"'`@(]{1,4}v?"
                                                + PARTS
                                                + "(?!\\d|\\.\\d)"),
                                shown);
        var seen = named.isEmpty() ? all(MARKED, shown) : named;
        if (seen.isEmpty()) {
            seen = all(WHOLE, shown);
        }
        if (seen.isEmpty()) {
            return Judge.Finding.unmeasurable(Seen.quoted(text), "no version is shown");
        }
        var told =
                (seen.size() == 1 ? "version " : "versions ")
                        + seen.stream().map(Versions::dotted).collect(Collectors.joining(", "));
        var met = seen.stream().filter(one -> holds(wanted, one)).count();
        if (met == 0) {
            return Judge.Finding.of(false, told);
        }
        var act = named.isEmpty() && ACT.matcher(name).matches();
        // What asks for at least a version asks a tool, which tells its own first.
        if ((met == seen.size() || (wanted.atLeast() && holds(wanted, seen.getFirst()))) && !act) {
            return Judge.Finding.of(true, told);
        }
        return new Judge.Finding(
                Verdict.Kind.UNCLEAR,
                told + " in " + Seen.quoted(text),
                act && met == seen.size()
                        ? "\"" + name + "\" does not stand before it; a person has to tell"
                        : "which of them is meant a person has to tell");
    }

    /// The word before the version in the document's words; empty where none names it.
    private static String name(Expectation.Version wanted) {
        var says = wanted.says();
        var parts =
                Pattern.compile("(?<![\\d.])" + Pattern.quote(dotted(wanted.parts())) + "(?!\\d)");
        var place = parts.matcher(says);
        if (!place.find()) {
            return "";
        }
        var word = LAST_WORD.matcher(says.substring(0, place.start()));
        return word.find() && !OPENS.contains(word.group(1).toLowerCase(java.util.Locale.ROOT))
                ? word.group(1)
                : "";
    }

    private static List<List<Integer>> all(Pattern pattern, String text) {
        var out = new ArrayList<List<Integer>>();
        var match = pattern.matcher(text);
        while (match.find()) {
            var digits = match.group(1) == null ? match.group(2) : match.group(1);
            if (ADDRESS.matcher(digits).matches()) {
                continue;
            }
            var parts = new ArrayList<Integer>();
            for (var part : digits.split("\\.", -1)) {
                parts.add(Integer.valueOf(part));
            }
            if (!out.contains(parts)) {
                out.add(List.copyOf(parts));
            }
        }
        return out;
    }

    private static boolean holds(Expectation.Version wanted, List<Integer> seen) {
        var parts = wanted.parts();
        return wanted.atLeast()
                ? compare(seen, parts) >= 0
                : seen.size() >= parts.size() && seen.subList(0, parts.size()).equals(parts);
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        for (var i = 0; i < Math.max(one.size(), other.size()); i++) {
            var order =
                    Integer.compare(
                            i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    static String dotted(List<Integer> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
