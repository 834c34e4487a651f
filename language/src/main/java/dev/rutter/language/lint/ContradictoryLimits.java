package dev.rutter.language.lint;

import dev.rutter.language.expect.Limit;
import dev.rutter.language.problem.Problem;
import dev.rutter.language.runbook.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Limits of single endpoints (named by their paths) are limits of different things. Limits for
/// windows that do not overlap may differ, and so may what an alert and a success ask for.
final class ContradictoryLimits implements Rule {

    private record Stated(Limit limit, Optional<Entry.Window> window) {}

    @Override
    public String code() {
        return "RT036";
    }

    @Override
    public Problem.Weight weight() {
        return Problem.Weight.ERROR;
    }

    @Override
    public String title() {
        return "one metric has two limits at the same time";
    }

    @Override
    public Stream<Problem> look(Document document) {
        var stated = new ArrayList<Stated>();
        for (var chapter : document.runbook.chapters()) {
            var window =
                    chapter.entries().stream()
                            .filter(Entry.Window.class::isInstance)
                            .map(Entry.Window.class::cast)
                            .filter(it -> it.kind() == Entry.Window.Kind.WATCH)
                            .findFirst();
            for (var entry : chapter.entries()) {
                if (entry instanceof Entry.Criterion criterion
                        && criterion.place() == Entry.Criterion.Place.SUCCESS
                        && criterion.limit().polarity() == Limit.Polarity.GOOD_IF
                        && !criterion.limit().baseline()
                        && !criterion.limit().says().contains("`/")
                        && !criterion.limit().metric().isEmpty()
                        && Document.afterGoingLive(chapter)) {
                    stated.add(new Stated(criterion.limit(), window));
                }
            }
        }
        var problems = new ArrayList<Problem>();
        var above = new HashMap<String, List<Stated>>();
        for (var each : stated) {
            var same = above.computeIfAbsent(each.limit().metric(), _ -> new ArrayList<>());
            same.stream()
                    .filter(other -> contradict(other, each))
                    .findFirst()
                    .ifPresent(other -> problems.add(problem(other.limit(), each.limit())));
            same.add(each);
        }
        return problems.stream();
    }

    private Problem problem(Limit first, Limit second) {
        return problem(
                "\""
                        + second.metric()
                        + "\" has another limit here than on line "
                        + first.span().line(),
                second.span(),
                second.threshold() + " here, " + first.threshold() + " there",
                "state it once, or say for which window each of them holds");
    }

    private static boolean contradict(Stated one, Stated other) {
        var same =
                one.limit().span().line() != other.limit().span().line()
                        && one.limit().metric().equals(other.limit().metric())
                        && one.limit().percentile().equals(other.limit().percentile())
                        && one.limit().unit().equals(other.limit().unit())
                        && one.limit().level() == other.limit().level()
                        && one.limit().comparison() == other.limit().comparison();
        return same
                && one.limit().value().compareTo(other.limit().value()) != 0
                && one.window().isPresent() == other.window().isPresent()
                && (one.window().isEmpty()
                        || overlap(one.window().get(), other.window().orElseThrow()));
    }

    private static boolean overlap(Entry.Window one, Entry.Window other) {
        return one.from().compareTo(other.to()) < 0 && other.from().compareTo(one.to()) < 0;
    }
}
