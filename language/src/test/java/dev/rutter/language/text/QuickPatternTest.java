package dev.rutter.language.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuickPatternTest {
    /// Every form of expression that is derived from, and some that are not understood.
    private static final List<String> EXPRESSIONS =
            List.of(
                    "roll ?back",
                    "\\b(?:roll|go)ing back\\b",
                    "(?i)^\\W*(?:if|when|unless)\\b",
                    "(?:^|[\\s;&|('\"`])git\\s+(\\S+\\s+)*?reset\\s+(\\S+\\s+)*?--hard",
                    "git\\s+push\\b[^;&|]*(\\s--force(-with-lease)?\\b|\\s-\\w*f\\w*\\b)",
                    "(?<!\\bhad to )\\broll(?:ing)? ?back\\b(?! (?:fails?|needed))",
                    "(?<=[,;] )execute rollback|(?:stop|abort) (?:the )?(?:deploy(?:ment)?|release)",
                    "\\d{1,5}(?:\\.\\d{1,2})?\\s*(?:%|ms|s|min)",
                    "[<>≤≥]=?\\s*\\d",
                    "<(?!<)([A-Za-z][\\w .:/|-]{0,60}?)>",
                    "(?:error|fail|latenc)\\w*",
                    "^.*[✅❌→]",
                    "\\berrors?:?$",
                    "x{3,}|(a|b)*c",
                    "\\p{L}+ \\Bx",
                    "[^a-z]+back",
                    "[\\w-]+=|-{2}force",
                    "(`+)[^`]*\\1",
                    "[a-z&&[^b]]ack",
                    "a|",
                    "\\.\\.\\.|\\{\\{\\s*\\w+\\s*}}",
                    "\\Aif\\b.*\\bback\\z",
                    "(?s)go.*back",
                    "_+back|\\bT\\s?\\+\\d",
                    "^(?:roll|go) ?back|^\\W+if",
                    "^(?:roll|if)|back$",
                    "(?i)^(?:step\\s+)?\\d+[.):]?\\s*",
                    "^(?:(?:git|the)\\s+|[A-Z]+=\\S*\\s+|[>T]\\s*)*",
                    "^(?!roll)\\w+",
                    "^\\bback|^(?=go)g",
                    "^[^a-z(|]*\\|?",
                    "(?m)^back",
                    "^\\W*(?:\\d+[.)]\\s*)?(?:(?:go|the),?\\s+){0,2}(?:roll|s)\\b",
                    "^[^\\w(]*(?:if|when)|\\Ab\\s?c",
                    "^[^\\p{L}\\p{N}]*(?:the )?(?:rel|a|T)\\w",
                    "(?:^|\\s)git|^^a+b?c",
                    "^(?:a|b)+c?$|^(?:\\d|_)*go?|^K\\d",
                    "[a-c]\\s?(?:b|\\W)*|^t\\W?\\d",
                    "^*back",
                    "^(?:\\{\\{)?(a?)\\1b*$",
                    "\\s*(?:```|~~~).*|\\w+:?",
                    "\\bwhen\\b|\\d+\\s*ms|go.*back.*\\d|(?=.*the)git.*-f",
                    "(?:ü|ue)ber|\\bst(?:ö|oe)rung|kelvin",
                    "\u212a\\d|ſ(?:top|et)");

    private static final List<String> PIECES =
            List.of(
                    "roll",
                    "rolling",
                    "back",
                    "go",
                    "going",
                    "git",
                    "reset",
                    "--hard",
                    "push",
                    "--force",
                    "-f",
                    " ",
                    " ",
                    " ",
                    "\n",
                    "If",
                    "when",
                    "unless",
                    "had to",
                    "fails",
                    "needed",
                    ", ",
                    "; ",
                    "execute",
                    "rollback",
                    "stop",
                    "abort",
                    "the ",
                    "deploy",
                    "ment",
                    "release",
                    "5",
                    "12.5",
                    "%",
                    "ms",
                    "<",
                    ">",
                    "≤",
                    "≥",
                    "=",
                    "name",
                    "error",
                    "s",
                    ":",
                    "latency",
                    "✅",
                    "→",
                    "xxx",
                    "a",
                    "b",
                    "c",
                    "é",
                    "`",
                    "``",
                    "...",
                    "{{",
                    "}}",
                    "_",
                    "T",
                    "+1",
                    "-",
                    "ſ",
                    "ıF",
                    "İf",
                    "\u212aelvin",
                    "ÜBER",
                    "ueber",
                    "K5",
                    "set",
                    "STÖRUNG",
                    "K");

    @Test
    void an_expression_finds_in_a_noted_text_what_it_finds_anywhere() {
        for (var expression : EXPRESSIONS) {
            same(expression, 0);
            same(expression, Pattern.CASE_INSENSITIVE);
            same(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
    }

    private static void same(String expression, int flags) {
        var random = new Random(20261121);
        var quick = QuickPattern.compile(expression, flags);
        var plain = Pattern.compile(expression, flags);
        for (var round = 0; round < 3_000; round++) {
            var text = text(random);
            assertThat(Traces.during(() -> List.of(quick.find(text), quick.find(text))))
                    .as("%s in <%s>, asked twice", expression, text)
                    .containsOnly(plain.matcher(text).find());
            assertThat(Traces.during(() -> quick.matches(text)))
                    .as("%s is <%s>", expression, text)
                    .isEqualTo(plain.matcher(text).matches());
            assertThat(Traces.during(() -> quick.replaceAll(text, "!")))
                    .isEqualTo(plain.matcher(text).replaceAll("!"));
            assertThat(Traces.during(() -> quick.replaceFirst(text, "")))
                    .isEqualTo(plain.matcher(text).replaceFirst(""));
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(12); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void a_text_without_the_words_is_not_tried() {
        assertThat(possible("\\b(?:if|when) (?:to )?roll ?back\\b", "the page is served"))
                .isFalse();
        assertThat(possible("\\bif\\b", "verify the notification")).isFalse();
        assertThat(possible("git\\s+reset\\s+.*--hard", "git  reset HEAD")).isFalse();
        assertThat(possible("error rate\\s*[<>]\\s*\\d", "error rate > much")).isFalse();
    }

    @Test
    void a_text_that_begins_with_other_words_is_not_tried() {
        assertThat(possible("^\\W*(?:\\d+[.)]\\s*)?(?:now )?(?:stop|halt)", "3. Never stop"))
                .isFalse();
        assertThat(possible("^\\W*(?:\\d+[.)]\\s*)?(?:now )?(?:stop|halt)", "3. Now stop"))
                .isTrue();
        assertThat(possible("(?:stop|halt)", "3. Never stop")).isTrue();
        assertThat(possible("(?m)^stop", "go on\nstop")).isTrue();
    }

    @Test
    void letters_outside_ascii_are_judged_by_texts_within_it_only() {
        var flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        var stop = QuickPattern.compile("stop", flags);
        assertThat(Traces.during(() -> stop.possible("go on"))).isFalse();
        assertThat(Traces.during(() -> stop.possible("ſtop"))).isTrue();
        assertThat(Traces.during(() -> stop.find("ſtop"))).isTrue();
    }

    @Test
    void the_letters_that_are_another_case_of_ascii_are_all_known() {
        for (var c = 128; c < Character.MAX_VALUE; c++) {
            assertThat(Trace.foldsToAscii((char) c))
                    .isEqualTo(Character.toLowerCase(Character.toUpperCase(c)) < 128);
        }
    }

    @Test
    void a_table_gives_its_first_row_that_occurs_and_is_wanted() {
        record Row(String name, QuickPattern words) {}
        var table =
                Expressions.of(
                        List.of(
                                new Row("back", QuickPattern.compile("roll ?back")),
                                new Row("any", QuickPattern.compile("\\w")),
                                new Row("digit", QuickPattern.compile("\\d"))),
                        Row::words);
        for (var text : List.of("roll back 3", "deploy 3", "deploy", "…")) {
            var plain = table.first(text).map(Row::name);
            assertThat(Traces.during(() -> table.first(text)).map(Row::name)).isEqualTo(plain);
        }
        assertThat(table.first("roll back 3").map(Row::name)).contains("back");
        assertThat(table.first("roll back 3", row -> !row.name().equals("back")).map(Row::name))
                .contains("any");
        assertThat(table.first("…")).isEmpty();
    }

    @Test
    void a_text_with_the_words_is_tried() {
        assertThat(possible("\\b(?:if|when) (?:to )?roll ?back\\b", "When to roll back")).isTrue();
        assertThat(possible("git\\s+reset\\s+.*--hard", "git\treset  x --hard")).isTrue();
    }

    @Test
    void a_function_is_asked_once_for_a_text() {
        var calls = new int[1];
        var memo =
                Memo.<Integer>of(text -> {
                    calls[0]++;
                    return text.length();
                });
        var sum = Traces.during(() -> memo.of("twelve") + memo.of("twelve") + memo.of("six"));
        assertThat(sum).isEqualTo(15);
        assertThat(calls[0]).isEqualTo(2);
        memo.of("twelve");
        assertThat(calls[0]).as("nothing is kept when the work is done").isEqualTo(3);
    }

    private static boolean possible(String expression, String text) {
        var quick = QuickPattern.compile(expression, Pattern.CASE_INSENSITIVE);
        for (var i = 0; i < QuickPattern.FEW; i++) {
            quick.possible("");
        }
        return Traces.during(() -> quick.possible(text));
    }
}
