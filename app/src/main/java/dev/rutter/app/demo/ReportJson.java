package dev.rutter.app.demo;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunJson;
import java.util.LinkedHashMap;
import java.util.Map;

/// The report for programs. What did not happen is left out.
final class ReportJson {
    private ReportJson() {}

    /// `runs`, `traffic`, `incident`, `post_mortem`, `schema`, `as_expected`, `differences`.
    ///
    /// @param planned how many deployments there were to be
    static String of(Report report, int planned) {
        var root = new LinkedHashMap<String, Object>();
        root.put("runs", report.runs().stream().map(ReportJson::run).toList());
        root.put("traffic", traffic(report.traffic()));
        report.rolledBack()
                .flatMap(run -> run.state().incident())
                .ifPresent(incident -> {
                    var node = new LinkedHashMap<String, Object>();
                    node.put("id", incident.incident());
                    node.put("severity", incident.severity());
                    node.put("title", incident.title());
                    root.put("incident", node);
                });
        report.rolledBack()
                .flatMap(run -> run.file(Report.POST_MORTEM))
                .ifPresent(path -> root.put("post_mortem", path.toString()));
        report.schema()
                .ifPresent(proof -> {
                    var node = new LinkedHashMap<String, Object>();
                    node.put("compared", proof.lines());
                    node.put("as_before", proof.asBefore());
                    node.put("difference", proof.difference());
                    root.put("schema", node);
                });
        root.put("compression", report.compression());
        root.put("took_ms", report.took().toMillis());
        var differences = report.differences(planned);
        root.put("as_expected", differences.isEmpty());
        root.put("differences", differences);
        return Json.write(root) + "\n";
    }

    private static Map<String, Object> run(Report.Run run) {
        var node = new LinkedHashMap<String, Object>();
        node.put("run", run.state().run());
        node.put("release", run.release());
        node.put("message", run.message());
        node.put("end", run.ending());
        run.decision().ifPresent(decision -> node.put("decision", RunJson.decision(decision)));
        run.rollbackMillis().ifPresent(millis -> node.put("rollback_ms", millis));
        run.state().issues().stream()
                .findFirst()
                .ifPresent(issue -> {
                    var known = new LinkedHashMap<String, Object>();
                    known.put("line", issue.line());
                    known.put("title", issue.title());
                    known.put("matched", issue.matched());
                    node.put("known_issue", known);
                });
        node.put("took_ms", run.state().took().toMillis());
        node.put("answered_without_asking", ReportText.answeredWithoutAsking(run.state()));
        node.put("traffic", traffic(run.traffic()));
        return node;
    }

    private static Map<String, Object> traffic(Counts counts) {
        var node = new LinkedHashMap<String, Object>();
        node.put("requests", counts.requests());
        node.put("failed_by_release", counts.failedByRelease());
        node.put("failed_by_switch", counts.failedBySwitch());
        node.put("held_back", counts.heldBack());
        var releases = new LinkedHashMap<String, Object>();
        counts.byRelease()
                .forEach((release, share) -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("answers", share.answers());
                    one.put("failed", share.failed());
                    releases.put(release, one);
                });
        node.put("by_release", releases);
        return node;
    }
}
