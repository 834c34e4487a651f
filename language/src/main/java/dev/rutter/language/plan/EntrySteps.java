package dev.rutter.language.plan;

import dev.rutter.language.environment.Words;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.OwnDeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which entries of a chapter are something to be done.
final class EntrySteps {
    private EntrySteps() {}

    /// An entry as something to be done. A limit on something before the deployment (test coverage,
    /// the size of a bundle) has no figure that a hosting or a probe tells: it is asked, but where
    /// a command is held against it.
    static Optional<Step> of(Draft draft, Runbook.Chapter chapter, Entry entry) {
        if (entry instanceof Step step) {
            return Optional.of(step);
        }
        if (!(entry instanceof Entry.Criterion criterion)
                || draft.planned(chapter) != Phase.PREPARE
                || criterion.place() != Entry.Criterion.Place.SUCCESS
                || chapter.entries().stream()
                        .anyMatch(other ->
                                other instanceof Step step
                                        && (step.span().line() == entry.span().line()
                                                || step.expectations().stream()
                                                        .anyMatch(it ->
                                                                it.span().line()
                                                                        == entry.span().line())))) {
            return Optional.empty();
        }
        var says = Strip.marks(criterion.limit().says());
        draft.asked(says);
        return Optional.of(
                new Step(
                        says,
                        "",
                        true,
                        new Action.Ask(says),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Step.Danger.NONE,
                        List.of(),
                        criterion.span().line(),
                        criterion.span()));
    }

    /// The lines that steps of a chapter are nested in, in plain words, each with the last line
    /// that has one of them.
    static Map<String, Integer> heads(Runbook.Chapter chapter) {
        var heads = new HashMap<String, Integer>();
        for (var entry : chapter.entries()) {
            if (entry instanceof Step step && !step.under().isBlank()) {
                heads.merge(Words.plain(step.under()), step.span().line(), Math::max);
            }
        }
        return heads;
    }

    /// Whether the line is only the title of the steps nested in it, and no deed besides.
    ///
    /// @param heads those of its chapter
    static boolean headsOthers(Step step, Map<String, Integer> heads) {
        return !heads.isEmpty()
                && step.action() instanceof Action.Ask ask
                && heads.getOrDefault(Words.plain(ask.text()), 0) > step.span().line()
                && !OwnDeed.tells(ask.text());
    }
}
