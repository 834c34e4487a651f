package dev.rutter.language.plan;

import dev.rutter.language.expect.Clocks;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A plan as people review it: one line says what happens, with the document's line number before
/// it; the lines below say what is expected, who is asked and why it was taken for that. The text
/// of two plans can be compared line by line.
public final class PlanText {
    /// So many lines left out for one reason are shown, one below the other.
    private static final int MOST = 8;

    private final Page page = new Page();
    private final Plan plan;
    private final Optional<ForecastText> forecast;

    private PlanText(Plan plan, Optional<Forecast> forecast) {
        this.plan = plan;
        this.forecast = forecast.map(told -> new ForecastText(told, page));
    }

    /// The whole plan, ending with a line that says whether it can run.
    public static String show(Plan plan) {
        return new PlanText(plan, Optional.empty()).show();
    }

    /// The same with what can be said of it before it runs.
    public static String show(Plan plan, Forecast forecast) {
        return new PlanText(plan, Optional.of(forecast)).show();
    }

    private String show() {
        head();
        forecast.ifPresent(ForecastText::before);
        Optional<Phase> phase = Optional.empty();
        for (var step : plan.steps()) {
            if (!phase.equals(Optional.of(step.phase()))) {
                phase = Optional.of(step.phase());
                page.section(heading(step.phase()));
            }
            step(step);
        }
        if (!plan.rules().isEmpty()) {
            page.section("What decides rollback");
            plan.rules().forEach(this::rule);
        }
        page.section("Way back");
        if (plan.rollback().isEmpty()) {
            page.line("       none");
        }
        forecast.ifPresent(ForecastText::wayBack);
        plan.rollback().forEach(this::step);
        forecast.ifPresent(ForecastText::after);
        Called.print(page, plan.escalations());
        unread();
        open();
        return page.text();
    }

    private void head() {
        var environment = plan.environment();
        page.line("Plan of " + (plan.title().isEmpty() ? plan.file() : "\"" + plan.title() + "\""));
        page.line("  runbook      " + plan.file() + " (" + first(plan.digest(), 12) + ")");
        page.line("  environment  " + environment.name() + ", in " + environment.workdir());
        environment
                .hosting()
                .ifPresent(hosting ->
                        page.line(
                                "  hosting      "
                                        + hosting.kind().name().toLowerCase(Locale.ROOT)
                                        + ", service "
                                        + hosting.service()));
        environment
                .database()
                .ifPresent(database -> page.line("  database     " + masked(database)));
        var people = environment.people();
        if (!people.approve().isEmpty()) {
            page.line(
                    "  approval     "
                            + people.approvals()
                            + " of "
                            + String.join(", ", people.approve()));
        }
        if (!people.sign().isEmpty()) {
            page.line("  signing      " + String.join(", ", people.sign()));
        }
        environment.bind().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(bound ->
                        page.line("  bound        " + bound.getKey() + " -> " + bound.getValue()));
    }

    /// A connection string's password is nobody's business in a review.
    static String masked(String database) {
        return database.replaceFirst("(://[^:/@]*):[^@]*@", "$1:***@");
    }

    private static String heading(Phase phase) {
        return phase == Phase.PREPARE
                ? "Prepare (each step is a gate: a miss stops the run)"
                : name(phase);
    }

    /// A phase as a heading.
    static String name(Phase phase) {
        return switch (phase) {
            case PREPARE -> "Prepare";
            case DEPLOY -> "Deploy";
            case VERIFY -> "Verify";
            case WATCH -> "Watch";
            case NONE,
                    OVERVIEW,
                    ROLLBACK,
                    INCIDENT,
                    TROUBLE,
                    CONTACTS,
                    MAINTAIN,
                    REFERENCE,
                    TEMPLATE ->
                    phase.word();
        };
    }

