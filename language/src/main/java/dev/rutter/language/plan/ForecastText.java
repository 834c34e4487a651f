package dev.rutter.language.plan;

import dev.rutter.language.plan.Forecast.Asked;
import dev.rutter.language.plan.Forecast.PhaseTime;
import dev.rutter.language.plan.Forecast.Stated;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// A forecast as people review it, in the places of a plan's text where it belongs.
final class ForecastText {
    /// How much of a question is told where it is only named, in characters.
    private static final int LONGEST = 200;

    private static final String ROW = "       %-10s %-26s %-12s %-14s %s";

    private final Forecast forecast;
    private final Page page;

    ForecastText(Forecast forecast, Page page) {
        this.forecast = forecast;
        this.page = page;
    }

    /// What goes before the steps.
    void before() {
        if (!forecast.times().isEmpty()) {
            times();
        }
        if (!forecast.warnings().isEmpty()) {
            page.section("Outside of this plan");
            forecast.warnings()
                    .forEach(warning -> {
                        page.line("%5s  %s".formatted(place(warning.line()), "warning"));
                        page.detail("because", warning.says());
                        page.detail("help", warning.help());
                    });
        }
    }

    private void times() {
        page.section("How long");
        page.line(
                ROW.formatted(
                        "", "the document promises", "passes", "bounded by", "people have up to"));
        var back = forecast.times().stream().filter(PlanTimes::back).toList();
        var forward = forecast.times().stream().filter(one -> !PlanTimes.back(one)).toList();
        forward.forEach(this::time);
        if (forward.size() > 1) {
            time(all(forward));
        }
        back.forEach(this::time);
        page.line("");
        for (var row :
                Page.wrap(
                        "Promised is what the document says; nothing holds anybody to it. What passes,"
                                + " passes in any case: windows and waits. Bounded by: an automatic step"
                                + " is ended at its time limit. People: silence decides after that.",
                        Page.WIDTH - 7)) {
            page.line("       " + row);
        }
    }

    private void time(PhaseTime time) {
        page.line(
                ROW.formatted(
                        time.name(),
                        time.stated().map(ForecastText::stated).orElse("-"),
                        length(time.watched()),
                        length(time.bound()),
                        time.questions() == 0
                                ? "-"
                                : Times.say(time.answers())
                                        + ", "
                                        + time.questions()
                                        + (time.questions() == 1 ? " answer" : " answers")));
    }

    /// Until signed off, everything after the other.
    private static PhaseTime all(List<PhaseTime> times) {
        var stated = times.stream().flatMap(time -> time.stated().stream()).toList();
        var sum =
                new Stated(
                        stated.stream().map(Stated::from).reduce(Duration.ZERO, Duration::plus),
                        stated.stream().map(Stated::to).reduce(Duration.ZERO, Duration::plus),
                        List.of(),
                        stated.size() == times.size() && stated.stream().allMatch(Stated::whole));
        return new PhaseTime(
                "In all",
                stated.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(sum),
                times.stream().map(PhaseTime::watched).reduce(Duration.ZERO, Duration::plus),
                times.stream().map(PhaseTime::bound).reduce(Duration.ZERO, Duration::plus),
                times.stream().mapToInt(PhaseTime::questions).sum(),
                times.stream().map(PhaseTime::answers).reduce(Duration.ZERO, Duration::plus));
    }

    private static String stated(Stated stated) {
        var length =
                stated.from().isZero() || stated.from().equals(stated.to())
                        ? Times.say(stated.to())
                        : Times.say(stated.from()) + " to " + Times.say(stated.to());
        var lines = stated.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return length
                + (stated.whole() ? "" : ", in part")
                + (lines.isEmpty()
                        ? ""
                        : (stated.lines().size() == 1 ? " (line " : " (lines ") + lines + ")");
    }

    private static String length(Duration length) {
        return length.isZero() ? "-" : Times.say(length);
    }

    /// Whether going back will be possible.
    void wayBack() {
        var outlook = forecast.wayBack();
        page.line("       possible: " + outlook.possible().word());
        if (!outlook.how().isEmpty()) {
            page.detail("how", outlook.how());
        }
        outlook.reasons()
                .forEach(reason ->
                        page.detail(
                                "decides",
                                reason.says()
                                        + (reason.line() == 0
                                                ? ""
                                                : " (line " + reason.line() + ")")));
    }

    /// Who is asked what and until when, and what is measured.
    void after() {
        page.section("Who is asked");
        var certain = forecast.questions().stream().filter(Asked::certain).toList();
        certain.forEach(this::asked);
        var others = forecast.questions().stream().filter(asked -> !asked.certain()).toList();
        if (!others.isEmpty()) {
            page.line(
                    certain.isEmpty()
                            ? "       only where it comes to that:"
                            : "       and where it comes to that:");
            others.forEach(this::asked);
        }
        page.section("What is measured");
        if (forecast.measured().isEmpty()) {
            page.line("       nothing: no window has a limit with a source of figures");
        }
        forecast.measured()
                .forEach(measured -> {
                    page.line("       " + measured.metric());
                    page.detail("from", measured.source());
                    measured.limits().forEach(limit -> page.detail("judged", limit));
                });
    }

    /// The step itself tells the whole of it.
    private void asked(Asked asked) {
        page.line(
                "%5s  %-19s %s"
                        .formatted(
                                place(asked.line()),
                                asked.step(),
                                Page.cut(asked.what().strip(), LONGEST)));
        page.detail(
                "of",
                (asked.who().isEmpty() ? "whoever runs it" : String.join(", ", asked.who()))
                        + ", within "
                        + Times.say(asked.within())
                        + "; where nobody answers, "
                        + asked.silence());
    }

    private static String place(int line) {
        return line == 0 ? "" : Integer.toString(line);
    }
}
