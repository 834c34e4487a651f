package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunJson;
import dev.rutter.app.view.EventText;
import dev.rutter.app.view.LiveScreen;
import dev.rutter.app.view.NowText;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.QuestionAsked;
import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Halt;
import dev.rutter.engine.run.Question;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.session.ByHand;
import dev.rutter.engine.step.Toolset;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.runbook.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Goes on with a run and shows it while it goes.
final class RunView {
    private RunView() {}

    private static final Duration REPAINT = Duration.ofMillis(250);

    static ExitCode follow(
            Screen screen,
            Workshop workshop,
            String run,
            String by,
            RunCommand.FollowArguments arguments,
            Optional<Plan> replanned)
            throws InterruptedException {
        workshop.unbroken(run);
        var live =
                new LiveScreen(screen.out(), screen.terminal() && !arguments.plain, screen.width());
        var state = new AtomicReference<>(workshop.state(run));
        var first = workshop.journal().read(run, 0).getFirst();
        if (!arguments.json) {
            live.say(line(screen, first, Objects.requireNonNull(state.get())));
        }
        workshop.engine()
                .listen(recorded -> {
                    var now = state.updateAndGet(before -> before.after(recorded));
                    if (arguments.json) {
                        screen.out().println(Json.line(RunJson.of(recorded)));
                    } else if (worthALine(recorded)) {
                        if (recorded.event() instanceof RunEvent.AnswerGiven) {
                            screen.leavePrompt();
                        }
                        live.say(line(screen, recorded, now));
                    }
                });
        var painter =
                Thread.ofVirtual()
                        .unstarted(() -> paint(live, () -> Objects.requireNonNull(state.get())));
        if (!arguments.json) {
            painter.start();
        }
        // Ctrl-C ends this process, not the run.
        var told =
                new Thread(() -> {
                    live.wipe();
                    screen.leavePrompt();
                    screen.err().println(interrupted(run));
                });
        Runtime.getRuntime().addShutdownHook(told);
        try {
            return carryOn(screen, workshop, run, by, arguments, replanned);
        } finally {
            forget(told);
            painter.interrupt();
            live.wipe();
            screen.out().flush();
        }
    }

    private static String interrupted(String run) {
        return "rutter: interrupted; run "
                + run
                + " is not over and a command of it that runs goes on; go on with: rutter resume "
                + run
                + ", or end it: rutter stop "
                + run;
    }

    private static void forget(Thread told) {
        try {
            Runtime.getRuntime().removeShutdownHook(told);
        } catch (IllegalStateException ending) {
            // It is being told.
        }
    }

    /// Until interrupted. While somebody is asked, the question keeps the screen.
    private static void paint(LiveScreen live, Supplier<RunState> state) {
        try {
            while (true) {
                Thread.sleep(REPAINT);
                var now = state.get();
                if (now.openQuestions().isEmpty()) {
                    live.paint(NowText.of(now, Instant.now()), Instant.now());
                } else {
                    live.wipe();
                }
            }
        } catch (InterruptedException over) {
            live.wipe();
        }
    }

    /// Not what the live lines show, nor what the step's own end tells again.
    private static boolean worthALine(Recorded recorded) {
        return !(recorded.event() instanceof RunEvent.HostingAnswered)
                && !(recorded.event() instanceof RunEvent.WindowSampled)
                && !(recorded.event() instanceof RunEvent.StepBegan)
                && !(recorded.event() instanceof RunEvent.ProcessStarted)
                && !(recorded.event() instanceof RunEvent.Judged judged && judged.verdict().met());
    }

    private static String line(Screen screen, Recorded recorded, RunState state) {
        var line = EventText.of(recorded, state.plan());
        var since = Duration.between(state.beganAt(), recorded.at()).toMillis() / 1000.0;
        return String.format(Locale.ROOT, "%7.1f  ", since)
                + screen.in(colour(line.tone()), line.text());
    }

    private static ExitCode carryOn(
            Screen screen,
            Workshop workshop,
            String run,
            String by,
            RunCommand.FollowArguments arguments,
            Optional<Plan> replanned)
            throws InterruptedException {
        var prepared =
                arguments
                        .answers()
                        .map(source -> AnswersFile.open(source, by, workshop.state(run).plan()));
        var asker = prepared.<Asker>map(it -> it).orElseGet(Asker::nobody);
        var all =
                screen.terminal()
                        ? asker.or(
                                new TerminalAsker(
                                        screen,
                                        System.in,
                                        by,
                                        question -> workshop.engine().answers(run, question),
                                        question -> byHand(workshop, run, question)))
                        : asker;
        var halt = workshop.engine().carryOn(run, by, all, replanned);
        prepared.ifPresent(file -> file.tellUnused(screen, workshop.journal().read(run, 0)));
        return switch (halt) {
            case Halt.Ended ended -> code(ended.end());
            case Halt.Paused paused -> {
                AskedText.of(run, paused, workshop.engine()).forEach(screen.err()::println);
                yield ExitCode.WAITING;
            }
            case Halt.Held(var who, var why) -> {
                screen.err()
                        .println(
                                "rutter: run "
                                        + run
                                        + " stands still, paused by "
                                        + who
                                        + (why.isEmpty() ? "" : ": " + why)
                                        + "; it goes on with: rutter resume "
                                        + run);
                yield ExitCode.WAITING;
            }
            case Halt.Refused refused -> {
                screen.err().println("rutter: " + refused.who());
                yield ExitCode.LOCKED;
            }
            case Halt.Unopened unopened -> {
                screen.err()
                        .println(
                                "rutter: "
                                        + unopened.why()
                                        + "; then go on with: rutter resume "
                                        + run
                                        + ", or end it: rutter stop "
                                        + run);
                yield ExitCode.REFUSED;
            }
            case Halt.Displaced displaced -> {
                screen.err().println("rutter: " + displaced.why());
                yield ExitCode.LOCKED;
            }
        };
    }

    /// The command of a step that needs a person, as it runs where the run's session stands.
    private static Optional<ByHand> byHand(Workshop workshop, String run, QuestionAsked question) {
        if (Question.Kind.of(question.question()) != Question.Kind.SIGN) {
            return Optional.empty();
        }
        var plan = workshop.state(run).plan();
        return plan.step(question.step())
                .map(Plan.PlannedStep::action)
                .filter(Action.Attended.class::isInstance)
                .map(action -> {
                    var folder = workshop.engine().folder(run);
                    var name = question.question().replace(':', '-') + ".typescript";
                    return new ByHand(
                            folder.resolve("session"),
                            Path.of(plan.environment().workdir()),
                            ((Action.Attended) action).script(),
                            folder.resolve(ByHand.FOLDER).resolve(name),
                            Toolset.masker(plan.environment(), workshop.own()));
                });
    }

    static Screen.Colour colour(EventText.Tone tone) {
        return switch (tone) {
            case PLAIN -> Screen.Colour.NONE;
            case GOOD -> Screen.Colour.GOOD;
            case BAD -> Screen.Colour.BAD;
            case DOUBT -> Screen.Colour.DOUBT;
            case QUIET -> Screen.Colour.QUIET;
        };
    }

    static ExitCode code(RunEvent.End end) {
        return switch (end) {
            case SIGNED_OFF, DONE_IN_PART -> ExitCode.DONE;
            case ROLLED_BACK -> ExitCode.ROLLED_BACK;
            case STOPPED_BEFORE_GO_LIVE -> ExitCode.STOPPED;
            case ROLLBACK_UNPROVEN, STOPPED -> ExitCode.UNPROVEN;
        };
    }
}