    private void step(PlannedStep step) {
        var line = step.line() == 0 ? "" : Integer.toString(step.line());
        page.line("%5s  %-19s %-8s %s".formatted(line, step.id(), verb(step.action()), said(step)));
        switch (step.action()) {
            case Action.Watch watch when FigureAgain.is(watch) ->
                    page.detail("judges", "the one limit that decided");
            case Action.Watch watch -> watch.limits().forEach(this::limit);
            case Action.Announce announce -> page.quote(announce.text());
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Attended _,
                    Action.Wait _ -> {}
        }
        if (!step.title().isBlank()
                && !Strip.marks(said(step)).contains(Strip.marks(Lines.first(step.title())))) {
            page.detail("for", Strip.marks(Lines.first(step.title())));
        }
        step.when()
                .ifPresent(when ->
                        page.detail(
                                "only if",
                                Strip.condition(when)
                                        + step.whenAsked()
                                                .map(other -> " (asked at " + other + ")")
                                                .orElse("")));
        step.expectations().forEach(expectation -> page.detail("expect", expected(expectation)));
        if (step.danger().grave()) {
            page.detail(
                    "grave",
                    step.danger().why()
                            + (step.chosen() ? "; not asked about, rutter.yaml chooses it" : ""));
        }
        if (step.asksBefore()) {
            page.detail("asks", "before: may it run?" + of(plan.environment().people().sign()));
        }
        if (!step.who().isEmpty()) {
            page.detail("of", String.join(", ", step.who()));
        }
        var limits =
                time(step)
                        + ", if interrupted "
                        + step.ifInterrupted().name().toLowerCase(Locale.ROOT)
                        + (step.gate() && step.phase() != Phase.PREPARE ? ", gate" : "");
        step.again().ifPresent(it -> page.detail("again", Lines.again(it)));
        page.detail("limit", limits);
        Warnings.pushes(plan, step).ifPresent(it -> page.detail("pushes", it));
        page.detail("because", step.why());
    }

    private static String of(List<String> people) {
        return people.isEmpty() ? "" : " (of " + String.join(", ", people) + ")";
    }

    private static String time(PlannedStep step) {
        var answer = step.answerWithin().map(it -> "answer within " + Times.say(it));
        return switch (step.action()) {
            case Action.Ask _, Action.Attended _ ->
                    answer.orElse("at most " + Times.say(step.limit()));
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Announce _,
                    Action.Wait _,
                    Action.Watch _ ->
                    "at most " + Times.say(step.limit()) + answer.map(it -> ", " + it).orElse("");
        };
    }

    static String verb(Action action) {
        return switch (action) {
            case Action.Shell _ -> "run";
            case Action.Query _ -> "query";
            case Action.Http _ -> "request";
            case Action.Hosting _ -> "hosting";
            case Action.Ask _ -> "ask";
            case Action.Announce _ -> "announce";
            case Action.Attended _ -> "attend";
            case Action.Wait _ -> "wait";
            case Action.Watch _ -> "watch";
        };
    }

    private static String said(PlannedStep step) {
        return switch (step.action()) {
            case Action.Shell shell -> Lines.first(shell.script());
            case Action.Query query -> Lines.first(query.sql());
            case Action.Http http -> Lines.request(http);
            case Action.Hosting hosting -> Lines.act(hosting);
            case Action.Ask ask -> Lines.first(ask.text());
            case Action.Announce _ -> step.title();
            case Action.Attended attended -> Lines.first(attended.script());
            case Action.Wait wait -> Times.say(wait.length());
            case Action.Watch watch ->
                    watch.name().replaceFirst(":+$", "")
                            + ": from "
                            + Times.say(watch.from())
                            + " to "
                            + Times.say(watch.to())
                            + Lines.since(watch);
        };
    }

    private void limit(Limit limit) {
        var source = plan.environment().metrics().get(limit.metric());
        page.detail(
                Figures.state(limit),
                limit.metric()
                        + " "
                        + limit.threshold()
                        + limit.window().map(over -> " over " + Times.say(over)).orElse("")
                        + (limit.consecutive().isPresent()
                                ? ", " + limit.consecutive().getAsInt() + " times in a row"
                                : "")
                        + " (line "
                        + limit.span().line()
                        + (source == null ? "" : ", from " + Metrics.say(source))
                        + ")");
    }

