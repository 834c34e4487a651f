package platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// As much JSON as the service needs: reads any value up to 64 levels deep, writes flat objects.
final class Json {
    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static String object(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(each ->
                        quoted(each.getKey()) + ": "
                                + value(each.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quoted(String.valueOf(value));
    }

    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (var c : String.valueOf(text).toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /// Maps, lists, texts, numbers as Double, Booleans; null as the text "null".
    ///
    /// @throws IllegalArgumentException where it is no JSON
    static Object read(String text) {
        var reader = new Json(text);
        var value = reader.value(0);
        reader.blanks();
        if (reader.at < text.length()) {
            throw new IllegalArgumentException("not JSON: something follows at " + reader.at);
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("nested deeper than " + DEEPEST);
        }
        blanks();
        return switch (peek()) {
            case '{' -> fields(depth);
            case '[' -> items(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> fields(int depth) {
        var fields = new LinkedHashMap<String, Object>();
        at++;
        blanks();
        while (peek() != '}') {
            var name = string();
            blanks();
            take(':');
            fields.put(name, value(depth + 1));
            blanks();
            if (peek() == ',') {
                at++;
                blanks();
            }
        }
        at++;
        return fields;
    }

    private Object items(int depth) {
        var items = new ArrayList<Object>();
        at++;
        blanks();
        while (peek() != ']') {
            items.add(value(depth + 1));
            blanks();
            if (peek() == ',') {
                at++;
                blanks();
            }
        }
        at++;
        return items;
    }

    private String string() {
        take('"');
        var out = new StringBuilder();
        while (peek() != '"') {
            var c = text.charAt(at++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            var escaped = peek();
            at++;
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    if (at + 4 > text.length()) {
                        throw new IllegalArgumentException("not JSON: it ends in a \\u");
                    }
                    out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> out.append(escaped);
            }
        }
        at++;
        return out.toString();
    }

    private Object word() {
        var from = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(from, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> "null";
            default -> Double.valueOf(word);
        };
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("not JSON: it ends too early");
        }
        return text.charAt(at);
    }

    private void take(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("not JSON: " + wanted + " is wanted at " + at);
        }
        at++;
    }
}
