package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// "See Step 9" in a document whose steps end at 7.
final class MissingStepNumber implements Rule {
    private static final QuickPattern STEP =
            QuickPattern.compile("(?i)(?:[-*#>]+\\s*)?\\**step \\d+\\b.*");

    private static final QuickPattern HEADING =
            QuickPattern.compile("(?i)\\bstep\\s+(\\d{1,2})\\b");

    @Override
    public String code() {
        return "RT037";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a step is referred to that does not exist";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var known = new TreeSet<Integer>();
        var headings = new HashSet<Integer>();
        for (var chapter : document.runbook.chapters()) {
            headings.add(chapter.line());
            var found = HEADING.matcher(chapter.title());
            if (found.find()) {
                known.add(Integer.parseInt(found.group(1)));
            }
        }
        if (known.isEmpty()) {
            return Stream.of();
        }
        var problems = new ArrayList<Problem>();
        for (var line = 1; line <= document.runbook.lines().size(); line++) {
            var text = document.runbook.line(line);
            // A list of its own may number its steps in bold.
            if (headings.contains(line) || STEP.matches(text.strip())) {
                continue;
            }
            for (var found : HEADING.all(text)) {
                if (!known.contains(Integer.parseInt(found.group(1)))) {
                    problems.add(
                            problem(
                                    "there is no step " + found.group(1),
                                    new Span(line, found.start() + 1, found.end() - found.start()),
                                    "the steps are " + known,
                                    "name the heading that is meant"));
                }
            }
        }
        return problems.stream();
    }
}
