package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Runbooks of other people, with what people took their lines for: a folder `shared` with `seeds`,
/// `corpus` and `gold` in it, beside the project or above it, or where `-Drutter.shared` says.
/// Nothing of it is part of the project, and it may be absent.
record SharedDocuments(Path folder) {

    static Optional<SharedDocuments> find() {
        var said = System.getProperty("rutter.shared");
        if (said != null) {
            return Optional.of(new SharedDocuments(Path.of(said)));
        }
        var at = Path.of(System.getProperty("rutter.root", ".")).toAbsolutePath().normalize();
        while (at != null) {
            var folder = at.resolve("shared");
            if (Files.isDirectory(folder.resolve("corpus"))) {
                return Optional.of(new SharedDocuments(folder));
            }
            at = at.getParent();
        }
        return Optional.empty();
    }

    /// All documents, in the order of their names.
    List<Path> documents() {
        var found = new ArrayList<Path>();
        for (var part : List.of("seeds", "corpus")) {
            try (var files = Files.list(folder.resolve(part))) {
                files.filter(file -> file.toString().matches(".*\\.(?:md|txt)"))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    /// What people took the lines of a document for, by line; empty where nobody has labelled it.
    TreeMap<Integer, List<String>> labels(Path document) throws IOException {
        var rows = new TreeMap<Integer, List<String>>();
        var name = document.getFileName().toString().replaceFirst("\\.\\w+$", ".tsv");
        var file = folder.resolve("gold").resolve(name);
        if (Files.exists(file)) {
            for (var row : Files.readAllLines(file)) {
                var tab = row.indexOf('\t');
                if (tab > 0) {
                    rows.put(
                            Integer.parseInt(row.substring(0, tab)),
                            List.of(row.substring(tab + 1).strip().split(",")));
                }
            }
        }
        return rows;
    }
}
