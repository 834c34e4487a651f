package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds checklists that repeat what earlier chapters have people and machines do: a summary at the
/// end of the document, a version to print.
final class Copies {
    private final Runbook runbook;

    Copies(Runbook runbook) {
        this.runbook = runbook;
    }

    /// The chapter that `chapter` repeats, or empty where it stands for itself.
    Optional<Runbook.Chapter> original(Runbook.Chapter chapter) {
        var steps = steps(chapter);
        var forms =
                !steps.isEmpty()
                        && steps.stream()
                                .allMatch(step ->
                                        step.item()
                                                && !(step.action() instanceof Action.Shell)
                                                && !(step.action() instanceof Action.Http)
                                                && !(step.action() instanceof Action.Query));
        if (!forms || !(saysList(chapter) || saysPrint(chapter))) {
            return Optional.empty();
        }
        var earlier =
                runbook.chapters().stream()
                        .filter(other -> other.line() < chapter.line())
                        .filter(other -> other.phase() == chapter.phase())
                        .filter(other -> !top(other).equals(top(chapter)))
                        .filter(other -> !steps(other).isEmpty())
                        .findFirst();
        return earlier.filter(first -> saysPrint(chapter) || comesBack(first, chapter));
    }

    /// Whether the document has gone on to a later phase between the two.
    private boolean comesBack(Runbook.Chapter first, Runbook.Chapter second) {
        return runbook.chapters().stream()
                .filter(other -> other.line() > first.line() && other.line() < second.line())
                .anyMatch(other -> other.phase().compareTo(second.phase()) > 0);
    }

    private static boolean saysList(Runbook.Chapter chapter) {
        return (chapter.title() + " " + String.join(" ", chapter.path()))
                .toLowerCase(Locale.ROOT)
                .contains("checklist");
    }

    private static boolean saysPrint(Runbook.Chapter chapter) {
        return (chapter.title() + " " + String.join(" ", chapter.path()))
                .toLowerCase(Locale.ROOT)
                .matches(".*\\b(?:print|printable|quick reference|summary)\\b.*");
    }

    private String top(Runbook.Chapter chapter) {
        var path = chapter.path();
        var depth = runbook.chapters().stream().filter(c -> c.depth() == 1).count() == 1 ? 1 : 0;
        return path.size() > depth ? path.get(depth) : chapter.title();
    }

    private static List<Step> steps(Runbook.Chapter chapter) {
        return chapter.entries().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }
}
