package dev.rutter.language.expect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON as values, read from outputs and from authors' samples.
sealed interface Json {

    record Members(Map<String, Json> of, boolean andMore) implements Json {}

    record Items(List<Json> of, boolean andMore) implements Json {}

    record Text(String value) implements Json {}

    record Figure(BigDecimal value) implements Json {}

    /// `true`, `false`, `null`, or in a sample any other bare word.
    record Word(String value) implements Json {}

    /// Stands for anything, in a sample only.
    record Hole() implements Json {}

    /// Reads an author's sample: besides JSON it may hold `...`, `…`, `XXXX`, `<name>`, comments,
    /// single quotes, bare keys and words, and commas too many. Empty where it is no JSON even so.
    static Optional<Json> sample(String text) {
        return new Reader(text, true).whole();
    }

    /// The JSON values that an output holds, in order, whatever stands around them. At most 100.
    static List<Json> in(String output) {
        var found = new ArrayList<Json>();
        var attempts = 0;
        for (var at = 0; at < output.length() && found.size() < 100 && attempts < 200; at++) {
            var mark = output.charAt(at);
            if (mark == '{' || mark == '[') {
                attempts++;
                var reader = new Reader(output, false);
                reader.at = at;
                var value = reader.value(0);
                if (value.isPresent() && !reader.broken) {
                    found.add(value.get());
                    at = reader.at - 1;
                }
            }
        }
        if (found.isEmpty()) {
            new Reader(output, false).whole().ifPresent(found::add);
        }
        return found;
    }

    /// As JSON text, for people.
    default String show() {
        return switch (this) {
            case Members members ->
                    "{"
                            + String.join(
                                    ", ",
                                    members.of().entrySet().stream()
                                            .map(e ->
                                                    '"' + e.getKey() + "\": " + e.getValue().show())
                                            .toList())
                            + (members.andMore()
                                    ? (members.of().isEmpty() ? "...}" : ", ...}")
                                    : "}");
            case Items items ->
                    "["
                            + String.join(", ", items.of().stream().map(Json::show).toList())
                            + (items.andMore() ? (items.of().isEmpty() ? "...]" : ", ...]") : "]");
            case Text text -> '"' + text.value() + '"';
            case Figure number -> number.value().toPlainString();
            case Word word -> word.value();
            case Hole _ -> "...";
        };
    }

    /// Reads one value. Never throws for its input; depth and size have limits.
    final class Reader {
        private static final int DEEPEST = 100;
        private static final int LONGEST = 1 << 21;

        private final String text;
        private final boolean tolerant;
        private int at;
        private boolean broken;

        private Reader(String text, boolean tolerant) {
            this.text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            this.tolerant = tolerant;
        }

        private Optional<Json> whole() {
            var value = value(0);
            blanks();
            if (tolerant && at < text.length() && text.charAt(at) == ';') {
                at++;
                blanks();
            }
            return broken || at < text.length() ? Optional.empty() : value;
        }

        private Optional<Json> value(int depth) {
            blanks();
            if (broken || depth > DEEPEST || at >= text.length()) {
                return fail();
            }
            var mark = text.charAt(at);
            if (mark == '{') {
                return members(depth);
            }
            if (mark == '[') {
                return items(depth);
            }
            if (mark == '"' || (tolerant && mark == '\'')) {
                return string().map(s ->
                        tolerant && Wording.onlyHoles(s) && !s.isBlank()
                                ? new Hole()
                                : new Text(s));
            }
            return bare();
        }

        private Optional<Json> members(int depth) {
            at++;
            var of = new LinkedHashMap<String, Json>();
            var more = false;
            while (true) { // ends at the closing mark, or broken at the end of the text
                blanks();
                if (eat('}')) {
                    return Optional.of(new Members(of, more));
                }
                if (tolerant && ellipsis()) {
                    more = true;
                    blanks();
                    eat(',');
                    continue;
                }
                var key = key();
                blanks();
                if (key.isEmpty() || !eat(':')) {
                    return fail();
                }
                var value = value(depth + 1);
                if (value.isEmpty()) {
                    return fail();
                }
                of.put(key.get(), value.get());
                blanks();
                if (!eat(',')
                        && !(at < text.length() && text.charAt(at) == '}')
                        && !(tolerant && ellipsisAhead())) {
                    return fail();
                }
            }
        }

