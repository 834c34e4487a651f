package dev.rutter.app.demo;

import dev.rutter.engine.run.RunState.Decision;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The report for programs.
final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportJson() {}

    /// `runs`, `traffic`, `incident`, `post_mortem`, `schema`, `as_expected`.
    ///
    /// @param planned how many deployments there were to be
    static String of(Report report, int planned) {
        var root = JSON.createObjectNode();
        var runs = root.putArray("runs");
        report.runs().forEach(run -> runs.add(run(run)));
        root.set("traffic", traffic(report.traffic()));
        report.rolledBack()
                .flatMap(run -> run.state().incident())
                .ifPresentOrElse(
                        incident ->
                                root.putObject("incident")
                                        .put("id", incident.incident())
                                        .put("severity", incident.severity())
                                        .put("title", incident.title()),
                        () -> root.putNull("incident"));
        report.rolledBack()
                .flatMap(run -> run.file(Report.POST_MORTEM))
                .ifPresentOrElse(
                        path -> root.put("post_mortem", path.toString()),
                        () -> root.putNull("post_mortem"));
        report.schema()
                .ifPresentOrElse(
                        proof -> {
                            var schema = root.putObject("schema");
                            schema.put("compared", proof.lines());
                            schema.put("as_before", proof.difference().isEmpty());
                            var difference = schema.putArray("difference");
                            proof.difference().forEach(difference::add);
                        },
                        () -> root.putNull("schema"));
        root.put("compression", report.compression());
        root.put("took_ms", report.took().toMillis());
        var differences = report.differences(planned);
        root.put("as_expected", differences.isEmpty());
        var named = root.putArray("differences");
        differences.forEach(named::add);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode run(Report.Run run) {
        var node = JSON.createObjectNode();
        node.put("run", run.state().run());
        node.put("release", run.release());
        node.put("message", run.message());
        node.put("end", run.ending());
        run.decision()
                .ifPresentOrElse(
                        decision -> node.set("decision", decision(decision)),
                        () -> node.putNull("decision"));
        run.rollbackMillis().ifPresent(millis -> node.put("rollback_ms", millis));
        run.state().issues().stream()
                .findFirst()
                .ifPresent(issue ->
                        node.putObject("known_issue")
                                .put("line", issue.line())
                                .put("title", issue.title())
                                .put("matched", issue.matched()));
        node.put("took_ms", run.state().took().toMillis());
        node.put("answered_without_asking", ReportText.answeredWithoutAsking(run.state()));
        node.set("traffic", traffic(run.traffic()));
        return node;
    }

    private static ObjectNode decision(Decision decision) {
        var verdict = decision.decided().verdict();
        return JSON.createObjectNode()
                .put("decision", decision.decided().decision().name().toLowerCase(Locale.ROOT))
                .put("verdict", verdict.kind().word())
                .put("line", verdict.line())
                .put("says", verdict.says())
                .put("seen", verdict.seen())
                .put("threshold", verdict.threshold())
                .put("samples", verdict.samples())
                .put("because", verdict.because());
    }

    private static ObjectNode traffic(Counts counts) {
        var node = JSON.createObjectNode();
        node.put("requests", counts.requests());
        node.put("failed_by_release", counts.failedByRelease());
        node.put("failed_by_switch", counts.failedBySwitch());
        node.put("held_back", counts.heldBack());
        var releases = node.putObject("by_release");
        counts.byRelease()
                .forEach((release, share) ->
                        releases.putObject(release)
                                .put("answers", share.answers())
                                .put("failed", share.failed()));
        return node;
    }
}
