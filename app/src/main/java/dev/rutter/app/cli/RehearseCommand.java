package dev.rutter.app.cli;

import dev.rutter.app.rehearse.Fault;
import dev.rutter.app.rehearse.RehearsalOptions;
import dev.rutter.app.rehearse.Rehearsing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rehearse",
        description = {
            "Runs a runbook in a sandbox, and tells of each line what became of it.",
            "The sandbox has a copy of the workspace, a local platform as "
                    + "hosting, stand-ins for programs that would reach a real service, "
                    + "and no network but loopback."
        },
        footer = {
            "",
            "Exit code: 0 the good release was signed off and every fault was "
                    + "noticed, 1 not so (said which), 9 no such document, 10 it could "
                    + "not be rehearsed to its end."
        })
final class RehearseCommand implements Callable<ExitCode> {
    private static final int MOST_SLOWER = 100;

    @Parameters(
            paramLabel = "WHAT",
            description = "A folder with RUNBOOK.md and its workspace, or any Markdown document.")
    Path what = Path.of("");

    @Option(
            names = "--runbook",
            paramLabel = "FILE",
            description = "Another document, against the same workspace.")
    @Nullable Path runbook;

    @Option(
            names = "--fault",
            paramLabel = "NAME[@STEP]",
            description =
                    "A fault to be noticed, in a release of its own; may be given several times. Without any, a folder"
                            + " with render.yaml gets bad-release and failing-migration.")
    List<String> faults = List.of();

    @Option(names = "--no-faults", description = "Only a good release.")
    boolean noFaults;

    @Option(names = "--seed", paramLabel = "N", description = "Decides where faults hit.")
    long seed = RehearsalOptions.SEED;

    @Option(
            names = "--compress",
            paramLabel = "N",
            description =
                    "Shortens windows and waits N times (default: up to 30, what is longer is cut).")
    @Nullable Double compression;

    @Option(
            names = "--slower",
            paramLabel = "N",
            description =
                    "Holds limits on times N times wider, and says so: for a machine that has less"
                            + " time than production (default: 1, as the document states them).")
    double slower = 1;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the report as JSON.")
    @Nullable Path report;

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Writes the report as Markdown.")
    @Nullable Path markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes the report as a page.")
    @Nullable Path html;

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Leaves the sandbox for a look around, in a new folder.")
    @Nullable Path keep;

    private final Screen screen;
    private final Map<String, String> environment;

    RehearseCommand(Screen screen, CommandLineTool.Home home) {
        this.screen = screen;
        this.environment = home.environment();
    }

    @Override
    public ExitCode call() throws InterruptedException {
        var options = options();
        try {
            if (Rehearsing.inside()) {
                return Rehearsing.inside(options, screen.out(), InstantSource.system())
                        ? ExitCode.DONE
                        : ExitCode.PROBLEMS;
            }
            return outside(options);
        } catch (IOException no) {
            throw new Failure(
                    ExitCode.REFUSED, "it could not be rehearsed to its end: " + no.getMessage());
        }
    }

    private ExitCode outside(RehearsalOptions options) throws IOException, InterruptedException {
        screen.out().flush();
        var reports = new LinkedHashMap<String, Path>();
        // What is written at the end is told at once where it could not be.
        Stream.of(report, markdown, html).filter(Objects::nonNull).forEach(ReportPlace::writable);
        put(reports, Rehearsing.JSON, report);
        put(reports, Rehearsing.MARKDOWN, markdown);
        put(reports, Rehearsing.HTML, html);
        var folder =
                keep == null
                        ? Optional.<Path>empty()
                        : Optional.of(keep.toAbsolutePath().normalize());
        var read =
                Stream.concat(options.workspace().stream(), Stream.of(options.document())).toList();
        var code =
                Rehearsing.outside(
                        words(options), read, folder, reports, environment, screen.out());
        return Arrays.stream(ExitCode.values())
                .filter(each -> each.code() == code)
                .findFirst()
                .orElse(ExitCode.REFUSED);
    }

    private static void put(Map<String, Path> reports, String name, @Nullable Path file) {
        if (file != null) {
            reports.put(name, file.toAbsolutePath());
        }
    }

    private RehearsalOptions options() {
        var place = what.toAbsolutePath().normalize();
        var folder = Files.isDirectory(place);
        if (!folder && !Files.isRegularFile(place)) {
            throw new Failure(
                    ExitCode.NOT_FOUND,
                    "\""
                            + what
                            + "\" does not exist; name a folder with RUNBOOK.md, or a Markdown file");
        }
        var document =
                runbook != null
                        ? runbook.toAbsolutePath().normalize()
                        : folder ? place.resolve("RUNBOOK.md") : place;
        Documents.open(document);
        if (compression != null && !(compression >= 1 && compression <= 100_000)) {
            throw new Failure(ExitCode.USAGE, "--compress takes 1 to 100000, not " + compression);
        }
        if (noFaults && !faults.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--no-faults and --fault " + faults.getFirst() + " exclude each other");
        }
        if (!(slower >= 1 && slower <= MOST_SLOWER)) {
            throw new Failure(
                    ExitCode.USAGE, "--slower takes 1 to " + MOST_SLOWER + ", not " + slower);
        }
        return new RehearsalOptions(
                document,
                folder ? Optional.of(place) : Optional.empty(),
                faults.stream().map(RehearseCommand::fault).toList(),
                noFaults,
                seed,
                Optional.ofNullable(compression),
                slower,
                keep != null);
    }

    private static Fault.Wanted fault(String text) {
        var wanted =
                Fault.Wanted.of(text)
                        .orElseThrow(() ->
                                new Failure(
                                        ExitCode.USAGE,
                                        "there is no fault \""
                                                + text
                                                + "\"; there are "
                                                + Arrays.stream(Fault.values())
                                                        .map(Fault::word)
                                                        .collect(Collectors.joining(", "))));
        if (wanted.fault().inRelease() && wanted.step().isPresent()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--fault %s: %s lies in the release itself, and hits at no step; leave \"@%s\" out"
                            .formatted(text, wanted.fault().word(), wanted.step().get()));
        }
        return wanted;
    }

    /// The same command once more, with every path absolute.
    private List<String> words(RehearsalOptions options) {
        var words =
                new ArrayList<>(List.of("rehearse", what.toAbsolutePath().normalize().toString()));
        if (runbook != null) {
            words.addAll(List.of("--runbook", options.document().toString()));
        }
        options.faults().forEach(each -> words.addAll(List.of("--fault", each.text())));
        if (noFaults) {
            words.add("--no-faults");
        }
        words.addAll(List.of("--seed", Long.toString(seed)));
        options.compression()
                .ifPresent(each -> words.addAll(List.of("--compress", Double.toString(each))));
        words.addAll(List.of("--slower", Double.toString(slower)));
        if (keep != null) {
            words.addAll(List.of("--keep", keep.toAbsolutePath().toString()));
        }
        return words;
    }
}
