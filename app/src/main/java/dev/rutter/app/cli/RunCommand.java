package dev.rutter.app.cli;

import dev.rutter.engine.journal.RunEvent.Setting;
import dev.rutter.engine.run.Approvers;
import dev.rutter.engine.run.Part;
import dev.rutter.engine.run.RunOptions;
import dev.rutter.engine.step.Workplace;
import dev.rutter.language.environment.Given;
import dev.rutter.language.plan.Inputs;
import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.PlanText;
import dev.rutter.language.runbook.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = "Runs a runbook: gates, deploys, verifies, watches, signs off or rolls back.",
        footer = {
            "",
            "Exit code: 0 signed off, 3 the plan leaves something open, 4 waits "
                    + "for an answer, 5 stopped before go-live, 6 rolled back and proven, "
                    + "7 live without proof, 8 another run holds the environment."
        })
final class RunCommand implements Callable<ExitCode> {
    @Mixin RunbookArguments given = new RunbookArguments();

    @Mixin GivenArguments inputs = new GivenArguments();

    @Option(
            names = "--release",
            paramLabel = "COMMIT",
            description =
                    "What to deploy (default: the commit checked out in the working directory).")
    @Nullable String release;

    @Option(
            names = "--compress",
            paramLabel = "N",
            description = "Shortens windows and waits N times, for drills; said in every report.")
    double compression = 1;

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "Begins at a step (its id or its line); what comes before is left out.")
    @Nullable String from;

    @Option(
            names = "--only",
            paramLabel = "PHASE",
            description = "Runs one phase alone: prepare, deploy, verify or watch.")
    @Nullable String only;

    @Option(
            names = "--dry-run",
            description =
                    "Shows each command exactly as it would run, secrets masked; runs nothing.")
    boolean dryRun;

    @Option(
            names = "--on-failure",
            paramLabel = "ask|stop",
            description =
                    "A step that fails before go-live: ask (retry, skip, stop; default at a"
                            + " terminal) or stop at once (default elsewhere).")
    @Nullable OnFailure onFailure;

    @Option(
            names = "--take-over",
            description =
                    "Ends the run that holds the environment, if its process hangs or is gone; say"
                            + " why with --why.")
    boolean takeOver;

    @Option(
            names = "--why",
            paramLabel = "TEXT",
            description = "Why gates are left out, or the environment is taken over; recorded.")
    String why = "";

    @Mixin FollowArguments follow = new FollowArguments();

    private final Screen screen;
    private final CommandLineTool.Home home;

    RunCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.home = home;
    }

    @Override
    public ExitCode call() throws InterruptedException {
        var opened = Documents.open(given.file);
        var place = given.place();
        given.note().ifPresent(note -> screen.err().println("rutter: " + note));
        if (!(compression >= 1 && compression <= 100_000)) {
            throw new Failure(ExitCode.USAGE, "--compress takes 1 to 100000, not " + compression);
        }
        var by = Workshop.who(follow.by);
        var settled = settled(opened, place, by);
        place = settled.place();
        var plan = settled.plan();
        var part = part(plan);
        if (dryRun) {
            screen.out().print(DryRun.of(plan, part, place, home.environment()));
        }
        if (!plan.open().isEmpty()) {
            screen.out().print(PlanText.show(plan));
            screen.err()
                    .println(
                            "rutter: nothing was run, the plan leaves "
                                    + plan.open().size()
                                    + " open; give it with");
            OpenAsker.flags(plan).forEach(screen.err()::println);
            return ExitCode.OPEN;
        }
        if (dryRun) {
            return ExitCode.DONE;
        }
        reasons(plan, part);
        // What is wrong with it is told before there is a run.
        follow.answers().ifPresent(source -> AnswersFile.open(source, by, plan));
        var workdir = place.folder().resolve(place.environment().workdir()).normalize();
        Workplace.lacking(plan, workdir)
                .ifPresent(why -> {
                    throw new Failure(ExitCode.NOT_FOUND, "nothing was run: " + why);
                });
        var commit =
                release == null ? Workshop.commitIn(workdir) : Workshop.commit(workdir, release);
        var authors = Workshop.authors(workdir, commit);
        var lacking = Approvers.lacking(plan.environment().people(), by, authors);
        if (lacking.isPresent()) {
            throw new Failure(ExitCode.OPEN, "nothing was run: " + lacking.get());
        }
        try (var workshop = Workshop.open(home)) {
            var holder =
                    place.companion().isEmpty()
                            ? workshop.holders().of(place.project())
                            : workshop.holders().of(place.project(), place.environment().name());
            if (holder.isPresent()) {
                if (!takeOver) {
                    throw Workshop.held(holder.get());
                }
                workshop.takeOver(screen, holder.get(), by, why);
            }
            var run =
                    workshop.engine()
                            .begin(
                                    plan,
                                    new RunOptions(
                                            commit,
                                            by,
                                            compression,
                                            place.folder(),
                                            setting(
                                                    opened,
                                                    place,
                                                    part,
                                                    authors,
                                                    settled.given())));
            return RunView.follow(screen, workshop, run, by, follow, Optional.empty());
        }
    }

    /// A plan with what was given beside the companion file.
    private record Settled(Plan plan, Documents.Place place, List<Given> given) {}

    /// What the flags and the file of answers give is planned with; what is open then is asked for
    /// at the terminal, and planned with too.
    private Settled settled(Documents.Opened opened, Documents.Place place, String by) {
        var told = inputs.read(opened.runbook(), place.environment(), follow.answers(), by);
        home.give(told.secrets());
        var at = place.giving(told.given());
        var plan = PlanCommand.planOf(opened, at);
        if (!screen.terminal() || dryRun || follow.json || !OpenAsker.can(plan)) {
            return new Settled(plan, at, told.given());
        }
        var asked =
                new OpenAsker(screen, System.in, by)
                        .ask(plan, new Inputs(opened.runbook(), at.environment()));
        home.give(asked.secrets());
        var all = new ArrayList<>(told.given());
        all.addAll(asked.given());
        var then = place.giving(all);
        return new Settled(PlanCommand.planOf(opened, then), then, all);
    }

    private Part part(Plan plan) {
        if (from != null && only != null) {
            throw new Failure(ExitCode.USAGE, "--from and --only exclude each other");
        }
        if (from != null) {
            var step = from;
            return Part.from(plan, step)
                    .orElseThrow(() ->
                            new Failure(
                                    ExitCode.USAGE,
                                    "the plan has no step \""
                                            + step
                                            + "\"; it has "
                                            + plan.steps().stream()
                                                    .map(Plan.PlannedStep::id)
                                                    .collect(Collectors.joining(", "))));
        }
        if (only != null) {
            var word = only;
            return Stream.of(Phase.values())
                    .filter(phase -> phase.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .flatMap(phase -> Part.only(plan, phase))
                    .orElseThrow(() ->
                            new Failure(
                                    ExitCode.USAGE,
                                    "the plan has no phase \""
                                            + word
                                            + "\"; it has "
                                            + plan.steps().stream()
                                                    .map(step -> step.phase().word())
                                                    .distinct()
                                                    .collect(Collectors.joining(", "))));
        }
        return Part.WHOLE;
    }

    /// Gates are left out, and environments taken, by somebody who says why.
    private void reasons(Plan plan, Part part) {
        var gates = part.gates(plan);
        if (!gates.isEmpty() && why.isBlank()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "this leaves out "
                            + gates.size()
                            + (gates.size() == 1 ? " gate" : " gates")
                            + ", first \""
                            + gates.getFirst().title()
                            + "\" (line "
                            + gates.getFirst().line()
                            + "); say why with --why TEXT");
        }
        if (takeOver && why.isBlank()) {
            throw new Failure(ExitCode.USAGE, "an environment is taken over for a reason: --why");
        }
    }

    private Setting setting(
            Documents.Opened opened,
            Documents.Place place,
            Part part,
            List<String> authors,
            List<Given> given) {
        var asks = onFailure == null ? screen.terminal() : onFailure == OnFailure.ASK;
        return new Setting(
                place.project(),
                opened.path().toAbsolutePath().normalize().toString(),
                place.companion()
                        .map(file -> file.toAbsolutePath().normalize().toString())
                        .orElse(""),
                part.words(),
                part.leftOut(),
                part.leftOut().isEmpty() ? "" : why.strip(),
                asks,
                authors,
                given);
    }

    /// What becomes of a step that fails before go-live.
    enum OnFailure {
        ASK,
        STOP
    }

    /// What `run` and `resume` are both told.
    static final class FollowArguments {
        @Option(
                names = "--by",
                paramLabel = "NAME",
                description = "Who runs it (default: the user's name).")
        @Nullable String by;

        @Option(
                names = "--answers",
                paramLabel = "FILE",
                description =
                        "Answers prepared, one a line: QUESTION = ANSWER [by NAME] [: NOTE]; for a"
                                + " run's start also input: NAME = VALUE and choose: HEADING ="
                                + " ALTERNATIVE.")
        @Nullable Path file;

        private Optional<AnswersFile.Source> read = Optional.empty();

        /// The answers prepared, read at the first call.
        Optional<AnswersFile.Source> answers() {
            if (read.isEmpty()) {
                read = Optional.ofNullable(file).map(AnswersFile.Source::of);
            }
            return read;
        }

        @Option(
                names = "--json",
                description = "One JSON object per line and event instead of text.")
        boolean json;

        @Option(names = "--plain", description = "Plain lines also on a terminal.")
        boolean plain;
    }
}
