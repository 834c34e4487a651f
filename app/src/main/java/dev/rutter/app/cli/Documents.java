package dev.rutter.app.cli;

import dev.rutter.language.environment.Companion;
import dev.rutter.language.environment.CompanionReader;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.environment.Given;
import dev.rutter.language.markdown.MarkdownReader;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Runbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files that a command is given: runbooks and their companions.
final class Documents {
    /// Largest file that is read at all, in bytes.
    static final long LARGEST = 64L << 20;

    /// A companion file that is no text.
    static final String NO_UTF8 = "RT919";

    private Documents() {}

    /// A runbook with the name it was given by.
    record Opened(Path path, Runbook runbook) {}

    /// The path that stands for standard input.
    static final Path STDIN = Path.of("-");

    /// A document that something is done with.
    ///
    /// @throws Failure where there is no such file, it cannot be read, nothing stands in it, or it
    ///   is no text: what was guessed from broken characters is never planned
    static Opened open(Path path) {
        var opened = look(path);
        var broken = noText(opened);
        if (broken.isPresent()) {
            throw new Failure(ExitCode.PROBLEMS, noText(path, broken.get()));
        }
        return opened;
    }

    /// A document as it is, to be shown: what is wrong with it is among its problems.
    ///
    /// @throws Failure where there is no such file, it cannot be read, or nothing stands in it
    static Opened look(Path path) {
        var bytes = bytes(path);
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            throw new Failure(
                    ExitCode.PROBLEMS, said(path) + " is empty; name a Markdown document");
        }
        return new Opened(path, MarkdownReader.read(bytes));
    }

    /// Why a document is no text as a whole; that it is a binary file counts before all else.
    static Optional<Problem> noText(Opened opened) {
        var problems =
                opened.runbook().problems().stream()
                        .filter(problem ->
                                problem.code().equals("RT001") || problem.code().equals("RT002"))
                        .toList();
        return problems.stream()
                .filter(MarkdownReader::binary)
                .findFirst()
                .or(() -> problems.stream().findFirst());
    }

    /// What such a problem says in one line.
    static String noText(Path path, Problem problem) {
        return said(path)
                + ", line "
                + problem.span().line()
                + (problem.span().column() > 1 ? ", column " + problem.span().column() : "")
                + ": "
                + problem.claim()
                + " ("
                + problem.seen()
                + "); "
                + problem.help().replace("RUNBOOK.md", path.toString())
                + " ["
                + problem.code()
                + "]";
    }

    /// The text of a file that is no runbook: a companion, answers, a saved plan.
    ///
    /// @throws Failure where there is no such file, it cannot be read, or it is not UTF-8
    static String text(Path path) {
        var bytes = bytes(path);
        var broken = noUtf8(path, bytes);
        if (broken.isPresent()) {
            throw new Failure(ExitCode.PROBLEMS, noText(path, broken.get()));
        }
        return new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }

    /// What is wrong with the bytes of a file that is no runbook, at the first that is no
    /// character.
    static Optional<Problem> noUtf8(Path path, byte[] bytes) {
        var out = CharBuffer.allocate(bytes.length);
        var end = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        if (!end.isError()) {
            return Optional.empty();
        }
        var before = out.flip().toString();
        var line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        var column = before.length() - before.lastIndexOf('\n');
        return Optional.of(
                new Problem(
                        NO_UTF8,
                        Problem.Weight.ERROR,
                        "the file is not UTF-8 text",
                        new Span(line, column, 1),
                        "bytes that are no characters",
                        "save it as UTF-8, for example: iconv -f "
                                + (before.isEmpty() ? "UTF-16" : "ISO-8859-1")
                                + " -t UTF-8 "
                                + path));
    }

    /// The bytes of a file, or of standard input where it is called `-`; never more than the
    /// largest that is read, whatever the file says of its size.
    static byte[] bytes(Path path) {
        try {
            if (path.equals(STDIN)) {
                return bounded(path, System.in);
            }
            if (!Files.exists(path)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        said(path)
                                + " does not exist; name "
                                + (companion(path)
                                        ? "a companion file (.yaml, .yml)"
                                        : "a Markdown file, or - for standard input"));
            }
            if (Files.isDirectory(path)) {
                throw new Failure(
                        ExitCode.NOT_FOUND,
                        said(path)
                                + " is a folder; name "
                                + (companion(path)
                                        ? "a companion file (.yaml, .yml)"
                                        : "a Markdown file in it"));
            }
            if (!Files.isReadable(path)) {
                throw new Failure(
                        ExitCode.GROUND,
                        said(path) + " may not be read by this user; see: ls -l " + path);
            }
            try (var in = Files.newInputStream(path)) {
                return bounded(path, in);
            }
        } catch (IOException unreadable) {
            throw new Failure(
                    ExitCode.GROUND, said(path) + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static byte[] bounded(Path path, InputStream in) throws IOException {
        var bytes = in.readNBytes((int) LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Failure(
                    ExitCode.REFUSED,
                    said(path)
                            + " has more than "
                            + (LARGEST >> 20)
                            + " MB; Rutter reads up to that");
        }
        return bytes;
    }

    /// Whether a file is a companion by its name.
    static boolean companion(Path path) {
        return path.toString().matches("(?i).*\\.ya?ml");
    }

    private static String said(Path path) {
        return path.equals(STDIN) ? "standard input" : "\"" + path + "\"";
    }

    /// What a document is called in plans and messages.
    static String name(Path path) {
        return path.equals(STDIN) ? "standard input" : String.valueOf(path.getFileName());
    }

    /// A file as tools name it: relative to the working directory where it lies below it, with
    /// forward slashes.
    static String place(Path path) {
        if (path.equals(STDIN)) {
            return "stdin";
        }
        var here = Path.of("").toAbsolutePath().normalize();
        var whole = path.toAbsolutePath().normalize();
        var shown = whole.startsWith(here) ? here.relativize(whole) : whole;
        return shown.toString().replace('\\', '/');
    }

    /// The companion beside the runbook (`rutter.yaml`), or the one named. One that belongs to
    /// another runbook is nobody's but that one's.
    static Optional<Path> companionOf(Path runbook, Optional<Path> named) {
        if (named.isPresent()) {
            return named;
        }
        return beside(runbook).filter(file -> othersRunbook(runbook, file).isEmpty());
    }

    private static Optional<Path> beside(Path runbook) {
        var beside = runbook.toAbsolutePath().resolveSibling("rutter.yaml");
        return Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }

    /// The runbook that a companion names, where it is there and is not this one.
    private static Optional<Path> othersRunbook(Path runbook, Path companion) {
        if (runbook.equals(STDIN)) {
            return Optional.empty();
        }
        return CompanionReader.read(text(companion))
                .runbook()
                .flatMap(name -> sibling(companion, name))
                .filter(Files::isRegularFile)
                .filter(other -> !real(other).equals(real(runbook)));
    }

    /// A file that a companion names, relative to it; empty where the name can be no path.
    static Optional<Path> sibling(Path companion, String name) {
        try {
            return Optional.of(companion.toAbsolutePath().resolveSibling(name));
        } catch (InvalidPathException no) {
            return Optional.empty();
        }
    }

    /// What to tell somebody whose runbook lies beside another one's companion and who named none.
    static Optional<String> othersCompanion(Path runbook, Optional<Path> named) {
        if (named.isPresent()) {
            return Optional.empty();
        }
        return beside(runbook)
                .flatMap(file ->
                        othersRunbook(runbook, file)
                                .map(other ->
                                        place(file)
                                                + " belongs to "
                                                + place(other)
                                                + ", so nothing is taken from it; take it with"
                                                + " --companion "
                                                + place(file)
                                                + ", or write one of its own: rutter init "
                                                + place(runbook)
                                                + " -o "
                                                + name(runbook).replaceFirst("\\.[^.]*$", "")
                                                + ".rutter.yaml"));
    }

    /// The environment of that name, and the folder that its `workdir` is relative to.
    ///
    /// @param project whose environment it is: as the companion says, else the folder itself
    record Place(Environment environment, Path folder, Optional<Path> companion, String project) {
        /// The same with what somebody gave beside the companion file.
        Place giving(List<Given> given) {
            return new Place(Given.over(environment, given), folder, companion, project);
        }
    }

    /// @throws Failure where the companion is wrong or has no such environment
    static Place place(Path runbook, Optional<Path> named, Optional<String> environment) {
        var folder = Optional.ofNullable(runbook.toAbsolutePath().getParent()).orElse(Path.of("/"));
        var companion = companionOf(runbook, named);
        if (companion.isEmpty()) {
            if (environment.isPresent()) {
                othersCompanion(runbook, named)
                        .ifPresent(why -> {
                            throw new Failure(
                                    ExitCode.NOT_FOUND,
                                    "there is no environment \""
                                            + environment.get()
                                            + "\" for "
                                            + said(runbook)
                                            + ": "
                                            + why);
                        });
            }
            return new Place(
                    Environment.unbound(environment.orElse("unbound")),
                    folder,
                    companion,
                    real(folder));
        }
        var file = companion.get();
        var text = text(file);
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
        if (known.isEmpty()) {
            // It holds rules alone: as where there is no file.
            return Environment.unbound(name.orElse("unbound"));
        }
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
                                + String.join(", ", known.keySet()));
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

    /// Why a file cannot be written; what the JDK says of one is often its name alone.
    static String why(IOException no) {
        return switch (no) {
            case NoSuchFileException _ ->
                    "its folder does not exist; make it, or name another place";
            case AccessDeniedException _ -> "you may not write there; name another place";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(no.getMessage());
        };
    }
}
