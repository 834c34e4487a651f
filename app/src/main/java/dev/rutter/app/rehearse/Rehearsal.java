package dev.rutter.app.rehearse;

import dev.rutter.app.stage.Endings;
import dev.rutter.app.view.Lengths;
import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.environment.Companion;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.lint.Linter;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// One rehearsal, inside its enclosure: every wanted release in a sandbox of its own, then every
/// line that no run came to, then the report.
final class Rehearsal {
    private static final Duration RUN_LIMIT = Duration.ofMinutes(6);

    private final RehearsalOptions options;
    private final Path base;
    private final String enclosed;
    private final PrintStream out;
    private final InstantSource clock;
    private final Endings endings;
    private final Runbook runbook;
    private final Optional<Companion> companion;
    private final List<Problem> problems;
    private final List<Report.Rehearsed> releases = new ArrayList<>();
    private final List<FaultTold> faults = new ArrayList<>();
    private Set<String> anyway = Set.of();
    private final List<String> notInjected = new ArrayList<>();
    private final LinkedHashSet<String> notes = new LinkedHashSet<>();
    private final Map<Integer, String> left = new LinkedHashMap<>();
    private final Promises promises;
    private final Taken defaults = new Taken();
    private Optional<Lines> lines = Optional.empty();
    private int destructive;
    private double compression = 1;

    /// @param base the sandbox's folder; all that is written lies below it
    Rehearsal(
            RehearsalOptions options,
            Path base,
            String enclosed,
            PrintStream out,
            InstantSource clock,
            Endings endings)
            throws IOException {
        this.options = options;
        this.base = base;
        this.enclosed = enclosed;
        this.out = out;
        this.clock = clock;
        this.endings = endings;
        this.runbook = MarkdownReader.read(Files.readAllBytes(options.document()));
        this.companion = companion();
        this.problems =
                Linter.lint(
                        runbook, companion.map(Companion::beside).orElse(Linter.Beside.NOTHING));
        this.promises = new Promises(runbook);
    }

    /// Rehearses everything that is wanted.
    Report run() throws IOException, InterruptedException {
        var began = clock.instant();
        out.println("Rehearsing " + options.document().getFileName() + " in " + base);
        out.println("  " + enclosed);
        var standIns =
                StandIns.into(
                        base.resolve("stand-ins"),
                        base.resolve("calls.jsonl"),
                        System.getenv().getOrDefault("PATH", ""));
        var scenes = new ArrayList<Optional<Fault.Wanted>>();
        scenes.add(Optional.empty());
        wanted().forEach(each -> scenes.add(Optional.of(each)));
        var number = 0;
        for (var fault : scenes) {
            number++;
            var ends = new Endings(out::println);
            endings.push("scene " + number, ends::close);
            try {
                scene(base.resolve("release-" + number), fault, standIns, ends);
            } finally {
                ends.close();
            }
        }
        return new Report(
                String.valueOf(options.document().getFileName()),
                runbook.digest().hex(),
                enclosed,
                compression,
                options.seed(),
                lines.map(Lines::all).orElse(List.of()),
                releases,
                faults,
                notInjected,
                defaults.all(),
                promises.all(),
                Report.Expected.of(runbook, lines),
                problems,
                List.copyOf(notes),
                destructive,
                Duration.between(began, clock.instant()));
    }

    /// Those asked for; where none is named and the workspace is hosted, a bad release and a
    /// failing migration: a release must not only be let through.
    private List<Fault.Wanted> wanted() {
        if (!options.faults().isEmpty() || options.onlyGood()) {
            return options.faults();
        }
        var hosted =
                options.workspace().filter(at -> Files.isRegularFile(at.resolve("render.yaml")));
        return hosted.isEmpty()
                ? List.of()
                : List.of(
                        new Fault.Wanted(Fault.BAD_RELEASE, Optional.empty()),
                        new Fault.Wanted(Fault.FAILING_MIGRATION, Optional.empty()));
    }

