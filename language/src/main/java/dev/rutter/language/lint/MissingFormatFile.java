package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `curl -w @file` fails where no earlier command made the file.
final class MissingFormatFile implements Rule {

    private static final QuickPattern FORMAT =
            QuickPattern.compile("(?:-w|--write-out)[ =]?\\s*[\"']?@([^\\s\"']+)");

    @Override
    public String code() {
        return "RT031";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "curl reads a file that nothing creates before";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var commands = document.commands();
        var problems = new ArrayList<Problem>();
        for (var i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            var found = FORMAT.matcher(command.text());
            while (found.find()) {
                var file = found.group(1);
                var made =
                        QuickPattern.compile(
                                "(?:>|tee)\\s*[\"']?" + Pattern.quote(file) + "(?:[\"'\\s]|$)");
                if (commands.subList(0, i).stream().noneMatch(it -> made.find(it.text()))) {
                    problems.add(
                            problem(
                                    "nothing creates \"" + file + "\" before curl reads it",
                                    document.place(command, found),
                                    "curl prints a warning and no times",
                                    "-w '%{time_total}\\n', which needs no file"));
                }
            }
        }
        return problems.stream();
    }
}
