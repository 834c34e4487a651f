package dev.rutter.app.demo;

import dev.rutter.app.stage.Rutter;
import dev.rutter.app.view.Lengths;
import dev.rutter.app.view.LiveScreen;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.platform.api.PlatformException;
import dev.rutter.platform.api.Ready;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `rutter demo`: a local platform, a small shop under steady traffic, and three deployments of it
/// from its runbook, each by the command line.
///
/// The first is watched and signed off. The second is healthy at first and then fails a part of its
/// requests: it is rolled back. The third brings a migration that PostgreSQL refuses: it stops
/// before anything goes live.
public final class Demo {
    private static final String RUNBOOK = "RUNBOOK.md";
    private static final String ENVIRONMENT = "demo";

    /// How long one deployment may take; a bound, not an expectation.
    private static final Duration RUN_LIMIT = Duration.ofMinutes(5);

    private static final Duration LETTING_GO = Duration.ofSeconds(15);

    private static final List<Release> RELEASES =
            List.of(
                    new Release("1-discounts", End.SIGNED_OFF, "a good release"),
                    new Release(
                            "2-price-cache",
                            End.ROLLED_BACK,
                            "a release that is healthy at first, and then is not"),
                    new Release(
                            "3-order-limits",
                            End.STOPPED_BEFORE_GO_LIVE,
                            "a migration that the database refuses"));

    private final Options options;
    private final LiveScreen screen;
    private final InstantSource clock;

    /// What may be chosen.
    ///
    /// @param keep a folder that everything lies in and that stays; empty: a temporary one
    /// @param report a file that gets the report as JSON
    /// @param terminal whether what goes on may be painted over
    /// @param width of the terminal, in characters
    /// @param compression by how much the runbook's windows and waits are shortened
    /// @param perSecond how many requests the customers make
    /// @param seed decides which requests they make
    public record Options(
            Optional<Path> keep,
            Optional<Path> report,
            boolean terminal,
            int width,
            double compression,
            double perSecond,
            long seed) {
        /// By how much windows are shortened: half an hour takes half a minute.
        public static final double COMPRESSION = 60;

        /// How many requests the customers make each second.
        public static final double PER_SECOND = 60;

        /// Keeps nothing, reports to nobody, without a terminal.
        public static Options usual() {
            return new Options(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    80,
                    COMPRESSION,
                    PER_SECOND,
                    20_260_105);
        }

        /// With a folder that stays.
        public Options keep(Path folder) {
            return new Options(
                    Optional.of(folder), report, terminal, width, compression, perSecond, seed);
        }

        /// With a file for the report.
        public Options report(Path file) {
            return new Options(
                    keep, Optional.of(file), terminal, width, compression, perSecond, seed);
        }

        /// On a terminal of this width.
        public Options terminal(int characters) {
            return new Options(keep, report, true, characters, compression, perSecond, seed);
        }
    }

    /// @param folder below the shop's `releases`
    /// @param end what it is there to show
    private record Release(String folder, End end, String says) {}

    /// @param out where the demo shows itself
    public Demo(Options options, PrintStream out, InstantSource clock) {
        this.options = options;
        this.screen = new LiveScreen(out, options.terminal(), options.width());
        this.clock = clock;
    }

    /// Runs the demo and stops everything it started. Returns whether all went as it is there to
    /// show; what differed was said.
    ///
    /// @throws IOException where it could not be run to its end, and why
    public boolean run() throws IOException {
        var began = clock.instant();
        var left = new CountDownLatch(1);
        var stage = Stage.open(options.keep(), screen);
        var runner = Thread.currentThread();
        var hook = new Thread(() -> stop(stage, runner, left), "demo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run(stage, began);
        } catch (InterruptedException stopped) {
            throw new IOException("it was stopped", stopped);
        } catch (PlatformException e) {
            var mistakes = e.mistakes().stream().map(each -> "\n" + each).toList();
            throw new IOException(e.getMessage() + String.join("", mistakes), e);
        } finally {
            // The hook goes last: Ctrl-C may come while this thread is still stopping things.
            stage.close();
            left.countDown();
            forget(hook);
        }
    }

