package dev.rutter.language.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Derives from an expression's source what a text must hold for it to occur.
///
/// Each part of an expression is either *exact*: one of a few strings, as `(?:roll|go) back`; or
/// not, as `.*`. Exact parts that follow each other are one run of strings, and where a run ends it
/// is a clause: the text holds one of them. Of alternatives that are not exact each gives its best
/// clause, and together they are one. What is not understood needs nothing, so that the answer may
/// be too weak and is never wrong.
final class NeedsReader {
    /// More strings than that in a run are no run.
    private static final int MOST_STRINGS = 64;

    private static final int MOST_OPTIONS = 300;
    private static final int LONGEST_STRING = 60;

    private static final String QUANTIFIERS = "*+?{";
    private static final String SPECIAL = QUANTIFIERS + "()[|.^$\\";

    /// @param exact the only strings that it stands for; empty where they are not known
    private record Part(Set<String> exact, List<Clause> needs) {
        static final Part NOTHING = new Part(Set.of(""), List.of());
        static final Part ANYTHING = new Part(Set.of(), List.of());

        static Part exactly(char c) {
            return exactly(String.valueOf(c));
        }

        static Part exactly(String string) {
            return new Part(Set.of(string), List.of());
        }

        boolean known() {
            return !exact.isEmpty();
        }

        /// Everything it needs, its strings among it.
        List<Clause> all() {
            var all = new ArrayList<>(needs);
            if (known()) {
                Clause.ofRun(exact).ifPresent(all::add);
            }
            return all;
        }
    }

    /// Thrown inside only: the expression holds something that is not understood.
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    private final String regex;
    private int at;

    private NeedsReader(String regex) {
        this.regex = regex;
    }

    static List<Clause> read(String regex, int flags) {
        if ((flags & ~(CASE_INSENSITIVE | DOTALL | MULTILINE)) != 0) {
            return List.of();
        }
        try {
            var reader = new NeedsReader(regex);
            var part = reader.alternatives();
            return reader.at < regex.length() ? List.of() : part.all();
        } catch (NotUnderstood _) {
            return List.of();
        }
    }

    private boolean more() {
        return at < regex.length();
    }

    private char next() {
        if (!more()) {
            throw new NotUnderstood();
        }
        return regex.charAt(at++);
    }

