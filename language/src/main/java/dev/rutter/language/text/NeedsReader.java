package dev.rutter.language.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.util.ArrayList;
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
    private static final int LONGEST_STRING = 60;

    private static final String QUANTIFIERS = "*+?{";
    private static final String SPECIAL = QUANTIFIERS + "()[|.^$\\";

    /// Thrown inside only: the expression holds something that is not understood.
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }

    private final String regex;
    private int at;

    /// Whether `^` stands at each line's beginning.
    private boolean lines;

    private NeedsReader(String regex, boolean lines) {
        this.regex = regex;
        this.lines = lines;
    }

    static Part read(String regex, int flags) {
        if ((flags & ~(CASE_INSENSITIVE | DOTALL | MULTILINE)) != 0) {
            return Part.ANYTHING;
        }
        try {
            var reader = new NeedsReader(regex, (flags & MULTILINE) != 0);
            var part = reader.alternatives();
            return reader.at < regex.length() ? Part.ANYTHING : part;
        } catch (NotUnderstood _) {
            return Part.ANYTHING;
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
        return branches.size() == 1 ? branches.getFirst() : Part.oneOf(branches);
    }

    private Part sequence() {
        var needs = new ArrayList<Clause>();
        var run = Set.of("");
        var begins = Beginning.NOTHING;
        var whole = true;
        while (more() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            var literal = literal();
            var part = literal.isEmpty() ? repeated(atom()) : Part.exactly(literal);
            needs.addAll(part.needs());
            begins = begins.then(part.begins());
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
        return new Part(whole ? run : Set.of(), needs, begins);
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
        if (run.size() * more.size() > Part.MOST_STRINGS) {
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
        return part.times(least, most);
    }

    private Part atom() {
        var c = next();
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '.' -> Part.ANYTHING;
            case '^' -> lines ? Part.exactly(Clause.GAP) : Part.START;
            case '$' -> Part.exactly(Clause.GAP);
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
            return new Part(Set.of(""), closed(alternatives()).all(), Beginning.NOTHING);
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
            lines |= flag == 'm';
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
            case 'A' -> Part.START;
            case 's', 'W', 'h', 'v', 'R', 'n', 't', 'r', 'f', 'z', 'Z' -> Part.exactly(Clause.GAP);
            case 'd' -> new Part(Set.of(), List.of(Clause.digit()), Beginning.WITHOUT_LETTERS);
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
    private String property() {
        var from = at;
        if (next() == '{') {
            while (next() != '}') {
                // A name.
            }
        }
        return regex.substring(from, at);
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
                        members.property(c, property());
                    } else {
                        members.predefined(c);
                    }
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
        return excludes
                ? new Part(Set.of(), List.of(), members.beginningWithout())
                : new Part(members.strings(), members.needs(), members.beginning());
    }
}
