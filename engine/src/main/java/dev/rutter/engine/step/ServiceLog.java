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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a service writes at its hosting, as steps ask about it.
record ServiceLog(InstantSource clock, Sleeper sleeper) {
    /// How many lines are read at most; the newest, where there are more.
    private static final int MOST_LINES = 2_000;

    /// How long a service that has gone live may take to write its first line, and how often it is
    /// looked for.
    private static final Duration FIRST_LINE = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /// How far back is looked for who served before.
    private static final Duration BEFORE = Duration.ofMinutes(30);

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

    Came withoutErrors(PlannedStep step, Hosting hosting, Bearings bearings)
            throws InterruptedException {
        var from = since(bearings);
        try {
            var lines = some(hosting, from, step);
            var all = lines.stream().filter(ServiceLog::isError).toList();
            var ignored = ignored(step);
            var meant = all.stream().filter(line -> !ignored.test(line.text())).toList();
            var gone = meant.isEmpty() ? Set.<String>of() : gone(hosting, bearings);
            var errors = meant.stream().filter(line -> !gone.contains(line.instance())).toList();
            var whole = lines.size() < MOST_LINES;
            var seen =
                    errors.size()
                            + " errors in "
                            + (whole ? "" : "the last ")
                            + lines.size()
                            + " log lines since "
                            + from
                            + (meant.size() == all.size()
                                    ? ""
                                    : ", and "
                                            + (all.size() - meant.size())
                                            + " that the document says to ignore")
                            + (errors.size() == meant.size()
                                    ? ""
                                    : ", and "
                                            + (meant.size() - errors.size())
                                            + " of instances that served before and no longer do");
            // Silence says something only where the service is heard at all.
            var before = lines.isEmpty() ? whileComingUp(hosting, bearings) : 0;
            var kind =
                    !errors.isEmpty()
                            ? Kind.MISSED
                            : lines.isEmpty() && before == 0
                                    ? Kind.UNMEASURABLE
                                    : whole ? Kind.MET : Kind.UNCLEAR;
            var because =
                    switch (kind) {
                        case MET -> before == 0 ? "" : before + " lines while the release came up";
                        case MISSED -> "first: " + errors.getFirst().text();
                        case UNCLEAR -> "there are more lines than are read";
                        case UNMEASURABLE ->
                                "no line at all: the service writes none, or they are not here";
                    };
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
                                                seen + Evidence.lastLine(errors.getFirst().text())),
                                        verdicts,
                                        Evidence.bounded(text(errors)));
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

    /// What was logged. A service that has just gone live may not have written yet: where there is
    /// no line, the log is looked at again for a little.
    private List<LogLine> some(Hosting hosting, Instant from, PlannedStep step)
            throws InterruptedException, HostingException {
        var most = step.limit().compareTo(FIRST_LINE) < 0 ? step.limit() : FIRST_LINE;
        var until = clock.instant().plus(most);
        while (true) { // ends at the latest when the first line is overdue
            var lines = hosting.logs(from, clock.instant(), "", MOST_LINES);
            if (!lines.isEmpty() || !clock.instant().plus(BETWEEN_LOOKS).isBefore(until)) {
                return lines;
            }
            sleeper.sleep(BETWEEN_LOOKS);
        }
    }

    /// Who wrote before this release was asked for and serves no longer: the last requests of those
    /// that leave are no word on the release that took over.
    private static Set<String> gone(Hosting hosting, Bearings bearings) throws HostingException {
        var release = bearings.back().or(bearings::deployed);
        var serving = hosting.serving();
        if (release.isEmpty() || serving.isEmpty()) {
            return Set.of();
        }
        var asked = hosting.release(release.get()).createdAt();
        return hosting.logs(asked.minus(BEFORE), asked, "", MOST_LINES).stream()
                .map(LogLine::instance)
                .filter(instance -> !instance.isEmpty() && !serving.contains(instance))
                .collect(Collectors.toSet());
    }

    private int whileComingUp(Hosting hosting, Bearings bearings) throws HostingException {
        var from = bearings.deploymentBegan().minus(HostingSearch.SKEW);
        return hosting.logs(from, clock.instant(), "", MOST_LINES).size();
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
