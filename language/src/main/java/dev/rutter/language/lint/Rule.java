package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.problem.Span;
import java.util.stream.Stream;

/// One thing that can be wrong with a runbook. Its code is permanent and explained on a page of its
/// own under `docs/problems/`, whose heading is the code and the title.
interface Rule {
    /// Such as `RT012`; never given to another rule.
    String code();

    Problem.Weight weight();

    /// What is wrong, in a few words.
    String title();

    /// Everything in the document that this rule is about.
    Stream<Problem> look(Document document);

    /// A problem of this rule.
    default Problem problem(String claim, Span span, String seen, String help) {
        return new Problem(code(), weight(), claim, span, seen, help);
    }
}
