package dev.rutter.app.cli;

import dev.rutter.app.view.LiveScreen;
import dev.rutter.platform.api.LogTail;
import dev.rutter.platform.api.Onlooker;
import dev.rutter.platform.api.PlatformControl;
import dev.rutter.platform.api.PlatformControl.Kind;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Releases.Release;
import dev.rutter.platform.api.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/// Shows on standard error what `platform up`, `deploy` and `rollback` wait for, and says what goes
/// on without them where Ctrl-C ends the wait.
final class Waiting implements Onlooker, AutoCloseable {
    private static final Duration REPAINT = Duration.ofMillis(200);
    private static final Duration TAIL_EACH = Duration.ofSeconds(1);
    private static final int MOST_TAILS = 8;
    private static final long ENDING_SECONDS = 60;

    private final InstantSource clock;
    private final Path home;
    private final boolean quiet;
    private final Screen screen;
    private final boolean paints;
    private final Progress progress = new Progress();
    private final Map<String, LogTail> tails = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread painter;
    private final Thread told;
    private volatile Stage stage = Stage.RELEASING;
    private volatile boolean interrupted;
    private Optional<LiveScreen> live = Optional.empty();
    private boolean over;

    /// @param quiet shows nothing; the words at Ctrl-C are said all the same
    /// @param words from the stage and what is under way to what is said at Ctrl-C
    Waiting(
            InstantSource clock,
            Screen screen,
            Path home,
            boolean quiet,
            BiFunction<Stage, Map<String, String>, String> words) {
        this.clock = clock;
        this.home = home;
        this.quiet = quiet;
        this.paints = screen.paints();
        this.screen = screen;
        this.painter = Thread.ofVirtual().unstarted(this::paint);
        this.told =
                new Thread(() -> {
                    interrupted = true;
                    var at = stage;
                    wipe();
                    screen.err().println(words.apply(at, progress.underWay()));
                    screen.err().flush();
                    if (at == Stage.STARTING) {
                        awaitEnd(); // the thread that waits ends what it has begun for nothing
                    }
                });
        Runtime.getRuntime().addShutdownHook(told);
        if (!quiet) {
            painter.start();
        }
    }

    @Override
    public boolean begins(Stage next) {
        if (interrupted) {
            return false;
        }
        stage = next;
        progress.stage(
                switch (next) {
                    case STARTING -> "starting the platform";
                    case TAKING_OVER -> "taking over render.yaml, databases first";
                    case RELEASING -> "";
                },
                clock.instant());
        return true;
    }

    @Override
    public void sees(List<State.Served> services) {
        for (var each : services) {
            progress.see(
                    each.name(),
                    each.state(),
                    each.settled() ? "" : each.detail(),
                    each.settled(),
                    clock.instant());
        }
    }

    /// How a release is that is waited for.
    void sees(Release release) {
        progress.see(
                release.service(),
                release.status(),
                release.settled() ? "" : release.reason(),
                release.settled(),
                clock.instant());
    }

    private void awaitEnd() {
        try {
            var _ = closed.await(ENDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void paint() {
        var tailAt = System.nanoTime() + TAIL_EACH.toNanos();
        try {
            while (true) { // until interrupted by close
                Thread.sleep(REPAINT);
                if (System.nanoTime() > tailAt) {
                    tail();
                    tailAt = System.nanoTime() + TAIL_EACH.toNanos();
                }
                show();
            }
        } catch (InterruptedException over) {
            wipe();
        }
    }

    /// How wide the terminal is takes a process to find out: not before there is something to show.
    private synchronized LiveScreen live() {
        var shown =
                live.orElseGet(
                        () -> new LiveScreen(screen.err(), paints, paints ? screen.width() : 0));
        live = Optional.of(shown);
        return shown;
    }

    private synchronized void wipe() {
        live.ifPresent(LiveScreen::wipe);
    }

    private synchronized void show() {
        if (interrupted || over) {
            return;
        }
        if (paints) {
            live().paint(progress.block(clock.instant()), clock.instant());
        } else {
            progress.news(clock.instant()).forEach(live()::say);
        }
    }

    /// What those under way have printed since the last look.
    private void tail() {
        for (var each : progress.underWay().entrySet().stream().limit(MOST_TAILS).toList()) {
            var name = each.getKey();
            var kind = each.getValue().equals("update_in_progress") ? Kind.APP : Kind.BUILD;
            try {
                if (each.getValue().equals("queued")) {
                    ahead(name);
                    continue;
                }
                var tail = tails.get(name + kind);
                if (tail == null) {
                    tail = new LogTail(home, name, kind);
                    tails.put(name + kind, tail);
                    tail.last(0);
                }
                var lines = tail.more();
                if (!lines.isEmpty()) {
                    progress.said(name, lines.getLast().text());
                }
            } catch (PlatformException unreadable) {
                // its state is shown all the same
            }
        }
    }

    /// Who waits for its turn waits for what another one waits for.
    private void ahead(String name) throws PlatformException {
        for (var each : PlatformControl.ps(home).services()) {
            if (each.name().equals(name) && !each.state().equals("queued")) {
                progress.said(
                        name,
                        "behind another one (give that up: rutter platform cancel "
                                + name
                                + "), "
                                + each.state()
                                + (each.detail().isEmpty() ? "" : ", " + each.detail()));
            }
        }
    }

    @Override
    public void close() {
        painter.interrupt();
        if (!interrupted) {
            last();
            forget();
        }
        closed.countDown();
        if (interrupted) {
            parked(); // what was said at Ctrl-C is the last word
        }
    }

    private synchronized void last() {
        if (!quiet && !paints) {
            show();
        }
        over = true;
        wipe();
    }

    private static void parked() {
        try {
            Thread.sleep(Duration.ofSeconds(ENDING_SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(told);
        } catch (IllegalStateException ending) {
            // it is being told
        }
    }
}
