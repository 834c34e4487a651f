package dev.rutter.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.AnswerGiven;
import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The report, folded from journals written out here.
final class ReportTest {
    private static final Instant BEGAN = Instant.parse("2026-01-05T10:00:00Z");
    private static final String GOOD = "a".repeat(40);
    private static final String BAD = "b".repeat(40);
    private static final String REFUSED = "c".repeat(40);

    private static final Verdict MISSED =
            new Verdict(
                    Kind.MISSED, "Error rate above 5 %", 161, "33 % over 4 s", "> 5 %", 240, "");

    @Test
    void a_demo_as_it_should_be_has_no_differences() {
        assertThat(report(runs(), counts(50, 0), proof()).differences(3)).isEmpty();
    }

    @Test
    void every_way_to_differ_is_named() {
        assertThat(report(runs(), counts(50, 2), proof()).differences(3))
                .singleElement()
                .asString()
                .contains("2 requests were answered by no release");
        assertThat(report(runs().subList(0, 2), counts(50, 0), proof()).differences(3))
                .singleElement()
                .asString()
                .contains("2 of 3 deployments were made");
        assertThat(
                        report(
                                        runs(),
                                        counts(50, 0),
                                        Optional.of(
                                                Report.SchemaProof.of(
                                                        List.of("column a", "column b"),
                                                        List.of("column b", "column c"))))
                                .differences(3))
                .singleElement()
                .asString()
                .contains("gone: column a", "new: column c");
        assertThat(report(runs(), counts(50, 0), Optional.empty()).differences(3))
                .containsExactly("the schema was not compared");
        assertThat(report(List.of(), Counts.NONE, proof()).differences(3))
                .contains("no request was made");
    }

    @Test
    void a_bad_release_that_was_signed_off_differs() {
        var run = new Report.Run(signedOff("r2", BAD), "cache", End.ROLLED_BACK, counts(50, 0));
        assertThat(report(List.of(run), counts(50, 0), proof()).differences(1))
                .contains(
                        "\"cache\" was to end as rolled back, and signed off",
                        "\"cache\" opened no incident",
                        "\"cache\" left no post-mortem");
    }

    @Test
    void a_bad_release_that_failed_no_request_proves_nothing() {
        var run = new Report.Run(rolledBack("r2", BAD), "cache", End.ROLLED_BACK, counts(0, 0));
        assertThat(report(List.of(run), counts(50, 0), proof()).differences(1))
                .containsExactly("\"cache\" was to fail some requests, and failed none");
    }

    @Test
    void the_json_holds_what_the_journal_and_the_traffic_said() {
        var json = json(report(runs(), counts(50, 0), proof()));
        assertThat(json.path("runs").size()).isEqualTo(3);
        assertThat(texts(json, "end"))
                .containsExactly("signed off", "rolled back", "stopped before go-live");
        assertThat(texts(json, "release")).containsExactly(GOOD, BAD, REFUSED);
        var bad = json.path("runs").path(1);
        assertThat(bad.path("decision").path("line").asInt()).isEqualTo(161);
        assertThat(bad.path("decision").path("says").asString()).isEqualTo("Error rate above 5 %");
        assertThat(bad.path("decision").path("seen").asString()).isEqualTo("33 % over 4 s");
        assertThat(bad.path("decision").path("threshold").asString()).isEqualTo("> 5 %");
        assertThat(bad.path("decision").path("samples").asInt()).isEqualTo(240);
        assertThat(bad.path("rollback_ms").asInt()).isEqualTo(1270);
        assertThat(json.path("runs").path(0).has("rollback_ms")).isFalse();
        assertThat(json.path("runs").path(2).path("known_issue").path("line").asInt())
                .isEqualTo(235);
        assertThat(json.path("traffic").path("requests").asInt()).isEqualTo(1000);
        assertThat(json.path("traffic").path("failed_by_release").asInt()).isEqualTo(50);
        assertThat(json.path("traffic").path("failed_by_switch").asInt()).isZero();
        assertThat(json.path("incident").path("id").asString()).isEqualTo("inc-r2");
        assertThat(json.path("incident").path("severity").asString()).isEqualTo("SEV2");
        assertThat(json.path("post_mortem").asString()).isEqualTo("/kept/post-mortem.md");
        assertThat(json.path("schema").path("as_before").asBoolean()).isTrue();
        assertThat(json.path("as_expected").asBoolean()).isTrue();
    }

    @Test
    void without_an_incident_the_json_says_so_and_does_not_leave_it_out() {
        var json = json(report(runs().subList(0, 1), counts(0, 0), Optional.empty()));
        assertThat(json.has("incident")).isFalse();
        assertThat(json.has("post_mortem")).isFalse();
        assertThat(json.has("schema")).isFalse();
        assertThat(json.path("as_expected").asBoolean()).isFalse();
    }