        private Optional<Json> items(int depth) {
            at++;
            var of = new ArrayList<Json>();
            var more = false;
            while (true) { // ends at the closing mark, or broken at the end of the text
                blanks();
                if (eat(']')) {
                    return Optional.of(new Items(of, more));
                }
                if (tolerant && ellipsis()) {
                    more = true;
                    blanks();
                    eat(',');
                    continue;
                }
                var value = value(depth + 1);
                if (value.isEmpty()) {
                    return fail();
                }
                of.add(value.get());
                blanks();
                if (!eat(',')
                        && !(at < text.length() && text.charAt(at) == ']')
                        && !(tolerant && ellipsisAhead())) {
                    return fail();
                }
            }
        }

        private Optional<String> key() {
            if (at < text.length()
                    && (text.charAt(at) == '"' || (tolerant && text.charAt(at) == '\''))) {
                return string();
            }
            if (!tolerant) {
                return Optional.empty();
            }
            var from = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at))
                            || "_-$.".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            return at > from ? Optional.of(text.substring(from, at)) : Optional.empty();
        }

        private Optional<String> string() {
            var quote = text.charAt(at++);
            var out = new StringBuilder();
            while (at < text.length()) {
                var c = text.charAt(at++);
                if (c == quote) {
                    return Optional.of(out.toString());
                }
                if (c == '\\' && at < text.length()) {
                    var escaped = text.charAt(at++);
                    switch (escaped) {
                        case 'n' -> out.append('\n');
                        case 't' -> out.append('\t');
                        case 'r' -> out.append('\r');
                        case 'b' -> out.append('\b');
                        case 'f' -> out.append('\f');
                        case 'u' -> unicode(out);
                        default -> out.append(escaped);
                    }
                } else {
                    out.append(c);
                }
            }
            broken = true;
            return Optional.empty();
        }

        private void unicode(StringBuilder out) {
            var code = 0;
            for (var i = 0; i < 4; i++) {
                var digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
                if (digit < 0) {
                    broken = true;
                    return;
                }
                code = code * 16 + digit;
                at++;
            }
            out.append((char) code);
        }

        private Optional<Json> bare() {
            var from = at;
            if (tolerant && ellipsis()) {
                return Optional.of(new Hole());
            }
            if (tolerant && text.charAt(at) == '<') {
                while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '\n') {
                    at++;
                }
                return eat('>') ? Optional.of(new Hole()) : fail();
            }
            while (at < text.length()
                    && !Character.isWhitespace(text.charAt(at))
                    && ",{}[]:\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var word = text.substring(from, at);
            if (word.isEmpty() || word.length() > 400) {
                return fail();
            }
            if (word.matches("-?\\d{1,300}(?:\\.\\d{1,300})?(?:[eE][-+]?\\d{1,3})?")) {
                return Optional.of(new Figure(new BigDecimal(word)));
            }
            if (word.equals("true") || word.equals("false") || word.equals("null")) {
                return Optional.of(new Word(word));
            }
            if (!tolerant) {
                return fail();
            }
            return Optional.of(Wording.onlyHoles(word) ? new Hole() : new Word(word));
        }

        private boolean ellipsisAhead() {
            return text.startsWith("...", at) || text.startsWith("…", at);
        }

        private boolean ellipsis() {
            if (!ellipsisAhead()) {
                return false;
            }
            while (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '…')) {
                at++;
            }
            return true;
        }

        private boolean eat(char mark) {
            if (at < text.length() && text.charAt(at) == mark) {
                at++;
                return true;
            }
            return false;
        }

        private void blanks() {
            while (at < text.length()) {
                if (Character.isWhitespace(text.charAt(at))) {
                    at++;
                } else if (tolerant && (text.startsWith("//", at) || text.charAt(at) == '#')) {
                    while (at < text.length() && text.charAt(at) != '\n') {
                        at++;
                    }
                } else {
                    return;
                }
            }
        }

        private Optional<Json> fail() {
            broken = true;
            return Optional.empty();
        }
    }
}
