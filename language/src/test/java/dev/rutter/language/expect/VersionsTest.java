package dev.rutter.language.expect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.problem.Span;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A version held against an output that shows several.
class VersionsTest {
    @ParameterizedTest
    @CsvSource({
        "Expected: version v2, '{\"version\":\"v2\",\"node\":\"v22.1.0\"}', MET",
        "Expected: version v2, '{\"version\":\"v1\",\"node\":\"v22.1.0\"}', MISSED",
        "released v2, 'npm v10.2.3\nreleased v2', MET",
        "now at v2, upgraded from v1 to v2, UNCLEAR",
        "version v2, 'listening on 127.0.0.1:8080, version 2.0.0', MET",
        "version v3, 'listening on 127.0.0.1:8080, version 2.0.0', MISSED",
        "Expected: released v2, 'failed to build v2, kept v1', UNCLEAR",
        "Expected: released v2, failed to build v2, UNCLEAR",
        "Expected: v2, 'shop:v2 started', MET",
        "Expected: v2, 'shop:v1 started', MISSED",
        "Expected: v2, 'shop v2, jobs v1', UNCLEAR"
    })
    void the_word_before_it_tells_which_is_meant(String says, String output, Kind kind) {
        var number = says.endsWith("3") ? 3 : 2;
        var wanted = new Expectation.Version(List.of(number), false, says, Span.atLine(2));

        var verdict = Judge.judge(wanted, new Measurement.Ran(0, output));

        assertThat(verdict.kind()).as("%s", verdict).isEqualTo(kind);
    }
}
