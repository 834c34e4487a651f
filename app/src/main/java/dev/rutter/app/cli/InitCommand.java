package dev.rutter.app.cli;

import dev.rutter.language.environment.CompanionWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = {
            "Writes the companion file from a runbook: every placeholder, host, variable, manual line and metric that",
            "needs a binding, with its line number; guesses are marked as such. An existing file is never overwritten."
        },
        footer = {
            "",
            "Exit code: 0 written, 1 the runbook is no text, 9 no such runbook, 10 the file exists, 74 it cannot be",
            "written."
        })
final class InitCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUNBOOK.md", description = "A Markdown document.")
    Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where to write; rutter.yaml beside the runbook where not given, - for standard output.")
    @Nullable String output;

    private final Screen screen;

    InitCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public ExitCode call() {
        var opened = Documents.open(file);
        var stdin = file.equals(Documents.STDIN);
        var text =
                CompanionWriter.write(
                        stdin ? "RUNBOOK.md" : Documents.name(file), project(), opened.runbook());
        if ("-".equals(output) || (stdin && output == null)) {
            screen.out().print(text);
            return ExitCode.DONE;
        }
        var target =
                output == null
                        ? file.toAbsolutePath().resolveSibling("rutter.yaml")
                        : Path.of(output);
        try {
            Files.writeString(
                    target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "\""
                            + target
                            + "\" exists and is left alone; write elsewhere with -o FILE, or look"
                            + " with -o -");
        } catch (IOException no) {
            throw new Failure(
                    ExitCode.GROUND, "\"" + target + "\" cannot be written: " + no.getMessage());
        }
        screen.out()
                .println("wrote " + target + "; fill in what it marks, then: rutter plan " + file);
        return ExitCode.DONE;
    }

    /// The folder's name, as most software is called by it; nothing for standard input.
    private Optional<String> project() {
        return file.equals(Documents.STDIN)
                ? Optional.empty()
                : Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> !name.isBlank());
    }
}
