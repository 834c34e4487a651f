package dev.rutter.app.demo;

import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RunState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
                                    Figures.brief(run.release()),
                                    run.ending(),
                                    Figures.length(run.state().took())));
            lines.addAll(run(report.runbook(), run, kept));
        }
        lines.add("");
        lines.addAll(traffic(report.traffic()));
        report.schema().ifPresent(proof -> lines.add(schema(proof)));
        lines.add(
                "All of it took %s; the runbook's windows and waits were %s times shorter than written."
                        .formatted(
                                Figures.length(report.took()),
                                Narrator.plain(report.compression())));
        return lines;
    }

    private static List<String> run(String runbook, Report.Run run, boolean kept) {
        var lines = new ArrayList<String>();
        var state = run.state();
        for (var decision : state.decisions()) {
            var decided = decision.decided();
            lines.add("   decided to " + Narrator.words(decided.decision()) + " because");
            lines.add(
                    "     "
                            + Account.of(decided.verdict())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                                    .replace("(line ", "(" + runbook + ":"));
        }
        state.rollback().ifPresent(rollback -> lines.add("   " + rollback(rollback)));
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
                                Figures.count(run.traffic().requests()),
                                Figures.count(run.traffic().failedByRelease()),
                                Figures.count(run.traffic().failedBySwitch())));
        return lines;
    }

    private static String rollback(RunState.Rollback rollback) {
        var proof =
                rollback.verified()
                        .map(verified -> verified ? "verified" : "NOT PROVEN")
                        .orElse("not over");
        return "back on %s after %s, %s"
                .formatted(
                        Figures.brief(rollback.target()),
                        Figures.length(Duration.ofMillis(rollback.millis())),
                        proof);
    }

    /// How many questions the companion file answered.
    static long answeredWithoutAsking(RunState state) {
        return state.questions().values().stream()
                .flatMap(asked -> asked.answer().stream())
                .filter(answer -> answer.by().contains("rutter.yaml"))
                .count();
    }

    private static List<String> traffic(Counts counts) {
        var lines = new ArrayList<String>();
        lines.add(
                "Traffic: %s requests, %s failed because of a release, %s because of a switch%s"
                        .formatted(
                                Figures.count(counts.requests()),
                                Figures.count(counts.failedByRelease()),
                                Figures.count(counts.failedBySwitch()),
                                counts.heldBack() == 0
                                        ? ""
                                        : ", "
                                                + Figures.count(counts.heldBack())
                                                + " not sent (too many under way)"));
        counts.byRelease().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(entry ->
                        lines.add(
                                "  %s answered %s, failed %s (%s)"
                                        .formatted(
                                                Figures.brief(entry.getKey()),
                                                Figures.count(entry.getValue().answers()),
                                                Figures.count(entry.getValue().failed()),
                                                Figures.percent(
                                                        100.0
                                                                * entry.getValue().failed()
                                                                / entry.getValue().answers()))));
        return lines;
    }

    private static String schema(Report.SchemaProof proof) {
        return proof.difference().isEmpty()
                ? "Database: after the refused migration all "
                        + proof.lines()
                        + " columns, constraints and indexes are as before"
                : "Database: the refused migration left traces: " + proof.difference();
    }
}