    private boolean take(String text) {
        var there = regex.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    private Part alternatives() {
        var branches = new ArrayList<Part>();
        branches.add(sequence());
        while (take("|")) {
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.getFirst() : oneOf(branches);
    }

    private static Part oneOf(List<Part> branches) {
        var strings = new LinkedHashSet<String>();
        branches.forEach(branch -> strings.addAll(branch.exact()));
        if (branches.stream().allMatch(b -> b.known() && b.needs().isEmpty())
                && strings.size() <= MOST_STRINGS) {
            return new Part(strings, List.of());
        }
        var options = new ArrayList<int[]>();
        var shortest = Integer.MAX_VALUE;
        for (var branch : branches) {
            var best = branch.all().stream().reduce((a, b) -> b.better(a) ? b : a);
            if (best.isEmpty()) {
                return Part.ANYTHING;
            }
            var certain = certain(branch.all(), best.get());
            best.get().options().forEach(option -> options.add(joined(option, certain)));
            shortest = Math.min(shortest, best.get().shortest());
        }
        return options.size() > MOST_OPTIONS
                ? Part.ANYTHING
                : new Part(Set.of(), List.of(new Clause(options, shortest)));
    }

    /// What a branch needs beside its best clause, as far as that leaves no choice.
    private static int[] certain(List<Clause> all, Clause best) {
        var certain = new int[0];
        for (var clause : all) {
            if (!clause.equals(best) && clause.options().size() == 1) {
                certain = joined(certain, clause.options().getFirst());
            }
        }
        return certain;
    }

    private static int[] joined(int[] first, int[] second) {
        if (second.length == 0) {
            return first;
        }
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private Part sequence() {
        var needs = new ArrayList<Clause>();
        var run = Set.of("");
        var whole = true;
        while (more() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            var literal = literal();
            var part = literal.isEmpty() ? repeated(atom()) : Part.exactly(literal);
            needs.addAll(part.needs());
            var joined = part.known() ? join(run, part.exact()) : Set.<String>of();
            if (joined.isEmpty()) {
                whole = false;
                Clause.ofRun(run).ifPresent(needs::add);
                run = part.known() ? part.exact() : Set.of("");
            } else {
                run = joined;
            }
        }
        if (!whole) {
            Clause.ofRun(run).ifPresent(needs::add);
        }
        return new Part(whole ? run : Set.of(), needs);
    }

    /// The plain characters from here on that are there once each; they need not be taken one by
    /// one.
    private String literal() {
        var end = at;
        while (end < regex.length() && SPECIAL.indexOf(regex.charAt(end)) < 0) {
            end++;
        }
        if (end < regex.length() && QUANTIFIERS.indexOf(regex.charAt(end)) >= 0) {
            end--;
        }
        var literal = regex.substring(at, Math.max(at, end));
        at += literal.length();
        return literal;
    }

    /// Every string of `run` with every string of `more` behind it; none where they are too many.
    private static Set<String> join(Set<String> run, Set<String> more) {
        if (run.size() * more.size() > MOST_STRINGS) {
            return Set.of();
        }
        var joined = LinkedHashSet.<String>newLinkedHashSet(run.size() * more.size());
        for (var first : run) {
            for (var second : more) {
                if (first.length() + second.length() > LONGEST_STRING) {
                    return Set.of();
                }
                joined.add(first + second);
            }
        }
        return joined;
    }

    private Part repeated(Part part) {
        var least = 1;
        var most = 1;
        if (take("?")) {
            least = 0;
        } else if (take("*")) {
            least = 0;
            most = Integer.MAX_VALUE;
        } else if (take("+")) {
            most = Integer.MAX_VALUE;
        } else if (more() && regex.charAt(at) == '{') {
            at++;
            var end = regex.indexOf('}', at);
            if (end < 0) {
                throw new NotUnderstood();
            }
            var bounds = regex.substring(at, end).split(",", -1);
            at = end + 1;
            least = Integer.parseInt(bounds[0]);
            most =
                    bounds.length == 1
                            ? least
                            : bounds[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1]);
        } else {
            return part;
        }
        if (!take("?")) {
            take("+");
        }
        return times(part, least, most);
    }

    private static Part times(Part part, int least, int most) {
        var gap = part.known() && part.exact().stream().allMatch(Clause::gap);
        if (least == 0) {
            return gap || (most == 1 && part.known())
                    ? new Part(with(part.exact(), ""), List.of())
                    : Part.ANYTHING;
        }
        // However many of them there are, they are one edge.
        if (gap || (least == 1 && most == 1)) {
            return part;
        }
        return new Part(Set.of(), part.all());
    }

    private static Set<String> with(Set<String> strings, String more) {
        var all = new LinkedHashSet<>(strings);
        all.add(more);
        return all;
    }

    private Part atom() {
        var c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '.' -> Part.ANYTHING;
            case '^', '$' -> Part.exactly(Clause.GAP);
            case '\\' -> escape(next());
            case '*', '+', '?', '{', ')', '|' -> throw new NotUnderstood();
            default -> Part.exactly(c);
        };
    }

    private Part group() {
        if (!take("?")) {
            return closed(alternatives());
        }
        if (take(":") || take(">")) {
            return closed(alternatives());
        }
        if (take("=") || take("<=")) {
            // It takes no room: the run goes on, and what it asks for is asked for as well.
            return new Part(Set.of(""), closed(alternatives()).all());
        }
        if (take("!") || take("<!")) {
            closed(alternatives());
            return Part.NOTHING;
        }
        if (take("<")) {
            while (next() != '>') {
                // A name.
            }
            return closed(alternatives());
        }
        var flag = next();
        while ("ism-".indexOf(flag) >= 0) {
            flag = next();
        }
        return switch (flag) {
            case ')' -> Part.NOTHING;
            case ':' -> closed(alternatives());
            default -> throw new NotUnderstood();
        };
    }

    private Part closed(Part inside) {
        if (!take(")")) {
            throw new NotUnderstood();
        }
        return inside;
    }

    private Part escape(char c) {
        return switch (c) {
            case 'b' -> Part.exactly(Clause.BOUNDARY);
            case 'B', 'G' -> Part.NOTHING;
            case 's', 'W', 'h', 'v', 'R', 'n', 't', 'r', 'f', 'A', 'z', 'Z' ->
                    Part.exactly(Clause.GAP);
            case 'd' -> new Part(Set.of(), List.of(Clause.digit()));
            case 'w', 'S', 'D', 'N', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Part.ANYTHING;
            case 'p', 'P' -> {
                property();
                yield Part.ANYTHING;
            }
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new NotUnderstood();
                }
                yield Part.exactly(c);
            }
        };
    }

    /// What stands behind `\p`.
    private void property() {
        if (next() == '{') {
            while (next() != '}') {
                // A name.
            }
        }
    }

    /// A class of characters, its opening bracket read.
    private Part characters() {
        var excludes = take("^");
        var members = new CharacterClass();
        if (more() && regex.charAt(at) == ']') {
            throw new NotUnderstood();
        }
        for (var c = next(); c != ']'; c = next()) {
            if (c == '[' || (c == '&' && take("&"))) {
                throw new NotUnderstood();
            }
            if (c == '\\') {
                c = next();
                if (Character.isLetterOrDigit(c)) {
                    if (c == 'p' || c == 'P') {
                        property();
                    }
                    members.predefined(c);
                    continue;
                }
            }
            if (take("-")) {
                var to = next();
                if (to == ']') {
                    members.add('-');
                    members.add(c);
                    break;
                }
                members.range(c, to == '\\' ? next() : to);
            } else {
                members.add(c);
            }
        }
        return excludes ? Part.ANYTHING : new Part(members.strings(), members.needs());
    }
}
