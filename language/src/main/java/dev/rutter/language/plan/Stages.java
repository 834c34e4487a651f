package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The stages of a deployment that goes on after a window: a canary is released, watched and then
/// promoted. A chapter that deploys is a later stage where the document counts its parts and this
/// one comes behind a part with a window, or where its title says that it goes on.
final class Stages {
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d+\\b(?!\\s*%).*");
    private static final Pattern GOES_ON =
            Pattern.compile(
                    "(?i).*\\b(?:promot\\w*|ramp(?:ing)?[ -]?up|the rest|remaining|full (?:roll-?out|traffic)|second (?:batch|wave|region)|roll-?out to (?:all|everyone)|100 ?%).*");

    private static final Pattern DOES_FIRST =
            Pattern.compile(
                    "(?i)^\\W*(?!(?:monitor|watch|observe|wait|bake|soak|keep|look|check|verify|let|for|after|during|allow|give|confirm|review|ensure|no|the)\\b)"
                            + "\\p{L}+\\b[^.;]{0,80}(?:,|;|\\.|\\band\\b|\\bthen\\b)\\s*(?:and\\s+|then\\s+)?(?:monitor|watch|observe|wait|bake|soak)\\b");

    /// The chapter whose window comes before a chapter.
    private final Map<Runbook.Chapter, Runbook.Chapter> before = new HashMap<>();

    /// The chapters that begin a stage beyond the first, by their lines.
    private final NavigableMap<Integer, Runbook.Chapter> begins = new TreeMap<>();

    Stages(Draft draft) {
        var released = Optional.<Runbook.Chapter>empty();
        var watched = Optional.<Runbook.Chapter>empty();
        for (var chapter : draft.runbook.chapters()) {
            var phase = draft.phase(chapter);
            var deploys = phase == Phase.DEPLOY && acts(chapter);
            if (deploys && watched.isPresent() && later(watched.get(), chapter)) {
                before.put(chapter, watched.get());
                begins.put(chapter.line(), chapter);
            }
            if (phase == Phase.VERIFY && released.filter(before::containsKey).isPresent()) {
                // What the last stage released is verified behind it.
                before.put(chapter, released.get());
            }
            if (deploys) {
                released = Optional.of(chapter);
            }
            if (released.isPresent() && phase.forward() && windows(chapter)) {
                watched = Optional.of(chapter);
            }
        }
    }

    /// The stage, beyond the first, that a chapter belongs to: the nearest one at or above it.
    Optional<Runbook.Chapter> of(Runbook.Chapter chapter) {
        return Optional.ofNullable(begins.floorEntry(chapter.line())).map(Map.Entry::getValue);
    }

    /// The chapter whose last window has to be over first.
    Optional<Runbook.Chapter> before(Runbook.Chapter chapter) {
        return Optional.ofNullable(before.get(chapter));
    }

    private static boolean later(Runbook.Chapter watched, Runbook.Chapter chapter) {
        return watched.depth() == chapter.depth()
                && watched.path().equals(chapter.path())
                && ((NUMBERED.matcher(watched.title()).matches()
                                && NUMBERED.matcher(chapter.title()).matches())
                        || GOES_ON.matcher(chapter.title()).matches());
    }

    private static boolean windows(Runbook.Chapter chapter) {
        return chapter.entries().stream()
                .anyMatch(entry ->
                        entry instanceof Entry.Window window
                                && window.kind() == Entry.Window.Kind.WATCH
                                && window.to().compareTo(window.from()) > 0);
    }

    private static boolean acts(Runbook.Chapter chapter) {
        return chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    /// Whether a chapter that deploys has something done between two of its lines.
    boolean actsBetween(Runbook.Chapter chapter, int above, int line) {
        return chapter.phase() == Phase.DEPLOY
                && chapter.entries().stream()
                        .filter(Step.class::isInstance)
                        .map(Step.class::cast)
                        .filter(step -> step.span().line() > above && step.span().line() <= line)
                        .filter(step -> step.span().line() < line || first(step))
                        .anyMatch(step -> !(step.action() instanceof Action.Wait));
    }

    /// Whether a step on the line that names a window is done before it: a command, or words such
    /// as `Promote it and watch for 10 minutes`.
    static boolean first(Step step) {
        return !(step.action() instanceof Action.Ask(var text)) || DOES_FIRST.matcher(text).find();
    }
}
