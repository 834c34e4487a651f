package dev.rutter.app.demo;

import dev.rutter.app.view.EventText;
import dev.rutter.app.view.Lengths;
import dev.rutter.engine.journal.RunEvent.Decided;
import dev.rutter.engine.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The report for people.
final class ReportText {
    private ReportText() {}

    /// The lines of the report.
    ///
    /// @param kept whether the files it names outlive the demo
    static List<String> lines(Report report, boolean kept) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("What happened, by the journal and by the traffic's own counts");
        var number = 0;
        for (var run : report.runs()) {
            number++;
            lines.add("");
            lines.add(
                    "%d. %s (%s): %s after %s"
                            .formatted(
                                    number,
                                    run.message(),
                                    Shares.brief(run.release()),
                                    run.ending(),
                                    Lengths.of(run.state().took())));
            lines.addAll(run(report.runbook(), run, releases(report), kept));
        }
        lines.add("");
        lines.addAll(traffic(report.traffic()));
        report.schema().ifPresent(proof -> lines.add(schema(proof)));
        lines.add(
                "All of it took %s; the runbook's windows and waits were %s times shorter than written."
                        .formatted(Lengths.of(report.took()), Shares.plain(report.compression())));
        return lines;
    }

    private static List<String> run(
            String runbook, Report.Run run, Map<String, String> releases, boolean kept) {
        var lines = new ArrayList<String>();
        var state = run.state();
        for (var decision : state.decisions()) {
            var decided = decision.decided();
            lines.add("   decided to " + words(decided.decision()) + ", by " + runbook);
            lines.add("     " + EventText.because(decided.verdict()));
        }
        state.rollback().ifPresent(rollback -> lines.add("   " + rollback(rollback, releases)));
        for (var issue : state.issues()) {
            lines.add(
                    "   the runbook knows it: %s:%d \"%s\""
                            .formatted(runbook, issue.line(), issue.title()));
        }
        state.incident()
                .ifPresent(incident ->
                        lines.add(
                                "   incident %s, %s: %s"
                                        .formatted(
                                                incident.incident(),
                                                incident.severity(),
                                                incident.title())));
        for (var file : state.files()) {
            lines.add(
                    "   "
                            + file.kind()
                            + (kept ? ": " + file.path() : ": written (--keep keeps it)"));
        }
        var answered = answeredWithoutAsking(state);
        if (answered > 0) {
            lines.add(
                    "   %d lines that only a person can tell were answered by rutter.yaml, for the"
                                    .formatted(answered)
                            + " demo");
        }
        lines.add(
                "   %s requests meanwhile, %s failed by a release, %s by the switch"
                        .formatted(
                                Shares.count(run.traffic().requests()),
                                Shares.count(run.traffic().failedByRelease()),
                                Shares.count(run.traffic().failedBySwitch())));
        return lines;
    }

    private static String words(Decided.Way decision) {
        return switch (decision) {
            case SIGN_OFF -> "sign off";
            case ROLL_BACK -> "roll back";
            case STOP -> "stop";
        };
    }

    /// Which commit each of the hosting's deploys serves, as the runs found it.
    private static Map<String, String> releases(Report report) {
        var releases = new HashMap<String, String>();
        for (var run : report.runs()) {
            run.state().live().ifPresent(live -> releases.put(live.deploy(), live.release()));
        }
        return releases;
    }

    private static String rollback(RunState.Rollback rollback, Map<String, String> releases) {
        var proof =
                rollback.verified()
                        .map(verified -> verified ? "verified" : "NOT PROVEN")
                        .orElse("not over");
        return "back on %s after %s, %s"
                .formatted(
                        Shares.brief(releases.getOrDefault(rollback.target(), rollback.target())),
                        Lengths.of(Duration.ofMillis(rollback.millis())),
                        proof);
    }

    /// How many questions the companion file answered.
    static long answeredWithoutAsking(RunState state) {
        return state.questions().values().stream()
                .flatMap(asked -> asked.answer().stream())
                // A stated answer is recorded as the environment's, never as a person's.
                .filter(answer -> answer.by().startsWith("environment "))
                .count();
    }

    private static List<String> traffic(Counts counts) {
        var lines = new ArrayList<String>();
        lines.add(
                "Traffic: %s requests, %s failed because of a release, %s because of a switch%s"
                        .formatted(
                                Shares.count(counts.requests()),
                                Shares.count(counts.failedByRelease()),
                                Shares.count(counts.failedBySwitch()),
                                counts.heldBack() == 0
                                        ? ""
                                        : ", "
                                                + Shares.count(counts.heldBack())
                                                + " not sent (too many under way)"));
        counts.byRelease().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry ->
                        lines.add(
                                "  %s answered %s, failed %s (%s)"
                                        .formatted(
                                                Shares.brief(entry.getKey()),
                                                Shares.count(entry.getValue().answers()),
                                                Shares.count(entry.getValue().failed()),
                                                Shares.percent(
                                                        100.0
                                                                * entry.getValue().failed()
                                                                / entry.getValue().answers()))));
        return lines;
    }

    private static String schema(Report.SchemaProof proof) {
        return proof.asBefore()
                ? "Database: after the refused migration all "
                        + proof.lines()
                        + " columns, constraints and indexes are as before"
                : "Database: the refused migration left traces: " + proof.difference();
    }
}
