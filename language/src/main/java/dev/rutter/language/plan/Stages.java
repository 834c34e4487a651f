package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Duration;
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

    /// Only a part of all that serves: what is released behind its window goes to the others.
    private static final Pattern PART =
            Pattern.compile(
                    "(?i).*\\b(?:canar(?:y|ies)|pilot|first (?:\\w+ )?(?:batch|wave|region|zone|nodes?|hosts?|servers?|instances?|tenants?)|one (?:region|zone|node|host|server|instance|tenant)|(?:\\d|[1-9]\\d) ?%).*");

    private static final Pattern DOES_FIRST =
            Pattern.compile(
                    "(?i)^\\W*(?!(?:monitor|watch|observe|wait|bake|soak|keep|look|check|verify|let|for|after|during|allow|give|confirm|review|ensure|no|the)\\b)"
                            + "\\p{L}+\\b[^.;]{0,80}(?:,|;|\\.|\\band\\b|\\bthen\\b)\\s*(?:and\\s+|then\\s+)?(?:monitor|watch|observe|wait|bake|soak)\\b");

    /// Nothing that is deployed waits longer in the midst of it.
    private static final Duration LONG = Duration.ofHours(4);

    /// The chapter whose window comes before a chapter.
    private final Map<Runbook.Chapter, Runbook.Chapter> before = new HashMap<>();

    /// The chapters that begin a stage beyond the first, by their lines.
    private final NavigableMap<Integer, Runbook.Chapter> begins = new TreeMap<>();

    Stages(Draft draft) {
        var released = Optional.<Runbook.Chapter>empty();
        var watched = Optional.<Runbook.Chapter>empty();
        var split = Optional.<Runbook.Chapter>empty();
        for (var chapter : draft.runbook.chapters()) {
            var phase = draft.phase(chapter);
            var deploys = phase == Phase.DEPLOY && acts(chapter);
            if (deploys && watched.isPresent() && later(watched.get(), chapter)) {
                before.put(chapter, watched.get());
                begins.put(chapter.line(), chapter);
            }
            if (deploys || phase == Phase.VERIFY) {
                // What comes behind the last stage in the document is done behind it.
                split.ifPresent(stage -> before.putIfAbsent(chapter, stage));
            }
            if (deploys) {
                released = Optional.of(chapter);
                if (begins.containsValue(chapter) || goesOn(chapter)) {
                    split = released;
                }
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
                        || GOES_ON.matcher(chapter.title()).matches()
                        || (watched.phase() == Phase.DEPLOY
                                && PART.matcher(watched.title()).matches()));
    }

    private static boolean windows(Runbook.Chapter chapter) {
        return chapter.entries().stream().anyMatch(Stages::windows);
    }

    private static boolean windows(Entry entry) {
        return entry instanceof Entry.Window window
                && window.kind() == Entry.Window.Kind.WATCH
                && window.to().compareTo(window.from()) > 0;
    }

    /// Whether a chapter goes on with the deployment below a line that names a window.
    private static boolean goesOn(Runbook.Chapter chapter) {
        var window =
                chapter.entries().stream()
                        .filter(entry -> windows(entry) && entry.span().line() > chapter.line())
                        .map(Entry.Window.class::cast)
                        .filter(entry -> entry.to().compareTo(LONG) <= 0)
                        .findFirst();
        return window.isPresent()
                && chapter.entries().stream()
                        .filter(Step.class::isInstance)
                        .map(Step.class::cast)
                        .filter(step -> step.span().line() > window.get().span().line())
                        .filter(step -> step.later().isEmpty() && !step.goesBack())
                        .anyMatch(Stages::changes);
    }

    /// Whether it changes something, and does not only look at what is watched.
    private static boolean changes(Step step) {
        return switch (step.action()) {
            case Action.Shell _, Action.Query _, Action.Http _, Action.Hosting _ ->
                    Interruption.of(step.action(), step.danger()) != Plan.IfInterrupted.REPEAT;
            case Action.Attended _ -> true;
            case Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ -> false;
        };
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
