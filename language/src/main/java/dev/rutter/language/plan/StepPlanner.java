package dev.rutter.language.plan;

import dev.rutter.language.environment.Words;
import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.HostingActs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns one step of the document into the steps of a plan. Ids and gates are given afterwards.
final class StepPlanner {
    /// What people decide comes when it comes.
    private static final Pattern PEOPLE =
            Pattern.compile(
                    "^wait (?:for|until)\\b.*\\b(?:review\\w*|approv\\w+|sign-?off|feedback|confirmation|decision|go-?ahead)\\b");

    private static final Pattern SENDS =
            Pattern.compile(
                    "(?i)\\b(?:post|notify|announce|tell|send|inform|message|communicate)\\b");

    private final Draft draft;
    private final Choices choices;
    private final Recognition recognition;
    private final Expectations expectations;
    private final Map<Integer, ChapterIndex> indexes = new HashMap<>();

    StepPlanner(Draft draft, Choices choices) {
        this.draft = draft;
        this.choices = choices;
        this.recognition = new Recognition(draft);
        this.expectations = new Expectations(draft.environment);
    }

    /// Whether a step belongs to an alternative that is not taken.
    boolean leftOut(Step step) {
        return choices.leftOut(step).isPresent();
    }

    /// The planned steps for one step; none where it is left out, which is then said.
    List<PlannedStep> plan(Runbook.Chapter chapter, Step step, Phase phase) {
        var leftOut = choices.leftOut(step);
        if (leftOut.isPresent()) {
            draft.unread(step, leftOut.get());
            return List.of();
        }
        var when = step.when();
        if (when.isPresent()) {
            var known = Conditions.known(when.get(), draft.environment);
            var denied = known.entrySet().stream().filter(it -> !it.getValue().yes()).findFirst();
            if (denied.isPresent()) {
                draft.unread(
                        step,
                        "\""
                                + denied.get().getKey()
                                + "\" is answered \""
                                + denied.get().getValue().text()
                                + "\" in rutter.yaml");
                return List.of();
            }
            when = Conditions.left(when.get(), known.keySet());
        }
        var place = when.flatMap(_ -> Places.met(step, draft.environment.name(), draft.runbook));
        if (place.orElse(false)) {
            when = when.flatMap(Places::besides);
        }
        var taken = take(chapter, step);
        var besides =
                byMachine(step, taken)
                        ? Besides.of(Lines.said(step), it -> acts(chapter, step, it).isPresent())
                        : Besides.NONE;
        var condition = when;
        var planned = new ArrayList<PlannedStep>();
        besides.before().forEach(it -> planned.add(planned(step, phase, condition, it)));
        planned.add(planned(chapter, step, phase, condition, place, taken));
        besides.behind().forEach(it -> planned.add(planned(step, phase, condition, it)));
        return planned;
    }

    /// Whether a machine does what a line says to people.
    private static boolean byMachine(Step step, Recognition.Act taken) {
        return (step.action() instanceof Action.Ask || step.action() instanceof Action.Hosting)
                && !taken.action().byPerson()
                && !(taken.action() instanceof Action.Shell && taken.expectations().isEmpty());
    }

    /// What a machine would do of one sentence of a line.
    private Optional<Recognition.Act> acts(Runbook.Chapter chapter, Step step, String sentence) {
        return step.action() instanceof Action.Hosting
                ? HostingActs.read(sentence).map(act -> as(act, ""))
                : message(chapter, step, sentence)
                        .or(() -> wait(chapter, step, sentence))
                        .or(() -> recognition.of(sentence, step.span()));
    }

