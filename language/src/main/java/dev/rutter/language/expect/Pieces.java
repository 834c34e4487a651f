package dev.rutter.language.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// An author's text cut at its holes. The pieces are looked for one after the other, each at the
/// first place that will do, so that no text makes the search run away.
record Pieces(List<Pattern> inOrder) {

    private static final Pattern DIGITS = Pattern.compile("\\d++(?:[.,:]\\d++)*+");
    private static final String WORD_BEGINS = "(?<![\\p{L}\\p{N}])";
    private static final String WORD_ENDS = "(?![\\p{L}\\p{N}])";

    /// To be found within a line, at whole words.
    ///
    /// @param numbersAreHoles whether any other number will do; a nought is meant as written
    static Pieces within(String text, boolean numbersAreHoles) {
        var begin = Character.isLetterOrDigit(text.charAt(0)) ? WORD_BEGINS : "";
        var end = Character.isLetterOrDigit(text.charAt(text.length() - 1)) ? WORD_ENDS : "";
        return cut(text, begin, end, numbersAreHoles);
    }

    /// To be the whole of a text, from end to end.
    static Pieces whole(String text) {
        return cut(text, "\\A", "\\z", false);
    }

    private static Pieces cut(String text, String begin, String end, boolean numbersAreHoles) {
        var pieces = new ArrayList<Pattern>();
        var holes = Wording.HOLE.matcher(text);
        var from = 0;
        while (holes.find()) {
            if (holes.start() > from) {
                var literal = literal(text.substring(from, holes.start()), numbersAreHoles);
                pieces.add(Pattern.compile((from == 0 ? begin : "") + literal));
            }
            from = holes.end();
        }
        if (from < text.length()) {
            var literal = literal(text.substring(from), numbersAreHoles);
            pieces.add(Pattern.compile((from == 0 ? begin : "") + literal + end));
        }
        return new Pieces(List.copyOf(pieces));
    }

    private static String literal(String piece, boolean numbersAreHoles) {
        if (!numbersAreHoles) {
            return Pattern.quote(piece);
        }
        var out = new StringBuilder();
        var numbers = DIGITS.matcher(piece);
        var from = 0;
        while (numbers.find()) {
            if (!numbers.group().equals("0")) {
                out.append(Pattern.quote(piece.substring(from, numbers.start())));
                out.append(DIGITS.pattern());
                from = numbers.end();
            }
        }
        return out.append(Pattern.quote(piece.substring(from))).toString();
    }

    /// Whether all pieces stand in a text, in this order.
    boolean in(String text) {
        var from = 0;
        for (var piece : inOrder) {
            var place = piece.matcher(text);
            if (!place.find(from)) {
                return false;
            }
            from = place.end();
        }
        return true;
    }
}
