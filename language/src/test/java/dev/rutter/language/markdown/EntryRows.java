package dev.rutter.language.markdown;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.Locale;
import java.util.stream.Collectors;

/// Entries as short lines, for golden files and for the language's page.
final class EntryRows {
    private EntryRows() {}

    static String of(Runbook runbook) {
        var out = new StringBuilder();
        for (var chapter : runbook.chapters()) {
            out.append(chapter.phase().word()).append(": ").append(chapter.title()).append('\n');
            for (var entry : chapter.entries()) {
                out.append("  ").append(row(entry)).append('\n');
            }
        }
        runbook.problems()
                .forEach(p -> out.append(p.code()).append(' ').append(p.claim()).append('\n'));
        return out.toString();
    }

    static String row(Entry entry) {
        var line = entry.span().line() + " ";
        return line
                + switch (entry) {
                    case Step step -> step(step);
                    case Entry.Choice c ->
                            "choice ["
                                    + c.key()
                                    + "] "
                                    + c.weight().name().toLowerCase(Locale.ROOT);
                    case Entry.Criterion c ->
                            "limit "
                                    + c.place().name().toLowerCase(Locale.ROOT)
                                    + ": "
                                    + limit(c.limit());
                    case Entry.Trigger t ->
                            "trigger "
                                    + t.decision().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                    + ": "
                                    + t.limit().map(EntryRows::limit).orElse(t.says());
                    case Entry.Window w ->
                            "window "
                                    + w.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                    + " "
                                    + w.from()
                                    + ".."
                                    + w.to();
                    case Entry.SeverityLevel s ->
                            "severity "
                                    + s.rank()
                                    + " "
                                    + s.name()
                                    + s.respondWithin().map(d -> " within " + d).orElse("");
                    case Entry.Escalation e ->
                            "escalation "
                                    + e.level()
                                    + " "
                                    + e.who()
                                    + e.after().map(d -> " after " + d).orElse("");
                    case Entry.KnownIssue i ->
                            "issue "
                                    + i.title()
                                    + " symptoms "
                                    + i.symptoms()
                                    + (i.cause().isEmpty() ? "" : " cause \"" + i.cause() + "\"")
                                    + " diagnosis "
                                    + i.diagnosis().size()
                                    + " cure "
                                    + i.cure().size();
                    case Entry.Contact c ->
                            "contact " + c.who() + (c.how().isEmpty() ? "" : ": " + c.how());
                    case Entry.Variable v ->
                            "variable "
                                    + v.name()
                                    + (v.condition().isEmpty() ? "" : " (" + v.condition() + ")");
                    case Entry.Template t ->
                            "template "
                                    + t.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    case Entry.Automatic a -> "automatic " + a.says();
                    case Entry.Curfew c ->
                            "curfew "
                                    + c.hours()
                                            .map(dev.rutter.language.expect.Clocks::threshold)
                                            .orElse("asked")
                                    + " # "
                                    + c.says();
                };
    }

    private static String step(Step step) {
        return (step.item() ? "item " : "")
                + action(step.action())
                + (step.title().isEmpty() ? "" : " # " + step.title())
                + step.expectations().stream()
                        .map(e -> " expects " + expectation(e))
                        .collect(Collectors.joining())
                + step.when().map(w -> " when \"" + w + "\"").orElse("")
                + step.option().map(o -> " option [" + o + "]").orElse("")
                + step.pinned()
                        .map(p ->
                                (p.idempotent() ? " idempotent" : "")
                                        + p.limit().map(d -> " within " + d).orElse("")
                                        + " (line "
                                        + p.line()
                                        + ")")
                        .orElse("")
                + step.later().map(time -> " not now [" + time + "]").orElse("")
                + (step.goesBack() ? " goes back" : "")
                + (step.danger().grave() ? " DANGER" : "")
                + (step.placeholders().isEmpty() ? "" : " holes " + step.placeholders());
    }

    private static String action(Action action) {
        return switch (action) {
            case Action.Shell(var script) -> "shell " + script.replace("\n", "⏎");
            case Action.Query(var sql) -> "query " + sql.replace("\n", "⏎");
            case Action.Http h ->
                    "http "
                            + h.method()
                            + " "
                            + h.url()
                            + (h.headers().isEmpty()
                                    ? ""
                                    : " " + new java.util.TreeMap<>(h.headers()))
                            + h.body().map(b -> " body " + b).orElse("");
            case Action.Hosting(var act, var service, _) ->
                    "hosting "
                            + act.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (service.isEmpty() ? "" : " " + service);
            case Action.Ask _ -> "ask";
            case Action.Announce(var text) -> "announce " + text.replace("\n", "⏎");
            case Action.Attended(var script, var why) ->
                    "attended " + script.replace("\n", "⏎") + " (" + why + ")";
            case Action.Wait(var length) -> "wait " + length;
            case Action.Watch watch -> "watch " + watch.name();
        };
    }

    private static String expectation(Expectation expectation) {
        return switch (expectation) {
            case Expectation.ExitStatus e -> "exit " + e.status();
            case Expectation.HttpStatus h ->
                    h.lowest() == h.highest()
                            ? "status " + h.lowest()
                            : "status " + h.lowest() + "-" + h.highest();
            case Expectation.Contains c -> "text \"" + c.text() + "\"";
            case Expectation.Warned w -> "no text \"" + w.text() + "\"";
            case Expectation.Lacks l -> "lacks \"" + l.text() + "\"";
            case Expectation.Every e -> "every row \"" + e.text() + "\"";
            case Expectation.Fails _ -> "failure";
            case Expectation.Gone _ -> "gone";
            case Expectation.Worded w -> "words \"" + w.text() + "\"";
            case Expectation.Output o -> "output " + o.lines();
            case Expectation.Json j -> "json " + j.pattern().replace("\n", "⏎");
            case Expectation.Numeric n ->
                    "number " + n.comparison().sign() + " " + n.value().toPlainString() + n.unit();
            case Expectation.Empty _ -> "nothing";
            case Expectation.NotEmpty _ -> "something";
            case Expectation.Version v -> "version " + v.parts() + (v.atLeast() ? "+" : "");
            case Expectation.Logged l -> l.sign() + " \"" + l.text() + "\"";
            case Expectation.Hours h -> dev.rutter.language.expect.Clocks.threshold(h);
            case Expectation.Asked a -> "asked \"" + a.says() + "\"";
        };
    }

    private static String limit(Limit limit) {
        return limit.metric()
                + " "
                + limit.threshold()
                + (limit.polarity() == Limit.Polarity.GOOD_IF ? " good" : " bad")
                + limit.window().map(w -> " over " + w).orElse("");
    }
}
