package dev.rutter.platform.database;

import dev.rutter.platform.process.Child;
import dev.rutter.platform.process.OutputLog;
import dev.rutter.platform.process.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Starts the databases and key-value stores of a home again that ended although nobody stopped
/// them: at once, and where that fails ever later, up to a minute. What goes wrong is told once and
/// shown as their state until they answer again. For one thread.
public final class Upkeep {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /// One that was not started for this long had lived.
    private static final Duration LIVED = Duration.ofMinutes(2);

    private static final int WORDS = 3;

    private final DatabaseServers databases;
    private final KeyValueServers stores;
    private final InstantSource time;
    private final Map<String, Attempts> attempts = new HashMap<>();

    /// How often in a row it was started, when last, when it may be again, and what went wrong.
    private record Attempts(int count, Instant last, Instant next, String why) {
        static final Attempts NONE = new Attempts(0, Instant.EPOCH, Instant.EPOCH, "");
    }

    private interface Start {
        /// What it said before it ended; empty where it runs.
        Optional<String> run() throws DatabaseException;
    }

    public Upkeep(DatabaseServers databases, KeyValueServers stores, InstantSource time) {
        this.databases = databases;
        this.stores = stores;
        this.time = time;
    }

    /// Looks at each of them once.
    public void look() {
        for (var each : databases.all()) {
            if (!each.available() && each.recovery().isEmpty()) {
                start("database \"" + each.name() + "\"", () -> wake(each));
            }
        }
        for (var each : stores.all()) {
            if (!each.available()) {
                start(
                        "key-value store \"" + each.name() + "\"",
                        () -> stores.wake(each) ? Optional.of("") : Optional.empty());
            }
        }
    }

    private void start(String what, Start start) {
        var now = time.instant();
        var before = attempts.getOrDefault(what, Attempts.NONE);
        if (now.isBefore(before.next())) {
            return;
        }
        if (now.isAfter(before.last().plus(LIVED))) {
            before = Attempts.NONE;
        }
        var count = before.count() + 1;
        var why = "";
        try {
            var words = start.run();
            if (words.isEmpty()) {
                return;
            }
            System.err.println(what + " had ended and was started again" + words.get());
        } catch (DatabaseException | UncheckedIOException no) {
            why = String.valueOf(no.getMessage());
            if (News.between(before.why(), why)) {
                System.err.println(what + " does not run, and is tried again: " + why);
            }
        }
        var end = time.instant();
        attempts.put(what, new Attempts(count, end, end.plus(wait(count)), why));
    }

    private Optional<String> wake(DatabaseServer server) throws DatabaseException {
        synchronized (databases) { // whoever makes it or stops it is over
            var state = new HashMap<>(databases.state(server.name()));
            var before = StateFile.child("child.", state);
            if (before.filter(Child::alive).isPresent()) {
                return Optional.empty();
            }
            var words = before.map(Upkeep::lastWords).orElse("");
            var major = Optional.ofNullable(state.get("major")).map(Integer::parseInt);
            try {
                databases.ensure(
                        new DatabaseServers.Wish(
                                server.name(), server.databaseName(), server.user(), major));
                return Optional.of(words);
            } catch (DatabaseException no) {
                state.putAll(databases.state(server.name()));
                var last =
                        StateFile.child("child.", state)
                                .filter(child -> !before.equals(Optional.of(child)))
                                .map(Upkeep::lastWords);
                state.put(DatabaseServers.TROUBLE, no.getMessage() + last.orElse(""));
                databases.remember(server.name(), state);
                throw no;
            }
        }
    }

    private static String lastWords(Child child) {
        try {
            var lines = new OutputLog(child.output(), OutputLog.SEGMENT_BYTES).lines();
            var last =
                    lines.subList(Math.max(0, lines.size() - WORDS), lines.size()).stream()
                            .map(OutputLog.Line::text)
                            .toList();
            return last.isEmpty() ? "" : "; it said: " + String.join(" | ", last);
        } catch (IOException none) {
            return "";
        }
    }

    static Duration wait(int count) {
        var seconds = FIRST_WAIT.toSeconds() << Math.min(count - 1, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }
}