    private void scene(Path folder, Optional<Fault.Wanted> wanted, StandIns standIns, Endings ends)
            throws IOException, InterruptedException {
        var since = clock.instant();
        var sandbox =
                Sandbox.make(folder, options.workspace(), pushes().orElse("main"), sandboxed());
        var scene =
                new Scene(
                        sandbox, folder.resolve("platform"), standIns, ends, clock, options.seed());
        scene.open();
        var inRelease = wanted.map(Fault.Wanted::fault).filter(Fault::inRelease);
        String commit;
        try {
            commit = scene.release(inRelease);
        } catch (IOException no) {
            if (inRelease.isEmpty()) {
                throw no;
            }
            notInjected.add(wanted.get().text() + ": " + no.getMessage());
            out.println("  " + wanted.get().text() + " is not rehearsed: " + no.getMessage());
            return;
        }
        var bound =
                Binding.bind(
                        String.valueOf(options.document().getFileName()),
                        runbook,
                        environment(),
                        scene.grounds(commit),
                        problems);
        if (wanted.isEmpty()) {
            known(bound.plan());
        }
        var committed = Plans.commits(bound.plan());
        if (committed) {
            notes.add(scene.leaveUncommitted());
        }
        scene.push(bound.plan());
        notes.addAll(scene.notes());
        defaults.state(bound.defaults());
        left.putAll(bound.left());
        var told = lines.orElseGet(() -> new Lines(runbook, left));
        lines = Optional.of(told);
        bound.plan().unread().forEach(each -> told.why(each.line(), each.why()));
        var shortening = Shortening.of(bound.plan());
        compression = options.compression().orElse(shortening.compression());
        var slower = new Slower(options.slower());
        var planned =
                slower.held(
                        options.compression().isPresent()
                                ? bound.plan()
                                : shortening.cut(bound.plan()));
        shortening.says().filter(_ -> options.compression().isEmpty()).ifPresent(notes::add);
        slower.says().ifPresent(notes::add);
        var few = Slower.untold(planned, compression, Calls.PER_SECOND);
        notes.addAll(few);
        var environment = scene.environment(bound.plan().environment(), bound.secrets());
        var calls = scene.calls(runbook, bound.plan().environment(), environment);
        var trouble =
                wanted.map(fault -> Trouble.of(fault, planned, scene, new Random(options.seed())));
        trouble.ifPresent(each -> {
            try {
                ends.push(wanted.get().text(), each::close);
            } catch (IOException stopped) {
                each.close();
            }
        });
        out.println();
        out.println(
                "Release %s, %s  (sandbox ready in %s)"
                        .formatted(
                                commit.substring(0, 7),
                                wanted.map(fault -> fault.text() + ": " + fault.fault().says())
                                        .orElse("as it is"),
                                Lengths.of(Duration.between(since, clock.instant()))));
        few.forEach(each -> out.println("  " + each));
        try (var conductor = Conductor.open(scene.rutterHome(), environment, ends, clock)) {
            calls.ifPresent(Calls::start);
            var plan = trouble.map(each -> each.prepare(planned)).orElse(planned);
            if (plan.steps().isEmpty()) {
                notes.add("the plan has no step: nothing could be run");
            } else {
                var listener =
                        trouble.<Conductor.Listener>map(each -> each).orElse((_, _, _) -> {});
                var state =
                        conductor.run(
                                plan,
                                committed ? "" : commit,
                                compression,
                                sandbox.workspace(),
                                listener,
                                RUN_LIMIT);
                trouble.ifPresent(Trouble::close);
                var events = conductor.events(state.run());
                done(state, events, wanted, commit, standIns, told);
                if (wanted.isEmpty()) {
                    anyway = FaultTold.anyway(state, events);
                }
                trouble.ifPresent(each -> fault(each.told(runbook, state, events, anyway)));
            }
            defaults.also(conductor.answered());
            if (wanted.isEmpty()) {
                new Remainder(runbook, bound, conductor, sandbox.workspace(), standIns)
                        .rehearse(
                                told,
                                (state, events) -> {
                                    destructive += Grave.unasked(state, events);
                                    defaults.take(state);
                                });
            }
        }
        calls.ifPresent(each -> {
            each.close();
            if (wanted.isEmpty()) {
                notes.add("users: " + each.says());
            }
        });
        if (!options.keep()) {
            ends.close();
        }
    }

