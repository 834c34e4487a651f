package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook.Chapter;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Numbered steps that send their reader to another chapter: `2. Run the migrations (see
/// [Migrations](#migrations))`. What that chapter holds is done there, once, where both are of one
/// phase; else the plan says that it is not ([Warnings]).
final class References {
    private final SentTo sentTo;
    private final Map<Integer, List<Chapter>> here = new HashMap<>();
    private final Set<Integer> moved = new HashSet<>();
    private final List<Step> led = new ArrayList<>();

    /// @param taken whether a chapter's steps are planned at all
    References(Draft draft, Predicate<Chapter> taken) {
        sentTo = new SentTo(draft.runbook);
        var chapters = draft.runbook.chapters();
        for (var chapter : chapters) {
            var phase = draft.planned(chapter);
            if ((phase != Phase.DEPLOY && phase != Phase.PREPARE) || !taken.test(chapter)) {
                continue;
            }
            // What stands behind the item that watches is no longer done here.
            var end = watchesFrom(chapter);
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step
                        && step.span().line() < end
                        && step.option().isEmpty()
                        && step.later().isEmpty()
                        && !step.goesBack()
                        && draft.environment.automation(step.title()).isEmpty()) {
                    to(draft, chapter, step, taken);
                }
            }
        }
    }

    private void to(Draft draft, Chapter from, Step step, Predicate<Chapter> taken) {
        var all = new ArrayList<Chapter>();
        for (var target : sentTo.targets(from, step)) {
            var within = draft.runbook.within(target);
            var same =
                    within.stream().filter(it -> draft.planned(it) == draft.planned(from)).toList();
            if (draft.planned(target) != draft.planned(from)
                    || same.stream().noneMatch(References::acts)
                    || within.stream().anyMatch(it -> watches(it) || here(it))
                    || moved.contains(from.line())
                    || !taken.test(target)
                    || same.stream().anyMatch(it -> moved.contains(it.line()))) {
                return;
            }
            all.addAll(same);
        }
        if (!all.isEmpty()) {
            all.forEach(chapter -> moved.add(chapter.line()));
            here.put(step.span().line(), List.copyOf(all));
        }
    }

    /// Why a step that sends elsewhere is none of its own.
    String instead(Step step) {
        var to = at(step).getFirst();
        return "what \"" + to.title() + "\" (line " + to.line() + ") holds is done here";
    }

    /// Whether other chapters are done within this one: one such step leads to the next no further.
    private boolean here(Chapter chapter) {
        return chapter.entries().stream().anyMatch(entry -> here.containsKey(entry.span().line()));
    }

    /// The chapters that are done in the place of a step, none where it stands for itself.
    List<Chapter> at(Step step) {
        return step.action() instanceof Action.Ask
                ? here.getOrDefault(step.span().line(), List.of())
                : List.of();
    }

    /// Whether a chapter is done in the place of a step of another one.
    boolean moved(Chapter chapter) {
        return moved.contains(chapter.line());
    }

    /// A step of such a chapter, under the condition of the step that leads there.
    Step under(Step leading, Step step) {
        if (leading.when().isEmpty() || step.when().isPresent()) {
            return step;
        }
        var guarded = step.guarded(leading.when(), leading.whenLine());
        led.add(guarded);
        return guarded;
    }

    /// The steps that are guarded by the condition of a step that leads to them.
    Stream<Step> led() {
        return led.stream();
    }

    private static boolean acts(Chapter chapter) {
        return chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    private static boolean watches(Chapter chapter) {
        return watchesFrom(chapter) != Integer.MAX_VALUE;
    }

    /// The first line of a chapter that something is watched from, or the largest number.
    private static int watchesFrom(Chapter chapter) {
        return chapter.entries().stream()
                .filter(entry ->
                        entry instanceof Entry.Window window
                                && window.kind() == Entry.Window.Kind.WATCH)
                .mapToInt(entry -> entry.span().line())
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