    /// An expectation as what is judged, not only as it was written.
    static String expected(Expectation expectation) {
        return switch (expectation) {
            case Expectation.ExitStatus it -> "exit status " + it.status();
            case Expectation.HttpStatus it ->
                    it.lowest() == it.highest()
                            ? "HTTP status " + it.lowest()
                            : "HTTP status " + it.lowest() + " to " + it.highest();
            case Expectation.Contains it ->
                    "output holds \"" + it.text() + "\"" + (it.exactly() ? " exactly" : "");
            case Expectation.Worded it ->
                    "the words \"" + it.text() + "\", or a person's judgement";
            case Expectation.Warned it ->
                    (it.text().isEmpty() ? "nothing" : "no \"" + it.text() + "\"")
                            + ", or a person's judgement";
            case Expectation.Lacks it -> "output lacks \"" + it.text() + "\"";
            case Expectation.Every it ->
                    "\"" + it.text() + "\" in every row, or a person's judgement";
            case Expectation.Fails _ -> "it fails";
            case Expectation.Gone _ -> "nothing is found, or a person's judgement";
            case Expectation.Output it -> "output like " + String.join(" / ", it.lines());
            case Expectation.Json it -> "JSON like " + Lines.first(it.pattern());
            case Expectation.Numeric it ->
                    "number "
                            + it.comparison().sign()
                            + " "
                            + plain(it.value())
                            + (it.unit().isEmpty() ? "" : " " + it.unit());
            case Expectation.Empty _ -> "nothing";
            case Expectation.NotEmpty _ -> "something";
            case Expectation.Version it ->
                    "version "
                            + (it.atLeast() ? "at least " : "")
                            + String.join(".", it.parts().stream().map(String::valueOf).toList());
            case Expectation.Logged it ->
                    switch (it.sign()) {
                        case SUCCESS -> "the log shows \"" + it.text() + "\" when all is well";
                        case IGNORE -> "in the log \"" + it.text() + "\" may be ignored";
                        case INVESTIGATE ->
                                "a person looks into it where the log shows \"" + it.text() + "\"";
                    };
            case Expectation.Hours it ->
                    Clocks.threshold(it) + ", or a person's yes; the clock tells";
            case Expectation.Asked it -> "a person's judgement: " + it.says();
        };
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }

    private void rule(Entry.Trigger trigger) {
        var decision =
                switch (trigger.decision()) {
                    case ROLL_BACK -> "roll back";
                    case DO_NOT_ROLL_BACK -> "stay";
                    case PAGE -> "page";
                };
        page.line("%5d  %s".formatted(trigger.span().line(), decision));
        page.detail("when", Strip.marks(trigger.says()));
        page.detail(
                "judged",
                trigger.limit()
                        .filter(limit -> held(trigger, limit))
                        .map(limit -> "measured, " + limit.threshold())
                        .orElse("by a person"));
    }

    /// Whether the run holds figures against a trigger's limit: of those that call for people only
    /// against what a window watches.
    private boolean held(Entry.Trigger trigger, Limit limit) {
        return trigger.decision() != Entry.Trigger.Decision.PAGE
                || plan.open().stream().anyMatch(open -> open.line() == trigger.span().line())
                || plan.steps().stream()
                        .anyMatch(step ->
                                step.action() instanceof Action.Watch watch
                                        && watch.limits().contains(limit));
    }

    private void unread() {
        if (plan.unread().isEmpty()) {
            return;
        }
        page.section("Not part of this plan");
        for (var i = 0; i < plan.unread().size(); ) {
            i = unread(i);
        }
    }

    /// One line, or all that stand one below the other for the same reason, with the reason once.
    ///
    /// @return where the next one begins
    private int unread(int from) {
        var all = plan.unread();
        var why = all.get(from).why();
        var to = from + 1;
        while (to < all.size() && Untold.groups(why) && all.get(to).why().equals(why)) {
            to++;
        }
        var shown = to - from > MOST ? from + MOST - 1 : to;
        for (var unread : all.subList(from, shown)) {
            var place = unread.line() == 0 ? "" : Integer.toString(unread.line());
            page.line("%5s  %s".formatted(place, Page.cut(unread.says().strip(), Page.WIDTH - 20)));
        }
        if (shown < to) {
            page.line("       and " + (to - shown) + " more, to line " + all.get(to - 1).line());
        }
        page.detail("because", why);
        return to;
    }

    private void open() {
        page.section("Open");
        if (plan.open().isEmpty()) {
            page.line("       nothing: this plan can run");
            return;
        }
        for (var open : plan.open()) {
            page.line(
                    "%5d  %-19s %s"
                            .formatted(
                                    open.line(),
                                    open.kind().name().toLowerCase(Locale.ROOT),
                                    open.what()));
            page.detail("help", open.help());
        }
        var count = plan.open().size();
        page.line("");
        page.line(
                count + (count == 1 ? " thing is" : " things are") + " open: this plan cannot run");
    }

    private static String first(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }
}
