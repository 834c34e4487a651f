package dev.rutter.app.cli;

import dev.rutter.language.environment.Companion;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Runbook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that a command is given: runbooks and their companions.
final class Documents {
    /// Largest file that is read at all, in bytes.
    static final long LARGEST = 64L << 20;

    private Documents() {}

    /// A runbook with the name it was given by.
    record Opened(Path path, Runbook runbook) {}

    static Opened open(Path path) {
        return new Opened(path, MarkdownReader.read(bytes(path)));
    }

    static byte[] bytes(Path path) {
        try {
            if (!Files.exists(path)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "\"" + path + "\" does not exist; name a Markdown file");
            }
            if (Files.isDirectory(path)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "\"" + path + "\" is a folder; name a Markdown file in it");
            }
            if (Files.size(path) > LARGEST) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "\""
                                + path
                                + "\" has "
                                + (Files.size(path) >> 20)
                                + " MB; Rutter reads up to "
                                + (LARGEST >> 20)
                                + " MB");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new Failure(
                    ExitCode.GROUND, "\"" + path + "\" cannot be read: " + unreadable.getMessage());
        }
    }

    /// The companion beside the runbook (`rutter.yaml`), or the one named.
    static Optional<Path> companionOf(Path runbook, Optional<Path> named) {
        if (named.isPresent()) {
            return named;
        }
        var beside = runbook.toAbsolutePath().resolveSibling("rutter.yaml");
        return Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }

    /// The environment of that name, and the folder that its `workdir` is relative to.
    ///
    /// @param project whose environment it is: as the companion says, else the folder itself
    record Place(Environment environment, Path folder, Optional<Path> companion, String project) {}

    /// @throws Failure where the companion is wrong or has no such environment
    static Place place(Path runbook, Optional<Path> named, Optional<String> environment) {
        var folder = Optional.ofNullable(runbook.toAbsolutePath().getParent()).orElse(Path.of("/"));
        var companion = companionOf(runbook, named);
        if (companion.isEmpty()) {
            return new Place(
                    Environment.unbound(environment.orElse("unbound")),
                    folder,
                    companion,
                    real(folder));
        }
        var file = companion.get();
        var text = new String(bytes(file), StandardCharsets.UTF_8);
        var read = CompanionReader.read(text);
        var errors =
                read.problems().stream().filter(p -> p.weight() == Problem.Weight.ERROR).toList();
        if (!errors.isEmpty()) {
            throw new Failure(
                    ExitCode.PROBLEMS, show(file.toString(), text.lines().toList(), errors));
        }
        var base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(folder);
        return new Place(
                choose(read, environment, file),
                base,
                companion,
                read.project().orElseGet(() -> real(base)));
    }

    /// A folder's one true name, whatever links lead to it.
    private static String real(Path folder) {
        try {
            return folder.toRealPath().toString();
        } catch (IOException gone) {
            return folder.toAbsolutePath().normalize().toString();
        }
    }

    private static Environment choose(Companion read, Optional<String> name, Path file) {
        var known = read.environments();
        if (name.isPresent()) {
            var found = known.get(name.get());
            if (found == null) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        "\""
                                + file
                                + "\" has no environment \""
                                + name.get()
                                + "\"; it has "
                                + (known.isEmpty() ? "none" : String.join(", ", known.keySet())));
            }
            return found;
        }
        if (known.size() == 1) {
            return known.values().iterator().next();
        }
        throw new Failure(
                ExitCode.USAGE,
                "\""
                        + file
                        + "\" has "
                        + known.size()
                        + " environments ("
                        + String.join(", ", known.keySet())
                        + "); choose one with -e NAME");
    }

    /// Problems as a terminal shows them.
    static String show(String file, List<String> lines, List<Problem> problems) {
        var out = new StringBuilder();
        for (var problem : problems) {
            var at = problem.span().line();
            out.append(problem.show(file, at <= lines.size() ? lines.get(at - 1) : ""))
                    .append('\n');
        }
        return out.toString().stripTrailing();
    }
}