    /// A step that a fault names and the plan does not have is a mistake, told before anything
    /// runs.
    private void known(Plan plan) throws IOException {
        for (var each : options.faults()) {
            if (each.step().isPresent() && plan.step(each.step().get()).isEmpty()) {
                throw new IOException(
                        "--fault %s: the plan has no step \"%s\"; it has %s (rutter plan shows them)"
                                .formatted(
                                        each.text(),
                                        each.step().get(),
                                        plan.steps().stream()
                                                .map(Plan.PlannedStep::id)
                                                .collect(Collectors.joining(", "))));
            }
        }
    }

    private void done(
            RunState state,
            List<Recorded> events,
            Optional<Fault.Wanted> wanted,
            String commit,
            StandIns standIns,
            Lines told)
            throws IOException {
        told.take(
                state,
                standIns.calls(),
                "run " + state.run() + wanted.map(each -> " with " + each.text()).orElse(""),
                Map.of());
        promises.take(state);
        defaults.take(state);
        destructive += Grave.unasked(state, events);
        var ended = state.end();
        var why = why(state);
        releases.add(
                new Report.Rehearsed(
                        commit,
                        wanted.map(Fault.Wanted::text),
                        ended.map(RunState.Ended::end),
                        why,
                        state.run(),
                        state.took()));
        out.println(
                "  %s after %s: %s"
                        .formatted(
                                ended.map(end -> end.end().words()).orElse("no end"),
                                Lengths.of(state.took()),
                                Lengths.cut(decided(state).orElse(why), 160)));
        if (decided(state).isPresent()) {
            out.println("  the way back: " + Lengths.cut(because(state), 200));
        }
    }

    /// How a run ended; of one that went back, first what decided it.
    private static String why(RunState state) {
        var because = because(state);
        return decided(state).map(why -> why + "; " + because).orElse(because);
    }

    private static String because(RunState state) {
        return state.end().map(RunState.Ended::because).orElse("no end");
    }

    /// What sent a run back.
    private static Optional<String> decided(RunState state) {
        return state.decision(Way.ROLL_BACK).map(back -> Account.of(back.decided().verdict()));
    }

    private void fault(FaultTold told) {
        faults.add(told);
        out.println(
                told.injected().isEmpty()
                        ? "  not injected: " + told.lacks()
                        : told.noticed()
                                ? "  noticed after %d ms%s: %s"
                                        .formatted(
                                                told.afterMillis(),
                                                told.line() > 0
                                                        ? " by line " + told.line()
                                                        : " by Rutter itself",
                                                Lengths.cut(told.by(), 120))
                                : "  NOT NOTICED: " + told.lacks());
    }

    private Map<String, String> sandboxed() {
        return Map.of("HOME", base.resolve("home").toString());
    }

    /// The branch that a command of the document pushes, where one does.
    private Optional<String> pushes() {
        return runbook.all(dev.rutter.language.runbook.Step.class)
                .map(dev.rutter.language.runbook.Step::action)
                .filter(Action.Shell.class::isInstance)
                .map(action -> ((Action.Shell) action).script())
                .filter(script -> script.matches("(?s).*\\bgit push\\b.*"))
                .map(script ->
                        script.replaceAll(
                                "(?s).*\\bgit"
                                        + " push(?:\\s+-\\S+)*\\s+origin\\s+(?:HEAD:)?([\\w./-]+).*",
                                "$1"))
                .map(branch ->
                        branch.matches("[\\w./-]+") && !branch.startsWith("-") ? branch : "main")
                .findFirst();
    }

    private Optional<Companion> companion() throws IOException {
        var file =
                options.workspace()
                        .map(at -> at.resolve("rutter.yaml"))
                        .filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var read = CompanionReader.read(Files.readString(file.get()));
        if (!read.sound()) {
            notes.add("rutter.yaml has mistakes and is not used: rutter lint shows them");
            return Optional.empty();
        }
        return Optional.of(read);
    }

    private Optional<Environment> environment() {
        return companion.flatMap(file ->
                Optional.ofNullable(file.environments().get("rehearsal"))
                        .or(() -> file.environments().values().stream().findFirst()));
    }
}
