package dev.rutter.language.plan;

import java.util.Set;

/// What the document's own problems leave of a plan.
final class ProblemsFound {
    /// Not UTF-8, control characters, longer than what is read, nested too deep.
    private static final Set<String> UNREADABLE = Set.of("RT001", "RT002", "RT003", "RT004");

    private ProblemsFound() {}

    static void tell(Draft draft) {
        unreadable(draft);
        overlooked(draft);
    }

    /// Half a document is no plan: what was cut off or is no text may hold the step that matters.
    private static void unreadable(Draft draft) {
        draft.runbook.problems().stream()
                .filter(problem -> UNREADABLE.contains(problem.code()))
                .forEach(problem ->
                        draft.open(
                                Plan.Open.Kind.DOCUMENT,
                                problem.code() + ": " + problem.claim(),
                                problem.span().line(),
                                problem.help()));
    }

    /// What a document shows and no step came of.
    private static void overlooked(Draft draft) {
        draft.runbook
                .leftOut()
                .forEach(problem ->
                        draft.unread(problem.span().line(), problem.seen(), problem.claim()));
    }
}
