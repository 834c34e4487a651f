package dev.rutter.platform.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What git keeps the commits of its branches in, as it is now: while two of these are equal, a
/// word stands for the same commit, and git need not be asked. A look at some small files, where
/// git takes two processes.
///
/// @param seen of each file its place and what it holds
record RefFiles(List<String> seen) {

    // spec (gitrevisions, "<refname>"): where a short name is looked for
    private static final List<String> PLACES =
            List.of("", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/");

    private static final int MOST_NAMES = 20;

    /// What is a name and nothing else: no `main~1`, no `@{upstream}`, no way out of the folder.
    private static final Pattern NAME = Pattern.compile("\\w[\\w./-]*");

    private static final Pattern POINTER = Pattern.compile("(?s)(?:gitdir|ref): (\\S.*?)\\s*");

    RefFiles {
        seen = List.copyOf(seen);
    }

    /// Empty where only git itself can tell.
    ///
    /// @param folder of the repository or below it
    /// @param word a branch, a tag or `HEAD`
    static Optional<RefFiles> of(Path folder, String word) {
        if (!NAME.matcher(word).matches() || word.contains("..")) {
            return Optional.empty();
        }
        try {
            var roots = roots(folder);
            return roots.isEmpty() ? Optional.empty() : Optional.of(of(roots, word));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static RefFiles of(List<Path> roots, String word) throws IOException {
        var seen = new ArrayList<>(List.of(word));
        var names = new ArrayDeque<String>();
        PLACES.forEach(place -> names.add(place + word));
        names.add("refs/remotes/" + word + "/HEAD");
        // What one of them points to counts as well; a circle of pointers is git's to refuse.
        for (var looked = 0; looked < MOST_NAMES && !names.isEmpty(); looked++) {
            var name = names.remove();
            for (var root : roots) {
                var text = text(root.resolve(name));
                seen.add(name + "=" + text);
                var pointer = POINTER.matcher(text);
                if (pointer.matches()) {
                    names.add(pointer.group(1));
                }
            }
        }
        for (var root : roots) {
            seen.add(text(root.resolve("reftable/tables.list")));
            // It can be long, and is only ever replaced as a whole.
            seen.add(replaced(root.resolve("packed-refs")));
        }
        return new RefFiles(seen);
    }

    /// The folders of a repository's references: that of the checkout, and the one that all
    /// checkouts share.
    private static List<Path> roots(Path folder) throws IOException {
        for (var at = Optional.of(folder.toAbsolutePath());
                at.isPresent();
                at = at.map(Path::getParent)) {
            var git = at.get().resolve(".git");
            if (Files.exists(git)) {
                var pointer = POINTER.matcher(text(git));
                var checkout = pointer.matches() ? at.get().resolve(pointer.group(1)) : git;
                var shared = text(checkout.resolve("commondir")).strip();
                return shared.isEmpty()
                        ? List.of(checkout)
                        : List.of(checkout, checkout.resolve(shared));
            }
        }
        return List.of();
    }

    private static String text(Path file) throws IOException {
        return Files.isRegularFile(file) ? Files.readString(file) : "";
    }

    private static String replaced(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        var facts = Files.readAttributes(file, BasicFileAttributes.class);
        return facts.fileKey() + " " + facts.lastModifiedTime() + " " + facts.size();
    }
}
