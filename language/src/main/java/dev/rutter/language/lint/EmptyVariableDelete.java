package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// Where the variable is not set, the path begins at the root.
final class EmptyVariableDelete implements Rule {

    private static final QuickPattern SHAPE =
            QuickPattern.compile(
                    "\\brm\\s+-\\w*[rR]\\w*\\s+(?:-\\w+\\s+)*[\"']?\\$(?:\\w+|\\{\\w+})[\"']?/");

    @Override
    public String code() {
        return "RT066";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "an empty variable deletes too much";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.inShell(SHAPE)
                .map(place -> problem("where the variable is empty this deletes from the root", place, "it is not guarded", "rm -rf \"${DIR:?}/…\", which refuses an empty one"));
    }
}
