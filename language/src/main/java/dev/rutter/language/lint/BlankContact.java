package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// The form was copied and nobody filled in whom to call.
final class BlankContact implements Rule {

    private static final QuickPattern BLANK =
            QuickPattern.compile(
                    "(?i)\\[(?:name|phone|e-?mail|number|contact|schedule|slack|handle|your[^]]*)]"
                            + "|\\bTBD\\b|<(?:name|phone|e-?mail|number)>|\\bX{3}-X{3,4}\\b");

    @Override
    public String code() {
        return "RT055";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "a contact is a blank";
    }

    @Override
    public Stream<Problem> look(Document document) {
        return document.runbook
                .all(Entry.Contact.class)
                .map(contact -> contact.span().line())
                .distinct()
                .flatMap(line -> {
                    var found = BLANK.matcher(document.runbook.line(line));
                    return found.find()
                            ? Stream.of(
                                    problem(
                                            "nobody stands here to be called",
                                            new Span(
                                                    line,
                                                    found.start() + 1,
                                                    found.end() - found.start()),
                                            "never filled in",
                                            "write a name and how to reach them"))
                            : Stream.of();
                });
    }
}
