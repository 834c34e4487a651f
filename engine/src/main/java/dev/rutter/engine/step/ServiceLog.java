package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.hosting.Hosting.HostingException;
import dev.rutter.engine.hosting.Hosting.LogLine;
import dev.rutter.engine.hosting.Hosting.Release;
import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.step.HostingHand.Came;
import dev.rutter.language.expect.Expectation.Logged;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.expect.Verdict.Kind;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a service writes at its hosting, as steps ask about it.
record ServiceLog(InstantSource clock) {
    /// How many lines are read at most; the newest, where there are more.
    private static final int MOST_LINES = 2_000;

    private static final Pattern ERROR_WORD =
            Pattern.compile(
                    "\\b(ERROR|FATAL|PANIC|CRITICAL|Exception|Traceback)\\b"
                            + "|\"level\"\\s*:\\s*\"(error|fatal)\"");

    /// What the service logged while the release came up: the reason is there, if anywhere.
    String whileComingUp(Hosting hosting, Release release, Bearings bearings) {
        try {
            var from = bearings.deploymentBegan().minus(HostingSearch.SKEW);
            var ignored = LogSigns.ignored(bearings.signs());
            return text(
                    hosting.logs(from, clock.instant(), "", MOST_LINES).stream()
                            .filter(line -> !ignored.test(line.text()))
                            .toList());
        } catch (HostingException e) {
            return "the log of " + release.id() + " cannot be read: " + HostingHand.said(e);
        }
    }

    Came read(PlannedStep step, Hosting hosting, String text, Bearings bearings) {
        try {
            // What is said of the log of a release is said of its build too.
            var release = step.expectations().stream().anyMatch(Logged.class::isInstance);
            var from =
                    release
                            ? bearings.deploymentBegan().minus(HostingSearch.SKEW)
                            : since(bearings);
            var ignored = ignored(step);
            var lines =
                    hosting.logs(from, clock.instant(), text, MOST_LINES).stream()
                            .filter(line -> !ignored.test(line.text()))
                            .toList();
            return new Came.Lines(lines.size() + " log lines", text(lines));
        } catch (HostingException e) {
            return HostingHand.failed("the log cannot be read: " + HostingHand.said(e));
        }
    }

    Came withoutErrors(PlannedStep step, Hosting hosting, Bearings bearings) {
        var from = since(bearings);
        try {
            var lines = hosting.logs(from, clock.instant(), "", MOST_LINES);
            var all = lines.stream().filter(ServiceLog::isError).toList();
            var ignored = ignored(step);
            var errors = all.stream().filter(line -> !ignored.test(line.text())).toList();
            var whole = lines.size() < MOST_LINES;
            var seen =
                    errors.size()
                            + " errors in "
                            + (whole ? "" : "the last ")
                            + lines.size()
                            + " log lines since "
                            + from
                            + (errors.size() == all.size()
                                    ? ""
                                    : ", and "
                                            + (all.size() - errors.size())
                                            + " that the document says to ignore");
            var kind = !errors.isEmpty() ? Kind.MISSED : whole ? Kind.MET : Kind.UNCLEAR;
            var because =
                    !errors.isEmpty()
                            ? "first: " + errors.getFirst().text()
                            : whole ? "" : "there are more lines than are read";
            var verdict =
                    new Verdict(
                            kind,
                            step.title(),
                            step.line(),
                            seen,
                            "no errors",
                            lines.size(),
                            because);
            var verdicts = List.of(verdict);
            return new Came.As(
                    switch (kind) {
                        case MET -> new Performed.Over(new Outcome.Done(seen), verdicts, "");
                        case MISSED ->
                                new Performed.Over(
                                        new Outcome.Failed(
                                                seen + Hands.lastLine(errors.getFirst().text())),
                                        verdicts,
                                        Hands.bounded(text(errors)));
                        case UNCLEAR, UNMEASURABLE ->
                                new Performed.ToBeJudged(
                                        "Are there no errors in the log?",
                                        verdicts,
                                        seen + "; " + because);
                    });
        } catch (HostingException e) {
            return HostingHand.failed("the log cannot be read: " + HostingHand.said(e));
        }
    }

    /// Tells the lines that the document says to ignore.
    private static Predicate<String> ignored(PlannedStep step) {
        return LogSigns.ignored(
                step.expectations().stream()
                        .filter(Logged.class::isInstance)
                        .map(Logged.class::cast)
                        .toList());
    }

    private static Instant since(Bearings bearings) {
        return bearings.live().orElse(bearings.deploymentBegan());
    }

    private static boolean isError(LogLine line) {
        return switch (line.level().toLowerCase(Locale.ROOT)) {
            case "error", "fatal", "critical", "panic", "emerg", "alert" -> true;
            case "" -> ERROR_WORD.matcher(line.text()).find();
            default -> false;
        };
    }

    private static String text(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).collect(Collectors.joining("\n"));
    }
}
