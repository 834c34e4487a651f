package dev.rutter.platform.release;

import dev.rutter.platform.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The git repository that a blueprint lies in, by the user's own git.
///
/// @param folder the folder of the blueprint
/// @param prefix where that folder lies in the repository; empty at its top
public record Repository(Path folder, String prefix) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration EXPORT_LIMIT = Duration.ofMinutes(5);
    private static final int MOST_MESSAGE = 4_000;

    /// The repository around a folder.
    public static Repository around(Path folder) throws Refusal {
        var answer = git(folder, LIMIT, "rev-parse", "--show-prefix");
        if (!answer.good()) {
            throw new Refusal(
                    Refusal.Kind.WRONG,
                    folder
                            + " is in no git repository: "
                            + answer.end()
                            + "; run \"git init && git add -A && git commit\" in it");
        }
        return new Repository(folder, answer.output().strip().replaceAll("/$", ""));
    }

    /// The repository around a folder that had one: where the folder is gone, what runs goes on,
    /// and only new releases are refused.
    static Repository known(Path folder) {
        try {
            return around(folder);
        } catch (Refusal gone) {
            return new Repository(folder, "");
        }
    }

    /// The branch that is checked out, empty where it is a commit only.
    public Optional<String> currentBranch() {
        var answer = git(folder, LIMIT, "symbolic-ref", "--short", "-q", "HEAD");
        return answer.good() ? Optional.of(answer.output().strip()) : Optional.empty();
    }

    /// What a branch, tag or hash stands for.
    public Commit resolve(String word) throws Refusal {
        if (word.startsWith("-") || word.isBlank()) {
            throw new Refusal(Refusal.Kind.WRONG, "\"" + word + "\" is no commit");
        }
        var answer =
                git(
                        folder,
                        LIMIT,
                        "log",
                        "-1",
                        "--no-show-signature",
                        "--format=%H%n%cI%n%B",
                        "--end-of-options",
                        word + "^{commit}");
        var parts = answer.output().split("\n", 3);
        if (!answer.good() || parts.length < 3) {
            throw new Refusal(
                    Refusal.Kind.UNKNOWN,
                    "the commit \""
                            + word
                            + "\" is not in the repository "
                            + folder
                            + "; commit or fetch it there");
        }
        var message = parts[2].strip();
        return new Commit(
                parts[0],
                message.substring(0, Math.min(message.length(), MOST_MESSAGE)),
                time(parts[1]));
    }

    /// The files that differ between two commits, from the repository's top; empty where git does
    /// not know one of them, or none differs.
    List<String> changed(String from, String to) {
        var answer =
                git(
                        folder,
                        LIMIT,
                        "diff",
                        "--name-only",
                        "-z",
                        "--end-of-options",
                        from,
                        to,
                        "--",
                        ":/");
        return answer.good()
                ? Stream.of(answer.output().split("\0", -1))
                        .filter(each -> !each.isEmpty())
                        .toList()
                : List.of();
    }

    /// Writes the files of a commit into a new folder.
    void export(Commit commit, Path to) throws IOException {
        Files.createDirectories(to);
        var archive = to.resolveSibling(to.getFileName() + ".tar");
        var tree = prefix.isEmpty() ? commit.hash() : commit.hash() + ":" + prefix;
        var packed =
                git(
                        folder,
                        EXPORT_LIMIT,
                        "archive",
                        "--format=tar",
                        "-o",
                        archive.toString(),
                        tree);
        if (!packed.good()) {
            Files.deleteIfExists(archive); // a full disk is not to be filled by our remains
            throw new IOException("git archive failed: " + packed.end());
        }
        var words = List.of("tar", "-xf", archive.toString(), "-C", to.toString());
        var unpacked = Tool.call(to, EXPORT_LIMIT, words);
        Files.deleteIfExists(archive);
        if (!unpacked.good()) {
            throw new IOException("tar failed: " + unpacked.end());
        }
    }

    private static Instant time(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException odd) {
            return Instant.EPOCH;
        }
    }

    private static Tool.Answer git(Path folder, Duration limit, String... words) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        return Tool.call(Path.of("/"), limit, command);
    }
}
