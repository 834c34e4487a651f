package dev.rutter.app.rehearse;

import dev.rutter.app.json.Json;
import dev.rutter.engine.journal.RunEvent.End;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report for machines.
final class ReportJson {
    private ReportJson() {}

    static String of(Report report) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("runbook", report.document());
        tree.put("digest", report.digest());
        tree.put("sandbox", report.enclosed());
        tree.put("compression", report.compression());
        tree.put("seed", report.seed());
        tree.put("seconds", report.took().toMillis() / 1000.0);
        var lines = new LinkedHashMap<String, Object>();
        var counts = new LinkedHashMap<String, Object>();
        for (var fate : Lines.Fate.values()) {
            lines.put(fate.key(), report.of(fate).stream().map(ReportJson::line).toList());
            counts.put(fate.key(), report.commands(fate));
        }
        tree.put("lines", lines);
        counts.put("all", report.commands());
        tree.put("commands", counts);
        tree.put("expectations", expected(report.expected()));
        tree.put("releases", report.releases().stream().map(ReportJson::release).toList());
        tree.put("faults", report.faults().stream().map(ReportJson::fault).toList());
        tree.put("not_injected", report.notInjected());
        tree.put("destructive_run_unasked", report.destructive());
        tree.put("defaults", report.defaults().stream().map(ReportJson::taken).toList());
        tree.put("promised", report.promises().stream().map(ReportJson::promise).toList());
        tree.put("findings", findings(report));
        tree.put("notes", report.notes());
        return Json.write(tree) + "\n";
    }

    private static Map<String, Object> expected(Report.Expected expected) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("stated", expected.all().size());
        tree.put("judged", expected.of(Report.Held.JUDGED));
        tree.put("asked", expected.of(Report.Held.ASKED));
        tree.put("not_covered", expected.of(Report.Held.NOT));
        var lines = new ArrayList<Map<String, Object>>();
        for (var each : expected.all()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("line", each.line());
            one.put("says", each.says());
            one.put("held", each.held().words());
            one.put("how", each.how());
            lines.add(one);
        }
        tree.put("lines", lines);
        return tree;
    }

    private static Map<String, Object> line(Lines.Line line) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("line", line.line());
        tree.put("says", line.says());
        tree.put("command", line.command());
        tree.put("how", line.how());
        tree.put("judged", line.judged());
        return tree;
    }

    private static Map<String, Object> release(Report.Rehearsed release) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("release", release.commit());
        release.fault().ifPresent(fault -> tree.put("fault", fault));
        tree.put("end", release.end().map(End::words).orElse("no end"));
        tree.put("because", release.because());
        tree.put("run", release.run());
        tree.put("seconds", release.took().toMillis() / 1000.0);
        return tree;
    }

    private static Map<String, Object> fault(FaultTold fault) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("fault", fault.wanted().fault().word());
        fault.step().ifPresent(step -> tree.put("step", step));
        tree.put("injected", fault.injected().isPresent());
        tree.put("how", fault.how());
        tree.put("noticed", fault.noticed());
        tree.put("line", fault.line());
        tree.put("after_ms", fault.afterMillis());
        tree.put("by", fault.by());
        tree.put("done", fault.done());
        tree.put("left_for_people", fault.left());
        tree.put("document_lacks", fault.lacks());
        return tree;
    }

    private static Map<String, Object> taken(Binding.Default taken) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("line", taken.line());
        tree.put("kind", taken.kind());
        tree.put("what", taken.what());
        tree.put("taken", taken.taken());
        return tree;
    }

    private static Map<String, Object> promise(Report.Promise promise) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("line", promise.line());
        tree.put("says", promise.says());
        tree.put("promised_seconds", promise.promised().toSeconds());
        promise.real().ifPresent(real -> tree.put("real_seconds", real.toMillis() / 1000.0));
        return tree;
    }

    private static List<Map<String, Object>> findings(Report report) {
        var all = new ArrayList<Map<String, Object>>();
        for (var finding : report.findings()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("weight", finding.weight());
            tree.put("line", finding.line());
            tree.put("says", finding.says());
            all.add(tree);
        }
        return all;
    }
}
