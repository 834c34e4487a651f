package dev.rutter.app.rehearse;

import dev.rutter.app.view.Lengths;
import java.util.ArrayList;
import java.util.List;

/// The report as a terminal shows it: one screen, the findings last.
final class ReportText {
    private static final int MOST_FINDINGS = 8;

    private ReportText() {}

    static List<String> of(Report report) {
        var out = new ArrayList<String>();
        out.add("");
        out.add("Rehearsal of " + report.document() + ", " + Lengths.of(report.took()));
        out.add("");
        var commands = report.commands();
        for (var fate : Lines.Fate.values()) {
            out.add(
                    "  %-30s %4d lines   %4d of %d commands"
                            .formatted(
                                    fate.words(),
                                    report.of(fate).size(),
                                    report.commands(fate),
                                    commands));
        }
        out.add("  " + report.expected().says());
        out.add("");
        for (var release : report.releases()) {
            out.add(
                    "  %s  %-20s %-24s %s"
                            .formatted(
                                    release.commit().substring(0, 7),
                                    release.fault().orElse("as it is"),
                                    release.end().map(end -> end.words()).orElse("no end"),
                                    Lengths.of(release.took())));
        }
        for (var fault : report.faults()) {
            out.add(
                    "  %-20s %s"
                            .formatted(
                                    fault.wanted().text(),
                                    fault.injected().isEmpty()
                                            ? "not injected: " + fault.lacks()
                                            : fault.noticed()
                                                    ? "noticed after "
                                                            + fault.afterMillis()
                                                            + " ms "
                                                            + (fault.line() > 0
                                                                    ? "by line " + fault.line()
                                                                    : "by Rutter itself")
                                                    : "NOT NOTICED"));
        }
        report.notInjected().forEach(each -> out.add("  " + each));
        out.add("");
        out.add(
                "  windows %s, seed %d, %d defaults taken, %d destructive steps run unasked"
                        .formatted(
                                windows(report),
                                report.seed(),
                                report.defaults().size(),
                                report.destructive()));
        report.notes().forEach(note -> out.add("  note: " + note));
        var findings = report.findings();
        if (!findings.isEmpty()) {
            out.add("");
            out.add("For the author, gravest first:");
            findings.stream()
                    .limit(MOST_FINDINGS)
                    .forEach(finding ->
                            out.add(
                                    "  "
                                            + (finding.line() > 0
                                                    ? "line " + finding.line() + "  "
                                                    : "")
                                            + Lengths.cut(finding.says(), 150)));
            if (findings.size() > MOST_FINDINGS) {
                out.add(
                        "  and %d more; --markdown FILE has all of them"
                                .formatted(findings.size() - MOST_FINDINGS));
            }
        }
        return out;
    }

    /// How long windows and waits were.
    static String windows(Report report) {
        return report.compression() == 1
                ? "as long as stated"
                : "compressed " + plain(report.compression()) + " times";
    }

    /// A factor without needless digits.
    static String plain(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
