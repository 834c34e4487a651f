package dev.rutter.language.expect;

import static dev.rutter.language.expect.Verdict.Kind.MET;
import static dev.rutter.language.expect.Verdict.Kind.MISSED;
import static dev.rutter.language.expect.Verdict.Kind.UNCLEAR;
import static dev.rutter.language.expect.Verdict.Kind.UNMEASURABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rutter.language.problem.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final Span HERE = Span.atLine(7);

    @ParameterizedTest(name = "{0} / {1} is {2}: {3}")
    @MethodSource({"statuses", "words", "samples", "json", "numbers", "rest"})
    void every_expectation_is_judged_on_what_was_seen(
            Expectation expected, Measurement measured, Verdict.Kind kind, String seen) {
        var verdict = Judge.judge(expected, measured);
        assertThat(verdict.kind()).as("%s", verdict).isEqualTo(kind);
        assertThat(verdict.seen()).contains(seen).hasSizeLessThanOrEqualTo(200);
        assertThat(verdict.line()).isEqualTo(7);
        assertThat(verdict.threshold()).isNotEmpty();
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                row(exit(0), ran(0, "built\n"), MET, "exit status 0"),
                row(exit(0), ran(2, "tsc: 3 errors\n"), MISSED, "exit status 2, \"tsc: 3 errors\""),
                row(exit(127), ran(127, ""), MET, "exit status 127"),
                row(exit(0), answered(200, "ok"), MET, "HTTP 200"),
                row(exit(0), answered(503, "no"), MISSED, "HTTP 503"),
                row(exit(22), answered(404, ""), MET, "HTTP 404"),
                row(exit(0), missing("no answer"), UNMEASURABLE, ""),
                row(http(200, 200), answered(200, "{}"), MET, "HTTP 200"),
                row(http(200, 399), answered(301, ""), MET, "HTTP 301"),
                row(http(200, 200), answered(500, "boom"), MISSED, "HTTP 500, \"boom\""),
                row(
                        http(200, 200),
                        ran(
                                0,
                                "HTTP/1.1 301 Moved\r\nlocation: /x\r\n\r\nHTTP/2 200 \r\nserver: y\r\n"),
                        MET,
                        "HTTP 200"),
                row(http(200, 200), ran(0, "HTTP/1.1 502 Bad Gateway\n"), MISSED, "HTTP 502"),
                row(http(200, 200), ran(0, "{\"id\":404}200"), MET, "HTTP 200"),
                row(http(401, 401), ran(0, "401\n"), MET, "HTTP 401"),
                row(http(200, 200), ran(0, "status: 503"), MISSED, "HTTP 503"),
                row(http(200, 200), ran(0, "port 8200 is open"), UNMEASURABLE, "port 8200"),
                row(http(200, 200), rows("n", "1"), UNMEASURABLE, "1 row: 1"),
                row(http(200, 200), missing("connection refused"), UNMEASURABLE, ""));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                row(contains("healthy"), ran(0, "db: Healthy\n"), MET, "Healthy"),
                row(contains("healthy"), ran(0, "db: unhealthy\n"), MISSED, "unhealthy"),
                row(contains("healthy"), ran(0, "db is not healthy\n"), MISSED, "not healthy"),
                row(contains("ok"), ran(0, "token broken\n"), MISSED, "token broken"),
                row(contains("success"), ran(0, "migrated successfully"), MET, "successfully"),
                row(contains("5"), ran(0, "50 rows"), MISSED, "50 rows"),
                row(exactly("Ready"), ran(0, "ready"), MISSED, "ready"),
                row(exactly("Ready"), ran(0, "node1 Ready 3d"), MET, "Ready"),
                row(
                        exactly("\"status\":\"ok\""),
                        answered(200, "{ \"status\" : \"ok\" }"),
                        MET,
                        "ok"),
                row(contains("application/json"), answered(200, "[]"), MET, "application/json"),
                row(contains("up"), ran(1, "\u001b[32mup\u001b[0m"), MET, "up"),
                row(contains("mia"), rows("name", "jo", "mia"), MET, "mia"),
                row(contains("x"), ran(127, "bash: foo: command not found"), UNMEASURABLE, "127"),
                row(contains("x"), ran(0, ""), MISSED, "no output"),
                row(contains("x"), missing("no route"), UNMEASURABLE, ""));
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                row(
                        output("Applying <name>", "Finished"),
                        ran(0, "Applying 12_add.sql\n\n Finished db push.\n"),
                        MET,
                        "Finished"),
                row(
                        output("Finished", "Applying ..."),
                        ran(0, "Applying x\nFinished\n"),
                        MISSED,
                        "Applying x"),
                row(output("id: XXXX-1"), ran(0, "id: af31-1"), MET, "af31-1"),
                row(output("Done in 3.4s"), ran(0, "Done in 12.1s"), UNCLEAR, "12.1s"),
                row(output("0 errors"), ran(0, "17 errors"), MISSED, "17 errors"),
                row(output("found 0 errors"), ran(0, "found 10 errors"), MISSED, "10 errors"),
                row(
                        output("12 passed, 0 failed"),
                        ran(0, "14 passed, 0 failed"),
                        UNCLEAR,
                        "14 passed"),
                row(output("a <x> b <y> c"), ran(0, "a b 1 b 2 c"), MET, "a b 1"),
                row(output("a ... b"), ran(0, "b 1 a"), MISSED, "b 1 a"),
                row(output("healthy"), ran(0, "unhealthy"), MISSED, "unhealthy"),
                row(output("...", "<anything>"), ran(0, "whatever"), UNCLEAR, "whatever"),
                row(output("HTTP 200"), answered(200, "x"), MET, "HTTP 200"));
    }

    static Stream<Arguments> json() {
        var health =
                "{\"status\":\"ok\",\"db\":{\"up\":true,\"ms\":3},\"uptime\":77,\"at\":\"2026-01-02T03:04:05Z\"}";
        return Stream.of(
                row(json("{\"status\":\"ok\"}"), answered(200, health), MET, "ok"),
                row(
                        json("{\"status\": \"ok\", ...}"),
                        ran(0, "HTTP/1.1 200 OK\n\n" + health),
                        MET,
                        "ok"),
                row(
                        json("{status: ok, db: {up: true}, // note\n}"),
                        answered(200, health),
                        MET,
                        "ok"),
                row(
                        json("{\"uptime\": 1234, \"at\": \"2024-01-01T00:00:00Z\"}"),
                        answered(200, health),
                        MET,
                        "77"),
                row(json("{\"status\":\"…\",\"db\":<object>}"), answered(200, health), MET, "ok"),
                row(json("{\"db\":{\"ms\":9}}"), answered(200, health), UNCLEAR, "$.db.ms is 3"),
                row(json("{\"db\":{\"ms\":0}}"), answered(200, health), MISSED, "$.db.ms is 3"),
                row(
                        json("{\"db\":{\"up\":false}}"),
                        answered(200, health),
                        MISSED,
                        "$.db.up is true"),
                row(
                        json("{\"cache\":\"...\"}"),
                        answered(200, health),
                        MISSED,
                        "$.cache is absent"),
                row(
                        json("[{\"id\":\"XXXX\"}, ...]"),
                        answered(200, "[{\"id\":\"a\"},{\"id\":\"b\"}]"),
                        MET,
                        "a"),
                row(
                        json("[{\"id\":\"a\"}]"),
                        answered(200, "[{\"id\":\"a\"},{\"id\":\"b\"}]"),
                        MISSED,
                        "$ is 2 items"),
                row(json("[1, 2, ...]"), answered(200, "[1]"), MISSED, "$ is 1 items"),
                row(json("{\"v\":\"v1.XXXX\"}"), answered(200, "{\"v\":\"v1.9\"}"), MET, "v1.9"),
                row(
                        json("{\"v\":\"<major>.9\"}"),
                        answered(200, "{\"v\":\"v2.9.9\"}"),
                        MET,
                        "v2.9.9"),
                row(
                        json("{\"v\":\"<major>.9\"}"),
                        answered(200, "{\"v\":\"v2.99\"}"),
                        MISSED,
                        "v2.99"),
                row(json("{\"v\":\"v1.XXXX\"}"), answered(200, "{\"v\":\"v2.9\"}"), MISSED, "v2.9"),
                row(
                        json("{\"status\":\"ok\"}"),
                        answered(502, "<html>Bad Gateway</html>"),
                        MISSED,
                        "Bad Gateway"),
                row(json("{\"status\":\"ok\"}"), answered(200, ""), MISSED, "nothing"),
                row(json("{{{"), answered(200, health), UNCLEAR, "ok"),
                row(json("..."), answered(200, health), UNCLEAR, "ok"),
                row(
                        json("{\"level\":\"info\"}"),
                        ran(0, "{\"level\":\"warn\"}\n{\"level\":\"info\"}\n"),
                        MET,
                        "info"));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                row(number(Comparison.LESS, "500", "ms"), ran(0, "took 1.2 s"), MISSED, "1,200 ms"),
                row(
                        number(Comparison.LESS, "500", "ms"),
                        ran(0, "code 200 in 120ms"),
                        MET,
                        "120 ms"),
                row(number(Comparison.LESS, "500", "ms"), ran(0, "0.9"), UNCLEAR, "0.9"),
                row(number(Comparison.LESS, "500", "ms"), answered(200, "id 9000"), MET, "12 ms"),
                row(number(Comparison.LESS, "1", "GB"), ran(0, "RSS 900 MB"), MET, "0.9 GB"),
                row(
                        number(Comparison.LESS, "80", "%"),
                        ran(0, "/dev/vda1 40G 36G 90% /"),
                        MISSED,
                        "90 %"),
                row(number(Comparison.LESS, "1", "%"), ran(0, "0.5"), UNCLEAR, "0.5"),
                row(number(Comparison.AT_MOST, "2", "minutes"), ran(0, "90 s"), MET, "1.5 minutes"),
                row(number(Comparison.EQUAL, "0", ""), rows("count", "0"), MET, "0"),
                row(number(Comparison.EQUAL, "0", ""), rows("count", "NULL"), UNMEASURABLE, "NULL"),
                row(number(Comparison.EQUAL, "0", "rows"), rows("pid", "17"), MISSED, "1 rows"),
                row(number(Comparison.EQUAL, "0", "rows"), rows("count", "0"), MET, "0 rows"),
                row(
                        number(Comparison.AT_LEAST, "1000", ""),
                        ran(0, "2026-11-21 02:00:00 n=1,234"),
                        MET,
                        "1,234"),
                row(number(Comparison.GREATER, "0", ""), ran(0, "none"), UNMEASURABLE, "none"),
                row(
                        number(Comparison.LESS, "5", "errors"),
                        ran(0, "12:00:01 3 errors"),
                        MET,
                        "3 errors"));
    }

    static Stream<Arguments> rest() {
        return Stream.of(
                row(new Expectation.Empty("", HERE), ran(1, " \n"), MET, "no output"),
                row(new Expectation.Empty("", HERE), ran(0, "left over"), MISSED, "left over"),
                row(new Expectation.Empty("", HERE), rows("pid"), MET, "no rows"),
                row(
                        new Expectation.Empty("", HERE),
                        ran(0, "pid\n-----\n(0 rows)\n"),
                        MET,
                        "(0 rows)"),
                row(new Expectation.Empty("", HERE), missing("timed out"), UNMEASURABLE, ""),
                row(new Expectation.NotEmpty("", HERE), ran(0, "x"), MET, "x"),
                row(new Expectation.NotEmpty("", HERE), rows("pid"), MISSED, "no rows"),
                row(new Expectation.NotEmpty("", HERE), answered(200, "x"), MET, "x"),
                row(
                        version(true, 15),
                        ran(0, "psql (PostgreSQL) 15.4 (Debian 15.4-1)"),
                        MET,
                        "version 15.4"),
                row(version(true, 18), ran(0, "v16.20.2"), MISSED, "version 16.20.2"),
                row(version(false, 18), ran(0, "v18.17.0"), MET, "version 18.17.0"),
                row(version(false, 18, 1), ran(0, "v18.17.0"), MISSED, "version 18.17.0"),
                row(
                        version(true, 1, 21),
                        ran(0, "go version go1.21.3 linux/amd64"),
                        MET,
                        "version 1.21.3"),
                row(version(true, 21), ran(0, "none"), UNMEASURABLE, "none"),
                row(new Expectation.Asked("looks right", HERE), ran(0, "chart"), UNCLEAR, "chart"),
                row(new Expectation.Asked("looks right", HERE), missing("gone"), UNMEASURABLE, ""));
    }

    @Test
    void a_long_output_is_shown_in_200_characters_with_its_end() {
        var verdict = Judge.judge(exit(0), ran(1, "noise ".repeat(500) + "the reason"));
        assertThat(verdict.seen()).hasSizeLessThanOrEqualTo(200).endsWith("the reason\"");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void no_output_makes_judging_run_away(String output) {
        var kinds =
                List.of(
                        exit(0),
                        http(200, 200),
                        contains("healthy"),
                        contains("\"status\":\"ok\""),
                        output("a <x> b <y> c <z> d ... e"),
                        json("{\"a\":[1,...]}"),
                        number(Comparison.LESS, "5", "ms"),
                        new Expectation.Empty("", HERE),
                        new Expectation.NotEmpty("", HERE),
                        version(true, 1, 2),
                        new Expectation.Asked("", HERE));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () ->
                        kinds.forEach(kind ->
                                assertThat(Judge.judge(kind, ran(0, output)).seen())
                                        .hasSizeLessThanOrEqualTo(200)));
    }

    static Stream<String> hostile() {
        var size = 100_000;
        return Stream.of(
                " ".repeat(size) + "x",
                "x" + " ".repeat(size) + "x",
                "\n".repeat(size) + "x",
                "status" + " ".repeat(size),
                "[".repeat(size),
                "{\"a\":".repeat(size / 5),
                "{\"a\":\"" + "{".repeat(size),
                "1.".repeat(size / 2),
                "9".repeat(size),
                "1,234".repeat(size / 5),
                "a b c d ".repeat(size / 8),
                "a ".repeat(size / 2) + "b c d",
                "HTTP/1.1 ".repeat(size / 9),
                "\u001b[".repeat(size / 2),
                "not healthy ".repeat(size / 12),
                "2026-01-01 ".repeat(size / 11),
                "0x\u0000\ud800".repeat(size / 4),
                "");
    }

    @Test
    void a_verdict_is_one_sentence_for_people() {
        assertThat(
                        Judge.judge(number(Comparison.LESS, "500", "ms"), ran(0, "took 1.2 s"))
                                .sentence())
                .isEqualTo("< 500 ms: missed, was 1,200 ms");
        assertThat(Judge.judge(contains("healthy"), ran(0, "not healthy")).because())
                .isEqualTo("\"healthy\" occurs only after a \"not\"");
    }

    private static Arguments row(Expectation e, Measurement m, Verdict.Kind kind, String seen) {
        return Arguments.of(e, m, kind, seen);
    }

    private static Expectation exit(int status) {
        return new Expectation.ExitStatus(status, "", HERE);
    }

    private static Expectation http(int lowest, int highest) {
        return new Expectation.HttpStatus(lowest, highest, "", HERE);
    }

    private static Expectation contains(String text) {
        return new Expectation.Contains(text, false, "", HERE);
    }

    private static Expectation exactly(String text) {
        return new Expectation.Contains(text, true, "", HERE);
    }

    private static Expectation output(String... lines) {
        return new Expectation.Output(List.of(lines), "", HERE);
    }

    private static Expectation json(String pattern) {
        return new Expectation.Json(pattern, "", HERE);
    }

    private static Expectation number(Comparison comparison, String value, String unit) {
        return new Expectation.Numeric(comparison, new BigDecimal(value), unit, "", HERE);
    }

    private static Expectation version(boolean atLeast, Integer... parts) {
        return new Expectation.Version(List.of(parts), atLeast, "", HERE);
    }

    private static Measurement ran(int status, String output) {
        return new Measurement.Ran(status, output);
    }

    private static Measurement answered(int status, String body) {
        return new Measurement.Answered(
                status, Map.of("content-type", "application/json"), body, Duration.ofMillis(12));
    }

    private static Measurement rows(String column, String... cells) {
        return new Measurement.Rows(List.of(column), Stream.of(cells).map(List::of).toList());
    }

    private static Measurement missing(String why) {
        return new Measurement.Missing(why);
    }
}
