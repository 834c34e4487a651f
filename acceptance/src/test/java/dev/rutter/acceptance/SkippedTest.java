package dev.rutter.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `./check` says of the tests that were skipped.
class SkippedTest {
    @TempDir Path reports;

    private String said() throws Exception {
        var script = Rutter.ROOT.resolve("build/skipped.sh").toString();
        var told =
                new ProcessBuilder(script, reports.toString(), reports.resolve("none").toString())
                        .redirectErrorStream(true)
                        .start();
        var text = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told.waitFor()).as(text).isZero();
        return text;
    }

    @Test
    void tests_that_were_skipped_are_told_by_their_reason_with_where_they_are() throws Exception {
        Files.writeString(
                reports.resolve("TEST-one.xml"),
                """
                <testsuite>
                  <testcase name="a" classname="here.QuayTest" time="0.1">
                    <skipped message="Assumption failed: needs a &quot;quay&quot;" type="x"><![CDATA[y]]></skipped>
                  </testcase>
                  <testcase name="b" classname="here.QuayTest" time="0.1"/>
                  <testcase name="c" classname="here.PierTest" time="0.1">
                    <skipped message="assumption was not met due to: [needs a &quot;quay&quot;] &#10;Expecting:&#10; one" type="x"/>
                  </testcase>
                  <testcase name="d" classname="here.SeedTest" time="0"><skipped message="is absent ==&gt; asked for only"/></testcase>
                </testsuite>
                """);
        assertThat(said())
                .isEqualTo(
                        """
                        3
                             2  needs a "quay" (QuayTest, PierTest)
                             1  asked for only (SeedTest)
                        """);
    }

    @Test
    void where_none_was_skipped_it_says_so() throws Exception {
        Files.writeString(
                reports.resolve("TEST-one.xml"),
                "<testsuite><testcase name=\"b\" classname=\"QuayTest\"/></testsuite>\n");
        assertThat(said()).isEqualTo("none\n");
    }
}