    /// What else is done than what a machine does of the same line.
    private PlannedStep planned(Step step, Phase phase, Optional<String> when, String words) {
        var act =
                step.action() instanceof Action.Hosting
                        ? HostingActs.read(words)
                        : Optional.<Action.Hosting>empty();
        var asked = act.map(it -> hosting(step, it)).orElseGet(() -> asked(words));
        var interruption = Repetition.of(step, asked.action(), draft.environment);
        return new PlannedStep(
                "",
                phase,
                words,
                asked.action(),
                List.of(),
                when,
                Step.Danger.NONE,
                interruption.rule(),
                who(asked.action()),
                false,
                draft.environment.stepLimit(),
                interruption.because(because(step, asked)),
                step.span().line(),
                choices.explicit(step),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private PlannedStep planned(
            Runbook.Chapter chapter,
            Step step,
            Phase phase,
            Optional<String> when,
            Optional<Boolean> place,
            Recognition.Act taken) {
        Missing.report(draft, step, taken.action());
        var index = index(chapter);
        var stated = step.pinned().flatMap(Step.Pinned::limit).or(() -> stated(index, step));
        var again =
                Until.of(index, step, taken.action(), phase, stated, draft.environment.stepLimit());
        var interruption = Repetition.of(step, taken.action(), draft.environment);
        return new PlannedStep(
                "",
                phase,
                Lines.title(step),
                taken.action(),
                expectations.of(step, awaiting(step, taken, again)),
                when,
                step.danger(),
                interruption.rule(),
                who(taken.action()),
                false,
                limit(stated, index, step, taken.action()),
                interruption.because(
                        because(step, taken)
                                + place.filter(it -> it)
                                        .map(_ ->
                                                "; for \""
                                                        + Places.place(step.when().orElse(""))
                                                        + "\", and this is "
                                                        + draft.environment.name())
                                        .orElse("")),
                step.span().line(),
                choices.explicit(step),
                stated,
                Optional.empty(),
                again);
    }

    private static Recognition.Act awaiting(
            Step step, Recognition.Act taken, Optional<Plan.Again> again) {
        var awaited =
                again.isPresent() && taken.expectations().isEmpty()
                        ? Until.awaited(step, taken.action())
                        : List.<Expectation>of();
        return awaited.isEmpty()
                ? taken
                : new Recognition.Act(taken.action(), awaited, taken.why());
    }

    private ChapterIndex index(Runbook.Chapter chapter) {
        return indexes.computeIfAbsent(chapter.line(), _ -> ChapterIndex.of(chapter));
    }

    private String because(Step step, Recognition.Act taken) {
        var alternative = choices.whyTaken(step);
        return alternative.isEmpty() ? taken.why() : taken.why() + "; " + alternative;
    }

    private Recognition.Act take(Runbook.Chapter chapter, Step step) {
        var environment = draft.environment;
        var said = Lines.said(step);
        return switch (step.action()) {
            case Action.Shell shell ->
                    as(new Action.Shell(environment.bound(shell.script())), "a shell command");
            case Action.Query query -> {
                if (environment.database().isEmpty()) {
                    draft.open(
                            Plan.Open.Kind.DATABASE,
                            "SQL is to be run and the environment names no database",
                            step.span().line(),
                            "database: $DATABASE_URL");
                }
                yield as(new Action.Query(environment.bound(query.sql())), "a SQL statement");
            }
            case Action.Http http -> as(bound(http), "a curl command line, read as a request");
            case Action.Hosting hosting -> hosting(step, hosting);
            case Action.Ask ask -> manual(chapter, step, ask.text());
            case Action.Announce announce ->
                    as(
                            new Action.Announce(environment.bound(announce.text())),
                            step.placeholders().isEmpty()
                                    ? "a message to be sent"
                                    : "a message to be sent; what the run knows is filled in");
            case Action.Attended attended ->
                    automated(step, said)
                            .orElseGet(() ->
                                    as(
                                            new Action.Attended(
                                                    environment.bound(attended.script()),
                                                    attended.why()),
                                            "needs a person at a terminal: " + attended.why()));
            case Action.Wait wait -> as(wait, "the document waits");
            case Action.Watch watch -> as(watch, "a window");
        };
    }

    private static Recognition.Act as(Action action, String why) {
        return new Recognition.Act(action, List.of(), why);
    }

    private Action.Http bound(Action.Http http) {
        var environment = draft.environment;
        var headers = new LinkedHashMap<String, String>();
        http.headers().forEach((name, value) -> headers.put(name, environment.bound(value)));
        return new Action.Http(
                http.method(),
                environment.bound(http.url()),
                headers,
                http.body().map(environment::bound),
                http.followRedirects(),
                http.bodyPrinted(),
                environment.bound(http.shell()));
    }

    /// A line for people: done by a command, found out by a machine, or asked.
    private Recognition.Act manual(Runbook.Chapter chapter, Step step, String text) {
        return automated(step, text)
                .or(() -> message(chapter, step, text))
                .or(() -> wait(chapter, step, text))
                .or(() -> recognition.of(text, step.span()))
                .orElseGet(() -> asked(text));
    }

    /// A line that has something sent, right above the text to be sent.
    private Optional<Recognition.Act> message(Runbook.Chapter chapter, Step step, String text) {
        if (!SENDS.matcher(text).find()) {
            return Optional.empty();
        }
        return index(chapter)
                .below(step.span().line())
                .filter(Entry.Template.class::isInstance)
                .map(Entry.Template.class::cast)
                .filter(template -> template.kind() == Entry.Template.Kind.MESSAGE)
                .map(template ->
                        as(
                                new Action.Announce(draft.environment.bound(template.text())),
                                "has the text below it sent; what the run knows is filled"
                                        + " in"));
    }

    /// A line that says nothing but how long to wait.
    private Optional<Recognition.Act> wait(Runbook.Chapter chapter, Step step, String text) {
        var words = Words.plain(text);
        if (!words.matches(
                        "(?:(?:wait|warten|attende[zr]|attendre|patientez|espere)\\b|(?:pause|sleep) (?:here )?(?:for|at least|about|around|another|\\d)).*")
                || PEOPLE.matcher(words).find()) {
            return Optional.empty();
        }
        return index(chapter).at(step.span().line()).stream()
                .filter(window -> window.kind() == Entry.Window.Kind.WAIT)
                .filter(window -> window.to().isPositive())
                .findFirst()
                .map(window -> as(new Action.Wait(window.to()), "the document waits so long"));
    }

    private Recognition.Act asked(String text) {
        var answer = draft.environment.acknowledgement(text);
        var why =
                answer.map(given ->
                                "only a person can tell; rutter.yaml answers \""
                                        + given.text()
                                        + "\"")
                        .orElseGet(() -> ShownCommand.whyAsked(text));
        return as(new Action.Ask(draft.environment.bound(Strip.marks(text))), why);
    }

    private Optional<Recognition.Act> automated(Step step, String text) {
        var environment = draft.environment;
        return environment
                .automation(text)
                .or(() -> environment.automation(step.title()))
                .or(() ->
                        step.action() instanceof Action.Ask
                                ? Optional.<String>empty()
                                : environment.automation(step.under()))
                .map(script ->
                        as(
                                new Action.Shell(environment.bound(script)),
                                "rutter.yaml automates \"" + Strip.marks(text) + "\""));
    }

    private Recognition.Act hosting(Step step, Action.Hosting act) {
        var said = Strip.marks(Lines.said(step));
        var byCommand = automated(step, said);
        if (byCommand.isPresent()) {
            return byCommand.get();
        }
        var hosting = draft.environment.hosting();
        if (hosting.isEmpty()) {
            var asked = asked(said);
            return as(
                    asked.action(),
                    "a hosting could " + Lines.act(act) + ", but the environment names none");
        }
        var serves = hosting.get().service();
        var named = draft.environment.bound(act.service());
        if (!named.isEmpty() && !named.equalsIgnoreCase(serves)) {
            return as(
                    asked(said).action(),
                    "names the service \""
                            + named
                            + "\", and the environment's hosting serves \""
                            + serves
                            + "\"");
        }
        var kind = hosting.get().kind().name().toLowerCase(Locale.ROOT);
        var bound = new Action.Hosting(act.act(), serves, draft.environment.bound(act.argument()));
        return as(bound, "taken for an act of the hosting (" + kind + "): " + Lines.act(bound));
    }

    private List<String> who(Action action) {
        return action instanceof Action.Ask || action instanceof Action.Attended
                ? draft.environment.people().sign()
                : List.of();
    }

    /// The time that the step's line states, or its chapter above it for everything to be finished.
    /// What the line of another step states is about that one; seconds are how soon something
    /// shows, and no time for people.
    private static Optional<Duration> stated(ChapterIndex chapter, Step step) {
        var line = step.span().line();
        var chapters = chapter.finishAbove(step.lastLine());
        return chapters.filter(window -> window.span().line() > line)
                .or(() ->
                        chapter.at(line).stream()
                                .filter(window -> window.kind() == Entry.Window.Kind.FINISH_WITHIN)
                                .filter(window -> window.to().compareTo(Duration.ofMinutes(1)) >= 0)
                                .reduce((_, last) -> last))
                .or(() -> chapters)
                .map(Entry.Window::to)
                .filter(Duration::isPositive);
    }

    /// The document's own limit, else the environment's and no less than the command itself waits.
    private Duration limit(
            Optional<Duration> stated, ChapterIndex chapter, Step step, Action action) {
        var limit = draft.environment.stepLimit();
        return action instanceof Action.Wait wait
                ? wait.length().plus(limit)
                : stated.orElseGet(() -> OwnTime.within(limit, chapter, step, action));
    }
}
