package dev.rutter.language.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.COMMENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// An expression occurs in just those texts in which one of its alternatives does.
class AlternativesTest {
    @Test
    void theWordsOfAGroupAreTakenApart() {
        assertEquals(
                List.of("\\broll back\\b", "\\bgo back\\b"),
                Alternatives.of("\\b(?:roll|go) back\\b", 0));
        assertEquals(List.of("(?i)stop", "(?i)halt"), Alternatives.of("(?i)stop|halt", 0));
        assertEquals(
                List.of("^\\W*(?:\\d[.)])?(?:if|when)", "else"),
                Alternatives.of("^\\W*(?:\\d[.)])?(?:if|when)|else", 0));
        assertEquals(List.of("a[|(]b", "a\\|c"), Alternatives.of("a(?:[|(]b|\\|c)", 0));
    }

    @Test
    void whatMeansSomethingElseInAPartStaysWhole() {
        for (var whole :
                List.of(
                        "word",
                        "(?:a|b)*c",
                        "(?>a|b)c",
                        "(?=a|b).c",
                        "(?<!a|b)c",
                        "(a|b)\\1",
                        "a(?i)|b",
                        "\\Qa|b\\E",
                        "[a[b|c]]|d")) {
            assertEquals(List.of(whole), Alternatives.of(whole, 0), whole);
        }
        assertEquals(List.of("a | b"), Alternatives.of("a | b", COMMENTS));
        // More than they save.
        var tooMany = "a|".repeat(200) + "b";
        assertEquals(List.of(tooMany), Alternatives.of(tooMany, 0));
    }

    @Test
    void itOccursWhereOneOfItsAlternativesDoes() {
        var expressions =
                List.of(
                        "\\b(?:roll|go)(?:ing)? back(?: (?:if|when))?\\b|^undo\\b",
                        "^\\W*(?:(?:please|then) )?(?:if|when|(?:only|just) (?:if|once))\\b.*\\b(?:fails?|breaks?)$",
                        "(?<!not )\\b(?:stop|halt|(?=p)pause) (?:it|the \\w+)",
                        "\\d+ ?(?:%|percent)|[.!?] (?=[A-Z]|$)",
                        "");
        var texts =
                List.of(
                        "",
                        "Rolling back if it fails",
                        "undo it",
                        "do not undo",
                        "Then if the job breaks",
                        "only once it fails",
                        "only it fails",
                        "do not stop the job",
                        "pause the job",
                        "5 percent. Then",
                        "5. then",
                        "go backwards");
        Traces.during(() -> {
            for (var regex : expressions) {
                var whole = Pattern.compile(regex, CASE_INSENSITIVE);
                var apart = Apart.of(regex, CASE_INSENSITIVE);
                for (var text : texts) {
                    var occurs = whole.matcher(text).find();
                    var one =
                            Alternatives.of(regex, CASE_INSENSITIVE).stream()
                                    .map(part -> Pattern.compile(part, CASE_INSENSITIVE))
                                    .anyMatch(part -> part.matcher(text).find());
                    assertEquals(occurs, one, regex + " in " + text);
                    assertTrue(
                            apart.none() || apart.in(text, new Noted(text)) == occurs,
                            regex + " in " + text);
                }
            }
            return 0;
        });
    }
}
