package dev.rutter.app.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Planner;
import dev.rutter.language.runbook.Runbook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A fault is noticed by what tells its release from a good one.
final class FaultToldTest {
    private static final String DOCUMENT =
            """
            # Pier

            ## Deploy

            ```bash
            ./bin/moor
            ```

            ## Verify

            ```bash
            ./bin/gauge
            ```
            """;

    private final Runbook runbook = MarkdownReader.read(DOCUMENT.getBytes(StandardCharsets.UTF_8));
    private final Plan plan = Planner.plan("pier.md", runbook, Environment.unbound("test"));
    private final String gauge = plan.steps().getLast().id();

    private RunEvent judged(Verdict.Kind kind, String seen) {
        return new RunEvent.Judged(gauge, new Verdict(kind, "the gauge", 12, seen, "", 1, ""));
    }

    private List<Recorded> run(RunEvent... happened) {
        var events = new ArrayList<RunEvent>(List.of(new RunEvent.RunBegan(plan, "", "mia", 1)));
        events.addAll(List.of(happened));
        var recorded = new ArrayList<Recorded>();
        for (var i = 0; i < events.size(); i++) {
            recorded.add(
                    new Recorded("r1", i + 1, Instant.EPOCH.plusSeconds(i), events.get(i), ""));
        }
        return recorded;
    }

    private FaultTold told(List<Recorded> good, List<Recorded> bad) {
        return FaultTold.of(
                new Fault.Wanted(Fault.DISK_FULL, Optional.empty()),
                Optional.empty(),
                Optional.of(Instant.EPOCH),
                "",
                runbook,
                RunState.of(bad),
                bad,
                FaultTold.anyway(RunState.of(good), good));
    }

    @Test
    void a_line_that_says_the_same_of_the_good_release_notices_nothing() {
        var same = judged(Verdict.Kind.UNMEASURABLE, "nothing on port 4711");
        var told = told(run(same), run(judged(Verdict.Kind.UNMEASURABLE, "nothing on port 4712")));
        assertThat(told.noticed()).isFalse();
        assertThat(told.line()).isZero();
        assertThat(told.lacks()).contains("line 12").contains("the good release");
    }

    @Test
    void a_line_that_says_it_only_with_the_fault_notices_it() {
        var told =
                told(
                        run(judged(Verdict.Kind.UNMEASURABLE, "nothing")),
                        run(
                                judged(Verdict.Kind.UNMEASURABLE, "nothing"),
                                judged(Verdict.Kind.MISSED, "no room left")));
        assertThat(told.noticed()).isTrue();
        assertThat(told.line()).isEqualTo(12);
        assertThat(told.by()).contains("missed, saw no room left");
        assertThat(told.afterMillis()).isEqualTo(2000);
    }

    @Test
    void what_the_good_release_recovered_from_is_a_sign_where_the_bad_one_does_not() {
        var told =
                told(
                        run(
                                judged(Verdict.Kind.MISSED, "not up yet"),
                                judged(Verdict.Kind.MET, "up")),
                        run(judged(Verdict.Kind.MISSED, "not up yet")));
        assertThat(told.noticed()).isTrue();
    }
}