    @Test
    void people_read_line_value_threshold_and_samples_and_where_it_went_back_to() {
        var text =
                String.join("\n", ReportText.lines(report(runs(), counts(50, 0), proof()), true));
        assertThat(text)
                .contains("line 161 \"Error rate above 5 %\", seen 33 % over 4 s")
                .contains("threshold > 5 %", "240 samples")
                .contains("back on aaaaaaa after 1.3 s, verified")
                .contains("RUNBOOK.md:235 \"Migration refused\"")
                .contains("post-mortem: /kept/post-mortem.md")
                .contains("1 lines that only a person can tell were answered by rutter.yaml")
                .contains(
                        "Traffic: 1,000 requests, 50 failed because of a release, 0 because of a"
                                + " switch")
                .contains("all 2 columns, constraints and indexes are as before")
                .contains("60 times shorter");
    }

    @Test
    void what_is_not_kept_is_not_offered() {
        var text =
                String.join("\n", ReportText.lines(report(runs(), counts(50, 0), proof()), false));
        assertThat(text)
                .doesNotContain("/kept/")
                .contains("post-mortem: written (--keep keeps it)");
    }

    private static List<Report.Run> runs() {
        return List.of(
                new Report.Run(signedOff("r1", GOOD), "discounts", End.SIGNED_OFF, counts(0, 0)),
                new Report.Run(rolledBack("r2", BAD), "cache", End.ROLLED_BACK, counts(50, 0)),
                new Report.Run(
                        stopped("r3", REFUSED),
                        "limits",
                        End.STOPPED_BEFORE_GO_LIVE,
                        counts(0, 0)));
    }

    private static RunState signedOff(String run, String commit) {
        var met = new Verdict(Kind.MET, "Shop", 0, "21 steps ended well", "every step", 21, "");
        return state(
                run,
                commit,
                new AnswerGiven("prepare-8", AnswerGiven.Answer.YES, "environment demo", "stated"),
                new AnswerGiven("prepare-9", AnswerGiven.Answer.YES, "mia", ""),
                new RunEvent.WentLive(commit, "dep-" + run),
                new Decided(Decided.Way.SIGN_OFF, met),
                new RunEvent.RunEnded(End.SIGNED_OFF, "all met"));
    }

    private static RunState rolledBack(String run, String commit) {
        return state(
                run,
                commit,
                new RunEvent.WentLive(commit, "dep-" + run),
                new Decided(Decided.Way.ROLL_BACK, MISSED),
                new RunEvent.IncidentOpened("inc-" + run, "SEV2", "release rolled back"),
                new RunEvent.RollbackBegan("dep-r1", ""),
                new RunEvent.RollbackEnded(true, 1270, "health met"),
                new RunEvent.FileWritten("post-mortem", "/kept/post-mortem.md"),
                new RunEvent.RunEnded(End.ROLLED_BACK, "back"));
    }

    private static RunState stopped(String run, String commit) {
        var missed =
                new Verdict(Kind.MISSED, "ends with status 0", 78, "1", "exit status 0", 1, "");
        return state(
                run,
                commit,
                new RunEvent.IssueMatched("deploy-2", "Migration refused", 235, "ERROR: …"),
                new Decided(Decided.Way.STOP, missed),
                new RunEvent.RunEnded(End.STOPPED_BEFORE_GO_LIVE, "refused"));
    }

    private static RunState state(String run, String commit, RunEvent... events) {
        var plan =
                new Plan(
                        "RUNBOOK.md",
                        "0",
                        "Shop",
                        Environment.unbound("demo"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
        var recorded = new ArrayList<Recorded>();
        recorded.add(
                new Recorded(run, 1, BEGAN, new RunEvent.RunBegan(plan, commit, "demo", 60), ""));
        for (var event : events) {
            var seq = recorded.size() + 1;
            recorded.add(new Recorded(run, seq, BEGAN.plusSeconds(seq), event, ""));
        }
        return RunState.of(recorded);
    }

    private static Report report(
            List<Report.Run> runs, Counts traffic, Optional<Report.SchemaProof> schema) {
        return new Report("RUNBOOK.md", runs, traffic, schema, 60, Duration.ofSeconds(90));
    }

    private static Optional<Report.SchemaProof> proof() {
        var schema = List.of("column a", "column b");
        return Optional.of(Report.SchemaProof.of(schema, schema));
    }

    private static Counts counts(long byRelease, long bySwitch) {
        return new Counts(
                1000, byRelease, bySwitch, 0, Map.of(BAD, new Counts.Share(100, byRelease)));
    }

    private static JsonNode json(Report report) {
        return JsonMapper.builder().build().readTree(ReportJson.of(report, 3));
    }

    private static List<String> texts(JsonNode json, String field) {
        var texts = new ArrayList<String>();
        json.path("runs").forEach(run -> texts.add(run.path(field).asString()));
        return texts;
    }
}
