package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;

/// The windows after going live leave a gap.
final class WindowGap implements Rule {

    @Override
    public String code() {
        return "RT060";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.NOTE;
    }

    @Override
    public String title() {
        return "nobody watches between two windows";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var windows =
                document.runbook.chapters().stream()
                        .filter(Document::afterGoingLive)
                        .flatMap(chapter -> chapter.entries().stream())
                        .filter(Entry.Window.class::isInstance)
                        .map(Entry.Window.class::cast)
                        .filter(it -> it.kind() == Entry.Window.Kind.WATCH)
                        .sorted(Comparator.comparing(Entry.Window::from))
                        .toList();
        var problems = new ArrayList<Problem>();
        var covered = Duration.ZERO;
        for (var window : windows) {
            if (!covered.isZero() && window.from().compareTo(covered) > 0) {
                problems.add(
                        problem(
                                "nothing is watched from minute "
                                        + covered.toMinutes()
                                        + " to minute "
                                        + window.from().toMinutes(),
                                window.span(),
                                "begins later than the last one ends",
                                "let each window begin where the one before it ends"));
            }
            covered = window.to().compareTo(covered) > 0 ? window.to() : covered;
        }
        return problems.stream();
    }
}
