package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command that does not do what the document takes it for: a fact about a tool, as data.
///
/// @param tool whose fact it is
/// @param shape what the command looks like
/// @param where in which places it is wrong
/// @param fact what it really does, in one sentence
/// @param source where that can be read
/// @param right what to write instead
record WrongCommand(
        String code,
        Problem.Weight weight,
        String title,
        String tool,
        Pattern shape,
        Where where,
        String fact,
        String source,
        String right)
        implements Rule {

    /// Where a command is wrong.
    enum Where {
        ANYWHERE,
        /// Only where the document goes back to an earlier version.
        GOING_BACK
    }

    @Override
    public Stream<Problem> look(Document document) {
        var problems = new ArrayList<Problem>();
        for (var command : document.commands()) {
            if (where == Where.ANYWHERE || command.goesBack()) {
                var found = shape.matcher(command.text());
                while (found.find()) {
                    problems.add(
                            problem(
                                    fact,
                                    document.place(command, found),
                                    "",
                                    right + " (" + source + ")"));
                }
            }
        }
        return problems.stream();
    }
}