    /// On Ctrl-C: first the demo's own thread lets go, then everything is stopped.
    private static void stop(Stage stage, Thread runner, CountDownLatch left) {
        stage.stopping();
        runner.interrupt();
        try {
            left.await(LETTING_GO.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        stage.close();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The process is being stopped: the hook is what closes the stage now.
            return;
        }
    }

    private boolean run(Stage stage, Instant began)
            throws IOException, InterruptedException, PlatformException {
        screen.say(
                "A local platform, a shop, its customers, and three deployments from " + RUNBOOK);
        screen.say("  in " + stage.home() + (stage.kept() ? "" : ", removed at the end"));
        screen.say("");
        var workspace = stage.workspace();
        workspace.bind("render.yaml", "    envVars:\n", "    envVars:\n" + LOOPBACK);
        var ready = stage.platform(workspace);
        var url = Stage.shop(ready).url();
        workspace.bind("rutter.yaml", "http://127.0.0.1:10000", url);
        var database = database(ready);
        Stage.script(workspace, database, List.of("./bin/migrate"));
        var shop = stage.serve(workspace);
        said("the shop serves at " + shop + ", on the local platform", began);
        var traffic = stage.traffic(shop, options.perSecond(), new Random(options.seed()), clock);
        said("customers make " + Shares.plain(options.perSecond()) + " requests a second", began);

        var journal = stage.journal(clock);
        var follower = new Follower(journal, traffic, screen, clock);
        var rutter =
                new Rutter(
                        stage.rutterHome(),
                        Map.of(
                                "RUTTER_PLATFORM_API", ready.apiUrl().toString(),
                                "RUTTER_PLATFORM_KEY", ready.key(),
                                "JAVA_HOME", System.getProperty("java.home")));
        var runs = new ArrayList<Report.Run>();
        var schema = Optional.<Report.SchemaProof>empty();
        for (var release : RELEASES) {
            var refused = release.end() == End.STOPPED_BEFORE_GO_LIVE;
            if (refused) {
                workspace.revert();
            }
            var before = refused ? schema(workspace, database) : List.<String>of();
            runs.add(deploy(stage, workspace, rutter, follower, traffic, release, runs.size() + 1));
            if (refused) {
                schema = Optional.of(Report.SchemaProof.of(before, schema(workspace, database)));
            }
            if (!runs.getLast().end().equals(Optional.of(release.end()))) {
                // What comes next would rest on what did not happen.
                break;
            }
        }
        traffic.close();
        var took = Duration.between(began, clock.instant());
        var report =
                new Report(RUNBOOK, runs, traffic.counts(), schema, options.compression(), took);
        return told(report, stage);
    }

    private static final String LOOPBACK =
            """
                  - key: LISTEN
                    value: 127.0.0.1
            """;

    private Report.Run deploy(
            Stage stage,
            Workspace workspace,
            Rutter rutter,
            Follower follower,
            Traffic traffic,
            Release release,
            int number)
            throws IOException, InterruptedException {
        var commit = workspace.release(release.folder());
        screen.say("");
        screen.say(
                "Deployment %d of %d, %s: %s (%s)"
                        .formatted(
                                number,
                                RELEASES.size(),
                                release.says(),
                                commit.message(),
                                commit.brief()));
        var words =
                List.of(
                        "run",
                        RUNBOOK,
                        "-e",
                        ENVIRONMENT,
                        "--compress",
                        Shares.plain(options.compression()),
                        "--by",
                        ENVIRONMENT,
                        "--plain");
        screen.say("  $ rutter " + String.join(" ", words.subList(0, words.size() - 1)));
        var before = traffic.counts();
        var known = follower.known();
        var output = stage.home().resolve("run-" + number + ".txt");
        try (var started = stage.start(rutter, workspace.folder(), output, words)) {
            var state = follower.follow(started, known, RUN_LIMIT);
            var seen = traffic.counts().since(before);
            return new Report.Run(state, commit.message(), release.end(), seen);
        }
    }

    private static String database(Ready ready) throws IOException {
        return ready.databases().stream()
                .findFirst()
                .orElseThrow(() -> new IOException("the platform made no database"))
                .connectionString();
    }

    private static List<String> schema(Workspace workspace, String database)
            throws IOException, InterruptedException {
        return Stage.script(workspace, database, List.of("./bin/migrate", "--schema"))
                .lines()
                .toList();
    }

    private boolean told(Report report, Stage stage) throws IOException {
        ReportText.lines(report, stage.kept()).forEach(screen::say);
        if (options.report().isPresent()) {
            Files.writeString(options.report().get(), ReportJson.of(report, RELEASES.size()));
            screen.say("Report: " + options.report().get());
        }
        if (stage.kept()) {
            screen.say("Kept: " + stage.home() + "; look around with");
            screen.say("  rutter status --home " + stage.rutterHome());
        }
        var differences = report.differences(RELEASES.size());
        if (!differences.isEmpty()) {
            screen.say("");
            screen.say("This did not go as it should:");
            differences.forEach(difference -> screen.say("  " + difference));
        }
        return differences.isEmpty();
    }

    private void said(String what, Instant since) {
        screen.say(
                "  " + what + "  (" + Lengths.of(Duration.between(since, clock.instant())) + ")");
    }
}
