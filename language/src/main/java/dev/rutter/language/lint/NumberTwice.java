package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Stream;

/// "As in step 3" then means either of them.
final class NumberTwice implements Rule {

    private static final QuickPattern STEP =
            QuickPattern.compile("(?i)^(?:step|phase)\\s+(\\d{1,2}(?:\\.\\d{1,2})*)(?![\\w.]*\\d)");

    @Override
    public String code() {
        return "RT050";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "two steps have the same number";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var first = new HashMap<String, Integer>();
        var problems = new ArrayList<Problem>();
        for (var chapter : document.runbook.chapters()) {
            var found = STEP.matcher(chapter.title());
            if (!found.find()) {
                continue;
            }
            var key =
                    chapter.path() + "/" + chapter.depth() + found.group().toLowerCase(Locale.ROOT);
            var before = first.putIfAbsent(key, chapter.line());
            if (before != null) {
                problems.add(
                        problem(
                                found.group() + " stands here and on line " + before,
                                document.heading(chapter),
                                "the second one",
                                "number the steps anew"));
            }
        }
        return problems.stream();
    }
}
