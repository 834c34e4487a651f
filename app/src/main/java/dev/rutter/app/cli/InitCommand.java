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
            "Writes the companion file from a runbook: all that needs a "
                    + "binding, with its line number.",
            "That is every placeholder, host, variable, manual line and metric; "
                    + "guesses are marked as such. An existing file is never overwritten."
        },
        footer = {
            "",
            "Exit code: 0 written, 1 the runbook is no text, 9 no such runbook, "
                    + "10 the file exists, 74 it cannot be written."
        })
final class InitCommand implements Callable<ExitCode> {
    @Parameters(paramLabel = "RUNBOOK.md", description = "A Markdown document.")
    Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where to write; rutter.yaml beside the runbook where not given, - for standard"
                            + " output.")
    @Nullable String output;

    private final Screen screen;

    InitCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public ExitCode call() {
        var opened = Documents.open(file);
        var stdin = file.equals(Documents.STDIN);
        var shown = "-".equals(output) || (stdin && output == null);
        var beside = file.toAbsolutePath().resolveSibling("rutter.yaml");
        var target = shown || output == null ? beside : Path.of(output);
        var text =
                CompanionWriter.write(
                        stdin ? "RUNBOOK.md" : from(target), project(), opened.runbook());
        if (shown) {
            screen.out().print(text);
            return ExitCode.DONE;
        }
        try {
            Files.writeString(
                    target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "\""
                            + target
                            + "\" exists and is left alone, edits and all; write elsewhere with -o"
                            + " "
                            + Documents.name(file).replaceFirst("\\.[^.]*$", "")
                            + ".rutter.yaml, or look with -o -");
        } catch (IOException no) {
            throw new Failure(
                    ExitCode.GROUND, "\"" + target + "\" cannot be written: " + Documents.why(no));
        }
        var found = target.toAbsolutePath().normalize().equals(beside.normalize());
        screen.out()
                .println(
                        "wrote "
                                + Documents.place(target)
                                + "; fill in what it marks, then: rutter plan "
                                + file
                                + (found ? "" : " --companion " + Documents.place(target)));
        return ExitCode.DONE;
    }

    /// The runbook's path from the companion's folder.
    private String from(Path target) {
        var whole = file.toAbsolutePath().normalize();
        var folder = target.toAbsolutePath().normalize().getParent();
        try {
            return (folder == null ? whole : folder.relativize(whole))
                    .toString()
                    .replace('\\', '/');
        } catch (IllegalArgumentException otherDisk) {
            return whole.toString();
        }
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
