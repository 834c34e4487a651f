package dev.rutter.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `plan` and `run` are both told: the document, its companion and the environment.
final class RunbookArguments {
    @Parameters(paramLabel = "RUNBOOK.md", description = "A Markdown document.")
    Path file = Path.of("");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description =
                    "Environment of the companion file; may be left out where it has one only.")
    @Nullable String environment;

    @Option(
            names = "--companion",
            paramLabel = "FILE",
            description = "Companion file; rutter.yaml beside the runbook where not given.")
    @Nullable Path companion;

    Documents.Place place() {
        return Documents.place(
                file, Optional.ofNullable(companion), Optional.ofNullable(environment));
    }
}
