package dev.rutter.language.lint;

import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.text.QuickPattern;
import java.util.stream.Stream;

/// Limits without a length of time are over as soon as somebody stops looking.
final class WatchWithoutWindow implements Rule {

    /// What changes while customers are served, so that a moment's figure says little.
    private static final QuickPattern SERVED =
            QuickPattern.compile(
                    "(?i)error|fail|latenc|response|request|rate|time|throughput|cpu|memory|load|queue|lag"
                            + "|availab|uptime|5xx|p\\d{2}");

    @Override
    public String code() {
        return "RT040";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.WARNING;
    }

    @Override
    public String title() {
        return "nothing says how long to watch";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var timed =
                document.runbook
                                .all(Entry.Window.class)
                                .anyMatch(it -> it.kind() == Entry.Window.Kind.WATCH)
                        || document.runbook
                                .all(Entry.Criterion.class)
                                .anyMatch(it -> it.limit().window().isPresent());
        if (timed) {
            return Stream.of();
        }
        return document.runbook.chapters().stream()
                .filter(Document::afterGoingLive)
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Entry.Criterion.class::isInstance)
                .map(Entry.Criterion.class::cast)
                .filter(it -> it.place() == Entry.Criterion.Place.SUCCESS)
                .filter(it -> SERVED.find(it.limit().metric()))
                .limit(1)
                .map(it ->
                        problem(
                                "the document limits a metric and never says for how long",
                                it.span(),
                                "no window in the whole document",
                                "name one in the heading: ### Immediate (0-5 minutes)"));
    }
}
