package dev.rutter.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What people took the lines of other teams' documents for, where that lies beside the project.
final class Labels {
    static final Path FOLDER = Rutter.ROOT.resolve("../shared/gold").normalize();

    private Labels() {}

    /// The lines that have one of these roles.
    static List<Integer> of(String document, Set<String> roles) throws Exception {
        return Files.readAllLines(beginning(FOLDER, document)).stream()
                .map(row -> row.split("\t"))
                .filter(row -> Stream.of(row[1].split(",")).anyMatch(roles::contains))
                .map(row -> Integer.valueOf(row[0]))
                .toList();
    }

    /// Lines whose stated result was judged or asked about: by themselves, or with the command or
    /// question right beside them.
    static Set<Integer> held(JsonNode json) {
        var held = new TreeSet<Integer>();
        json.get("expectations")
                .get("lines")
                .valueStream()
                .filter(each -> !each.get("held").stringValue().equals("not covered"))
                .forEach(each -> held.add(each.get("line").intValue()));
        json.get("lines")
                .forEachEntry((fate, lines) ->
                        lines.valueStream()
                                .filter(each ->
                                        fate.equals("default") || !each.get("judged").isEmpty())
                                .map(each -> each.get("line").intValue())
                                .forEach(line -> held.addAll(List.of(line - 1, line, line + 1))));
        return held;
    }

    static Path beginning(Path folder, String name) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
