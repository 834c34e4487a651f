package dev.rutter.language.text;

import java.util.ArrayList;

/// Cutting a text at its blanks, which is asked for more often than any other cut.
final class Blanks {
    /// The expression whose cuts these are.
    static final String BLANKS = "\\s+";

    private Blanks() {}

    /// As [java.util.regex.Pattern#split(CharSequence, int)] cuts at [#BLANKS].
    static String[] split(String text, int limit) {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = next(text, 0, true); i < text.length(); i = next(text, from, true)) {
            if (limit > 0 && parts.size() == limit - 1) {
                break;
            }
            parts.add(text.substring(from, i));
            from = next(text, i, false);
        }
        if (parts.isEmpty()) {
            return new String[] {text};
        }
        parts.add(text.substring(from));
        if (limit == 0) {
            while (!parts.isEmpty() && parts.getLast().isEmpty()) {
                parts.removeLast();
            }
        }
        return parts.toArray(String[]::new);
    }

    /// Where the next blank stands, or the next character that is none.
    private static int next(String text, int from, boolean blank) {
        var at = from;
        while (at < text.length() && blank(text.charAt(at)) != blank) {
            at++;
        }
        return at;
    }

    private static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
