package dev.rutter.language.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A table answers with the first row whose expression occurs, whichever rows it asks.
class ExpressionsTest {
    /// More than a hundred rows, among them some of which nothing is needed.
    private static final List<QuickPattern> ROWS =
            Stream.concat(
                            IntStream.range(0, 100).mapToObj(i -> "\\bword" + i + "\\b"),
                            Stream.of(
                                    "\\broll ?back\\b|\\bundo\\b",
                                    "^\\W*(?:if|when)\\b.*\\bfails?\\b",
                                    "\\d+ ?%",
                                    "[^a-z ]x",
                                    "straße|ſ"))
                    .map(regex ->
                            QuickPattern.compile(
                                    regex,
                                    regex.startsWith("stra")
                                            ? CASE_INSENSITIVE | UNICODE_CASE
                                            : CASE_INSENSITIVE))
                    .toList();

    private static final Expressions<QuickPattern> TABLE = Expressions.of(ROWS, row -> row);

    private static final List<String> TEXTS =
            List.of(
                    "",
                    "word7",
                    "word99 and word70",
                    "Roll back if word3 fails",
                    "undo it",
                    "5 %",
                    "When it fails, word100",
                    "STRASSE",
                    "STRAẞE",
                    "straße",
                    "s",
                    "word",
                    "word64.",
                    "-x",
                    "word63 word64 word65",
                    "x".repeat(5_000),
                    "x".repeat(5_000) + " undo");

    @Test
    void answersWithTheFirstRowThatOccurs() {
        for (var text : TEXTS) {
            var expected =
                    ROWS.stream().filter(row -> row.pattern().matcher(text).find()).findFirst();
            assertEquals(expected, TABLE.first(text), text);
            assertEquals(expected, Traces.during(() -> TABLE.first(text)), text);
        }
    }

    @Test
    void passesOverRowsThatAreNotWanted() {
        var found = Traces.during(() -> TABLE.first("word7 or word8", row -> row != ROWS.get(7)));
        assertEquals(Optional.of(ROWS.get(8)), found);
    }

    @Test
    void answersForATableWithoutRows() {
        var empty = Expressions.of(List.<QuickPattern>of(), row -> row);
        assertEquals(Optional.empty(), Traces.during(() -> empty.first("word")));
    }
}
