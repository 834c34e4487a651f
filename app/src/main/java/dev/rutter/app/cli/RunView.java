package dev.rutter.app.cli;

import dev.rutter.app.json.Json;
import dev.rutter.app.json.RunJson;
import dev.rutter.app.view.EventText;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.Asker;
import dev.rutter.engine.run.Halt;
import dev.rutter.language.plan.Plan;

/// Goes on with a run and shows it while it goes.
final class RunView {
    private RunView() {}

    static ExitCode follow(
            Screen screen,
            Workshop workshop,
            String run,
            String by,
            RunCommand.FollowArguments arguments)
            throws InterruptedException {
        var plan = workshop.state(run).plan();
        var asker = asker(screen, by, arguments);
        workshop.engine().listen(recorded -> show(screen, recorded, plan, arguments.json));
        if (!arguments.json) {
            workshop.journal().read(run, 0).stream()
                    .limit(1)
                    .forEach(first -> show(screen, first, plan, false));
        }
        var halt = workshop.engine().carryOn(run, by, asker);
        screen.out().flush();
        return switch (halt) {
            case Halt.Ended ended -> code(ended.end());
            case Halt.Paused paused -> {
                screen.err()
                        .println(
                                "rutter: run "
                                        + run
                                        + " waits for an answer; it goes on with: rutter resume "
                                        + run);
                for (var asked : paused.asked()) {
                    screen.err()
                            .println(
                                    "  "
                                            + asked.text()
                                            + "\n    rutter answer "
                                            + run
                                            + " "
                                            + asked.question()
                                            + " yes|no"
                                            + (asked.who().isEmpty()
                                                    ? ""
                                                    : " --by " + asked.who().getFirst()));
                }
                if (!paused.ahead().isEmpty()) {
                    screen.err().println("  can be answered already:");
                    paused.ahead()
                            .forEach(ahead ->
                                    screen.err()
                                            .println(
                                                    "    rutter answer "
                                                            + run
                                                            + " "
                                                            + ahead.id()
                                                            + " yes|no   # "
                                                            + ahead.text()));
                }
                yield ExitCode.WAITING;
            }
            case Halt.Refused refused -> {
                screen.err().println("rutter: " + refused.who());
                yield ExitCode.LOCKED;
            }
            case Halt.Unopened unopened -> {
                screen.err().println("rutter: " + unopened.why());
                yield ExitCode.REFUSED;
            }
            case Halt.Displaced displaced -> {
                screen.err().println("rutter: " + displaced.why());
                yield ExitCode.LOCKED;
            }
        };
    }

    private static Asker asker(Screen screen, String by, RunCommand.FollowArguments arguments) {
        var asker =
                arguments.answers == null
                        ? Asker.nobody()
                        : AnswersFile.open(arguments.answers, by);
        return screen.terminal() ? asker.or(new TerminalAsker(screen, System.in, by)) : asker;
    }

    private static void show(Screen screen, Recorded recorded, Plan plan, boolean json) {
        if (json) {
            screen.out().println(Json.line(RunJson.of(recorded)));
            return;
        }
        var line = EventText.of(recorded, plan);
        screen.out().println(screen.in(colour(line.tone()), line.text()));
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
            case SIGNED_OFF -> ExitCode.DONE;
            case ROLLED_BACK -> ExitCode.ROLLED_BACK;
            case STOPPED_BEFORE_GO_LIVE -> ExitCode.STOPPED;
            case ROLLBACK_UNPROVEN, STOPPED -> ExitCode.UNPROVEN;
        };
    }
}
