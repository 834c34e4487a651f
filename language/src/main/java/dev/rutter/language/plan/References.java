package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.Chapter;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Numbered steps that send their reader to another chapter: `2. Run the migrations (see
/// [Migrations](#migrations))`. What that chapter holds is done there, once, where both are of one
/// phase; else the plan says that it is not ([Warnings]).
final class References {
    private static final Pattern COUNTED =
            Pattern.compile("^[\\s>]*\\d{1,3}[.)]\\s+(?!\\[[ xX]?]\\s).*");
    private static final Pattern LINK = Pattern.compile("]\\(#([^)\\s]{1,200})\\)");

    /// The chapter is named in words: `(see below)`, `follow the steps in "Migrations"`.
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "(?i)\\b(?:see|follow|per|described|explained|steps|procedure|instructions)\\b.{0,60}\\b(?:below|above|section|chapter|in|of|under)\\b");

    /// Words that send nobody there to do it now.
    private static final Pattern NOT_NOW =
            Pattern.compile(
                    "(?i)\\b(?:again|back to|return to|repeat|retry|re-?run|fail(?:s|ed|ure)?|wrong|errors?|instead|skip|already|before|after|unless)\\b|^\\W*(?:make sure|ensure|confirm|verify|check)\\b");

    private static final Pattern NUMBER =
            Pattern.compile("(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d.*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// So many are followed.
    private static final int MOST = 500;

    private final Map<Integer, List<Chapter>> here = new HashMap<>();
    private final Set<Integer> moved = new HashSet<>();
    private final List<Step> led = new ArrayList<>();

    /// @param taken whether a chapter's steps are planned at all
    References(Draft draft, Predicate<Chapter> taken) {
        var chapters = draft.runbook.chapters();
        for (var chapter : chapters) {
            var phase = draft.planned(chapter);
            if ((phase != Phase.DEPLOY && phase != Phase.PREPARE)
                    || watches(chapter)
                    || !taken.test(chapter)) {
                continue;
            }
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step
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
        for (var target : targets(draft.runbook, from, step)) {
            var within = within(draft.runbook, target);
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
        if (!all.isEmpty() && here.size() < MOST) {
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
        var guarded =
                new Step(
                        step.title(),
                        step.under(),
                        step.item(),
                        step.action(),
                        step.expectations(),
                        leading.when(),
                        step.option(),
                        step.danger(),
                        step.placeholders(),
                        step.lastLine(),
                        step.span(),
                        step.pinned(),
                        step.goesBack(),
                        leading.whenLine(),
                        step.later());
        led.add(guarded);
        return guarded;
    }

    /// The steps that are guarded by the condition of a step that leads to them.
    Stream<Step> led() {
        return led.stream();
    }

    /// The chapters that a numbered step for people sends its reader to.
    static List<Chapter> targets(Runbook runbook, Chapter from, Step step) {
        if (!(step.action() instanceof Action.Ask(var text)) || NOT_NOW.matcher(text).find()) {
            return List.of();
        }
        var lines =
                runbook.lines()
                        .subList(
                                Math.max(0, step.span().line() - 1),
                                Math.min(runbook.lines().size(), step.lastLine()));
        if (lines.isEmpty() || !COUNTED.matcher(lines.getFirst()).matches()) {
            return List.of();
        }
        var found = new ArrayList<Chapter>();
        var links = LINK.matcher(String.join(" ", lines));
        var linked = false;
        while (links.find()) {
            linked = true;
            var anchor = plain(links.group(1));
            runbook.chapters().stream()
                    .filter(chapter -> plain(chapter.title()).equals(anchor))
                    .findFirst()
                    .filter(chapter -> !found.contains(chapter))
                    .ifPresent(found::add);
        }
        if (!linked && ELSEWHERE.matcher(text).find()) {
            named(runbook, text).ifPresent(found::add);
        }
        found.removeIf(chapter ->
                NUMBER.matcher(chapter.title()).matches()
                        || within(runbook, chapter).contains(from));
        return found;
    }

    /// The one chapter whose whole title is in the words of a step.
    private static Optional<Chapter> named(Runbook runbook, String text) {
        var words = " " + NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ") + " ";
        var named =
                runbook.chapters().stream()
                        .limit(MOST)
                        .filter(chapter -> plain(chapter.title()).length() > 4)
                        .filter(chapter ->
                                words.contains(
                                        " "
                                                + NO_LETTER
                                                        .matcher(
                                                                chapter.title()
                                                                        .toLowerCase(Locale.ROOT))
                                                        .replaceAll(" ")
                                                        .strip()
                                                + " "))
                        .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /// Letters and digits only, so that a heading's words and its anchor are the same.
    private static String plain(String text) {
        return NO_LETTER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /// A chapter and everything below it.
    static List<Chapter> within(Runbook runbook, Chapter top) {
        return runbook.chapters().stream()
                .dropWhile(chapter -> chapter.line() != top.line())
                .takeWhile(chapter -> chapter.line() == top.line() || chapter.depth() > top.depth())
                .toList();
    }

    private static boolean acts(Chapter chapter) {
        return chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    private static boolean watches(Chapter chapter) {
        return chapter.entries().stream()
                .anyMatch(entry ->
                        entry instanceof Entry.Window window
                                && window.kind() == Entry.Window.Kind.WATCH);
    }
}
