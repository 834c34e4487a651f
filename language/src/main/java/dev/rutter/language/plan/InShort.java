package dev.rutter.language.plan;

import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook.Chapter;
import dev.rutter.language.runbook.Step;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The deployment in short, which a document puts before the one it tells in full. Only the full
/// one is done; where there is no other, the short one is the deployment.
final class InShort {
    private static final Pattern TITLE =
            Pattern.compile(
                    "(?i)^\\W*(?:quick (?:reference|start|guide|deploy\\w*)|tl;?dr|cheat ?sheet|in short|short version)\\b.*");

    private InShort() {}

    /// The lines of the headings of such chapters, and of those below them.
    static Set<Integer> lines(List<Chapter> chapters) {
        return chapters.stream()
                .filter(chapter -> chapter.phase() == Phase.DEPLOY)
                .filter(chapter -> TITLE.matcher(chapter.title()).matches())
                .findFirst()
                .map(head -> toldInFull(chapters, head))
                .orElse(Set.of());
    }

    private static Set<Integer> toldInFull(List<Chapter> chapters, Chapter head) {
        var below =
                chapters.stream()
                        .filter(chapter -> chapter.line() >= head.line())
                        .takeWhile(chapter ->
                                chapter.line() == head.line() || chapter.depth() > head.depth())
                        .map(Chapter::line)
                        .collect(Collectors.toUnmodifiableSet());
        var told =
                chapters.stream()
                        .filter(chapter -> chapter.line() > head.line())
                        .filter(chapter -> !below.contains(chapter.line()))
                        .filter(chapter -> chapter.phase() == Phase.DEPLOY)
                        .anyMatch(chapter ->
                                chapter.entries().stream().anyMatch(Step.class::isInstance));
        return told ? below : Set.of();
    }
}
