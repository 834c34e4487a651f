package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one line of the document guards is asked about once: the answer at its first step holds for
/// the others.
final class Conditions {
    /// @param line of the condition, 0 where no line states it
    private record Guarded(int line, String words) {}

    private Conditions() {}

    /// The steps, which have their ids, each that shares its condition with one before it told so.
    ///
    /// @param read the document's
    static List<PlannedStep> once(List<PlannedStep> steps, Stream<Step> read) {
        var stated = new HashMap<Guarded, Integer>();
        read.forEach(step ->
                step.when()
                        .ifPresent(words ->
                                step.whenLine()
                                        .ifPresent(line ->
                                                stated.putIfAbsent(
                                                        new Guarded(step.span().line(), words),
                                                        line))));
        var first = new HashMap<Guarded, String>();
        var out = new ArrayList<PlannedStep>();
        for (var step : steps) {
            var guard =
                    step.when()
                            .flatMap(words ->
                                    Optional.ofNullable(stated.get(new Guarded(step.line(), words)))
                                            .map(line -> new Guarded(line, words)));
            var asked = guard.map(it -> first.putIfAbsent(it, step.id()));
            out.add(asked.isPresent() ? step.withWhenAsked(asked) : step);
        }
        return out;
    }
}
