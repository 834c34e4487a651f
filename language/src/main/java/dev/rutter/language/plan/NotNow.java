package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;

/// What a document puts off until the deployment is long over: it is told, and done by no run.
final class NotNow {
    /// What may be done later than this after going live holds up no run.
    static final Duration LONG = Duration.ofHours(4);

    private final Draft draft;
    private final Watching watching;

    NotNow(Draft draft, Watching watching) {
        this.draft = draft;
        this.watching = watching;
    }

    /// Whether a step is this run's. It is where the run watches so long itself; and before the
    /// deployment, what a person is to sign has the time behind it.
    boolean now(Runbook.Chapter chapter, Step step) {
        return outlasts(chapter, step)
                || (draft.planned(chapter) == Phase.PREPARE && step.action() instanceof Action.Ask)
                || now(draft, step);
    }

    /// The same where nothing is watched.
    static boolean now(Draft draft, Step step) {
        step.later().ifPresent(time -> draft.unread(step, "not now: " + time));
        return step.later().isEmpty();
    }

    /// Whether the run watches a chapter for so long that what it puts off comes then.
    private boolean outlasts(Runbook.Chapter chapter, Step step) {
        return draft.phase(chapter) == Phase.WATCH
                && watching.stretches().stream()
                        .filter(stretch -> stretch.to().compareTo(LONG) >= 0)
                        .anyMatch(stretch -> watching.governs(stretch, chapter, step));
    }

    /// Whether people have so long for it that the deployment is over before.
    static boolean afterwards(Runbook.Chapter chapter, Step step) {
        return step.action() instanceof Action.Ask
                && chapter.entries().stream()
                        .filter(Entry.Window.class::isInstance)
                        .map(Entry.Window.class::cast)
                        .filter(window -> window.kind() == Entry.Window.Kind.FINISH_WITHIN)
                        .filter(window -> window.span().line() <= step.span().line())
                        .reduce((_, nearest) -> nearest)
                        .filter(window -> window.to().compareTo(LONG) > 0)
                        .isPresent();
    }
}
