package dev.rutter.app.demo;

import dev.rutter.app.stage.Rutter;
import dev.rutter.app.view.EventText;
import dev.rutter.app.view.Lengths;
import dev.rutter.app.view.LiveScreen;
import dev.rutter.engine.journal.Journal;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.run.RunState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Follows a run that another process goes on with, by the journal both can read, and shows it.
final class Follower {
    private static final Duration LOOK = Duration.ofMillis(200);

    /// In characters; the log has all of it.
    private static final int LONGEST = 200;

    private final Journal journal;
    private final Traffic traffic;
    private final LiveScreen screen;
    private final InstantSource clock;

    Follower(Journal journal, Traffic traffic, LiveScreen screen, InstantSource clock) {
        this.journal = journal;
        this.traffic = traffic;
        this.screen = screen;
        this.clock = clock;
    }

    /// Follows the run that `command` starts until the command ends.
    ///
    /// @param limit after which the command is ended
    /// @throws IOException where it ends without having started a run, or not in time
    RunState follow(Rutter.Started command, Set<String> known, Duration limit)
            throws IOException, InterruptedException {
        var deadline = clock.instant().plus(limit);
        var state = Optional.<RunState>empty();
        while (true) { // ends with the command, or at the deadline
            var ended = command.endsWithin(LOOK);
            if (state.isEmpty()) {
                state = begun(known);
            }
            if (state.isPresent()) {
                state = Optional.of(further(state.get()));
            }
            var now = clock.instant();
            screen.paint(LiveBlock.lines(state, traffic.recent(), traffic.counts(), now), now);
            if (ended) {
                break;
            }
            if (now.isAfter(deadline)) {
                throw new IOException(
                        "the run did not end within "
                                + limit.toSeconds()
                                + " s; it printed:\n"
                                + command.printed().strip());
            }
        }
        screen.wipe();
        if (state.isEmpty()) {
            throw new IOException("no run was started:\n" + command.printed().strip());
        }
        if (state.get().end().isEmpty()) {
            throw new IOException(
                    "run "
                            + state.get().run()
                            + " stopped without an end:\n"
                            + command.printed().strip());
        }
        return state.get();
    }

    /// The runs that there are already.
    Set<String> known() {
        return new HashSet<>(journal.runs());
    }

    private Optional<RunState> begun(Set<String> known) {
        return journal.runs().stream()
                .filter(run -> !known.contains(run))
                .findFirst()
                .map(run -> {
                    var first = journal.read(run, 0).subList(0, 1);
                    say(RunState.of(first), first.getFirst());
                    return RunState.of(first);
                });
    }

    private RunState further(RunState before) {
        var state = before;
        for (var recorded : journal.read(state.run(), state.seq())) {
            state = state.after(recorded);
            say(state, recorded);
        }
        return state;
    }

    private void say(RunState state, Journal.Recorded recorded) {
        var line = EventText.of(recorded, state.plan());
        if (line.tone() != EventText.Tone.QUIET && worthALine(recorded.event())) {
            var text = Lengths.cut(line.text(), LONGEST);
            screen.say("  " + since(state.beganAt(), recorded.at()) + "  " + text);
        }
    }

    /// Not what the live block shows, nor what the step's own end tells again.
    private static boolean worthALine(RunEvent event) {
        return !(event instanceof RunEvent.WindowSampled)
                && !(event instanceof RunEvent.HostingAnswered)
                && !(event instanceof RunEvent.AnswerGiven)
                && !(event instanceof RunEvent.QuestionAsked);
    }

    private static String since(Instant from, Instant to) {
        return "%5.1f".formatted(Duration.between(from, to).toMillis() / 1000.0);
    }
}
