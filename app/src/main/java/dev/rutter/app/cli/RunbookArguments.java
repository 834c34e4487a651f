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

    /// The same for a line that is read without picocli.
    void plainly(PlainLine line) {
        line.words(1, 1, words -> file = Path.of(words.getFirst()))
                .option(value -> environment = value, "-e", "--environment")
                .option(value -> companion = Path.of(value), "--companion");
    }

    /// What to tell of a companion beside the document that is not taken.
    Optional<String> note() {
        return Documents.othersCompanion(file, Optional.ofNullable(companion));
    }

    Documents.Place place() {
        return Documents.place(
                file, Optional.ofNullable(companion), Optional.ofNullable(environment));
    }

    /// The same environment for an earlier version of the document: in the companion beside that
    /// one, else in this one's.
    Documents.Place placeOf(Path earlier) {
        var beside =
                companion != null
                        ? Optional.of(companion)
                        : Documents.companionOf(earlier, Optional.empty())
                                .or(() -> Documents.companionOf(file, Optional.empty()));
        return Documents.place(earlier, beside, Optional.ofNullable(environment));
    }
}
