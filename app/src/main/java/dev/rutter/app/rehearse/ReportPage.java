package dev.rutter.app.rehearse;

import dev.rutter.app.view.Lengths;
import java.util.List;

/// The report to be read and kept: as Markdown, and the same as one HTML page without scripts.
final class ReportPage {
    private final StringBuilder out = new StringBuilder();
    private final boolean html;

    private ReportPage(boolean html) {
        this.html = html;
    }

    static String markdown(Report report) {
        return new ReportPage(false).page(report);
    }

    static String html(Report report) {
        var page = new ReportPage(true).page(report);
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Rehearsal of %s</title>
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #1d2430 }
        table { border-collapse: collapse; width: 100%% } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #dde }
        td:first-child { white-space: nowrap } h2 { margin-top: 2rem } code { font-size: .9em }
        </style></head><body>
        %s</body></html>
        """
                .formatted(escaped(report.document()), page);
    }

    private String page(Report report) {
        heading(1, "Rehearsal of " + report.document());
        paragraph(
                "Took %s. %s. Windows %s, seed %d. Destructive steps run unasked: %d."
                        .formatted(
                                Lengths.of(report.took()),
                                report.enclosed(),
                                ReportText.windows(report),
                                report.seed(),
                                report.destructive()));
        heading(2, "Releases");
        table(
                List.of("release", "fault", "end", "why", "took"),
                report.releases().stream()
                        .map(each ->
                                List.of(
                                        each.commit().substring(0, 7),
                                        each.fault().orElse(""),
                                        each.end().map(end -> end.words()).orElse("no end"),
                                        each.because(),
                                        Lengths.of(each.took())))
                        .toList());
        if (!report.faults().isEmpty()) {
            heading(2, "Faults");
            table(
                    List.of(
                            "fault",
                            "noticed",
                            "by line",
                            "after",
                            "seen",
                            "done",
                            "left for people",
                            "document lacks"),
                    report.faults().stream()
                            .map(each ->
                                    List.of(
                                            each.wanted().text(),
                                            each.injected().isEmpty()
                                                    ? "not injected"
                                                    : each.noticed() ? "yes" : "no",
                                            each.line() > 0 ? Integer.toString(each.line()) : "",
                                            each.afterMillis() < 0
                                                    ? ""
                                                    : each.afterMillis() + " ms",
                                            each.by(),
                                            each.done(),
                                            each.left(),
                                            each.lacks()))
                            .toList());
        }
        heading(2, "Findings for the author, gravest first");
        table(
                List.of("line", "finding"),
                report.findings().stream()
                        .map(each ->
                                List.of(
                                        each.line() > 0 ? Integer.toString(each.line()) : "",
                                        each.says()))
                        .toList());
        heading(2, "Lines");
        for (var fate : Lines.Fate.values()) {
            heading(3, fate.words() + " (" + report.of(fate).size() + ")");
            table(
                    List.of("line", "says", "how"),
                    report.of(fate).stream()
                            .map(each ->
                                    List.of(Integer.toString(each.line()), each.says(), each.how()))
                            .toList());
        }
        var expected = report.expected();
        heading(2, "Results that the document states");
        paragraph(expected.says());
        table(
                List.of("line", "says", "held", "how"),
                expected.all().stream()
                        .map(each ->
                                List.of(
                                        Integer.toString(each.line()),
                                        each.says(),
                                        each.held().words(),
                                        each.how()))
                        .toList());
        heading(2, "Defaults taken");
        table(
                List.of("line", "kind", "what", "taken"),
                report.defaults().stream()
                        .map(each ->
                                List.of(
                                        each.line() > 0 ? Integer.toString(each.line()) : "",
                                        each.kind(),
                                        each.what(),
                                        each.taken()))
                        .toList());
        heading(2, "Promised and real times");
        table(
                List.of("line", "promised", "real"),
                report.promises().stream()
                        .map(each ->
                                List.of(
                                        Integer.toString(each.line()),
                                        each.says(),
                                        each.real().map(Lengths::of).orElse("no run came to it")))
                        .toList());
        heading(2, "Notes");
        table(List.of("note"), report.notes().stream().map(List::of).toList());
        return out.toString();
    }

    private void heading(int depth, String text) {
        if (html) {
            out.append("<h%d>%s</h%d>\n".formatted(depth, escaped(text), depth));
        } else {
            out.append("\n".repeat(out.isEmpty() ? 0 : 1))
                    .append("#".repeat(depth))
                    .append(' ')
                    .append(text)
                    .append("\n\n");
        }
    }

    private void paragraph(String text) {
        out.append(html ? "<p>" + escaped(text) + "</p>\n" : text + "\n");
    }

    private void table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            paragraph("None.");
            return;
        }
        if (html) {
            out.append("<table><tr>");
            head.forEach(each -> out.append("<th>").append(escaped(each)).append("</th>"));
            out.append("</tr>\n");
            for (var row : rows) {
                out.append("<tr>");
                row.forEach(each -> out.append("<td>").append(escaped(each)).append("</td>"));
                out.append("</tr>\n");
            }
            out.append("</table>\n");
            return;
        }
        out.append("| ").append(String.join(" | ", head)).append(" |\n");
        out.append("|").append("---|".repeat(head.size())).append('\n');
        for (var row : rows) {
            out.append("| ")
                    .append(String.join(" | ", row.stream().map(ReportPage::cell).toList()))
                    .append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
