package dev.rutter.language.plan;

import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Ways back for different moments: `Before the cutover` and `After the cutover`, `Immediate (< 15
/// minutes)` and `Delayed`. Which of them is right is known only when it is needed, so each is
/// asked then instead of one being chosen beforehand.
final class ByMoment {
    private static final Pattern MOMENT =
            Pattern.compile(
                    "(?i)\\W*(?:\\d+[.)]\\s*)?(?:if )?(?:(?:to )?(?:roll(?:ing)?[- ]?back|revert(?:ing)?) )?(?:before|after|prior to|within|during|until|up to|more than|less than|immediate|delayed|early|late)\\b.*");

    private ByMoment() {}

    /// The steps of all of them, where there is no more than one or each is for its own moment.
    static Optional<List<Placed>> steps(Map<Runbook.Chapter, List<Placed>> procedures) {
        if (procedures.size() > 1
                && !procedures.keySet().stream()
                        .allMatch(chapter -> MOMENT.matcher(chapter.title()).matches())) {
            return Optional.empty();
        }
        var all = new ArrayList<Placed>();
        procedures.forEach((chapter, placed) ->
                placed.forEach(one -> all.add(procedures.size() > 1 ? then(one, chapter) : one)));
        return Optional.of(all);
    }

    private static Placed then(Placed placed, Runbook.Chapter chapter) {
        var step = placed.step();
        var when = Strip.marks(chapter.title());
        return new Placed(
                placed.chapter(),
                step.guarded(
                        Optional.of(step.when().map(own -> when + Step.BOTH + own).orElse(when)),
                        Optional.of(chapter.line())));
    }
}
