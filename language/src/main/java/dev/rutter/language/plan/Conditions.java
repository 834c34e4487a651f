package dev.rutter.language.plan;

import dev.rutter.language.environment.Acknowledgement;
import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What one line of the document guards is asked about once: the answer at its first step holds for
/// the others.
final class Conditions {
    /// @param line of the condition, 0 where no line states it
    private record Guarded(int line, String words) {}

    private Conditions() {}

    /// A step's condition, and what is left of it where the environment is the one it names.
    private static Stream<String> words(Step step) {
        var whole =
                Stream.concat(step.when().stream(), step.when().flatMap(Places::besides).stream());
        return whole.flatMap(words -> {
            var parts = parts(words);
            // An answer that is known takes parts off, from the front or from the back.
            return IntStream.range(0, parts.size())
                    .boxed()
                    .flatMap(from ->
                            IntStream.rangeClosed(from + 1, parts.size())
                                    .mapToObj(
                                            to -> String.join(Step.BOTH, parts.subList(from, to))));
        });
    }

    /// The conditions of which all must hold.
    static List<String> parts(String when) {
        return List.of(when.split(Pattern.quote(Step.BOTH), -1));
    }

    /// A step's condition, and the parts of it that can be answered alone.
    static Stream<String> all(Step step) {
        return step.when().stream()
                .flatMap(when -> Stream.concat(Stream.of(when), parts(when).stream()))
                .flatMap(when -> Stream.concat(Stream.of(when), negated(when).stream()))
                .distinct();
    }

    /// What the environment answers of a condition: of all of it, or of its parts.
    static Map<String, Acknowledgement> known(String when, Environment environment) {
        var known = new LinkedHashMap<String, Acknowledgement>();
        var whole = environment.acknowledgement(when);
        whole.ifPresent(answer -> known.put(when, answer));
        if (whole.isEmpty()) {
            for (var part : parts(when)) {
                environment
                        .acknowledgement(part)
                        .or(() ->
                                negated(part)
                                        .flatMap(environment::acknowledgement)
                                        .map(it -> new Acknowledgement(!it.yes(), it.note())))
                        .ifPresent(answer -> known.put(part, answer));
            }
        }
        return known;
    }

    /// What must not hold, where a condition says so and no more.
    static Optional<String> negated(String when) {
        return when.startsWith(Step.NOT) && !when.contains(Step.BOTH)
                ? Optional.of(when.substring(Step.NOT.length()))
                : Optional.empty();
    }

    /// Whether one of two conditions holds just where the other does not.
    static boolean opposed(String one, String other) {
        return opposite(other).filter(one::equals).isPresent();
    }

    /// Of several conditions each may be the one that does not hold: they have none.
    private static Optional<String> opposite(String when) {
        return when.contains(Step.BOTH)
                ? Optional.empty()
                : negated(when).or(() -> Optional.of(Step.NOT + when));
    }

    /// What is left to be asked of a condition.
    static Optional<String> left(String when, Set<String> known) {
        if (known.contains(when)) {
            return Optional.empty();
        }
        var left = parts(when).stream().filter(part -> !known.contains(part)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(String.join(Step.BOTH, left));
    }

    /// The steps, which have their ids, each that shares its condition with one before it told so.
    ///
    /// @param read the document's
    static List<PlannedStep> once(List<PlannedStep> steps, Stream<Step> read) {
        var stated = new HashMap<Guarded, Integer>();
        read.forEach(step ->
                step.whenLine()
                        .ifPresent(line ->
                                words(step)
                                        .forEach(words ->
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
            var other =
                    guard.flatMap(it ->
                            opposite(it.words())
                                    .map(words -> first.get(new Guarded(it.line(), words))));
            var asked =
                    other.isPresent() ? other : guard.map(it -> first.putIfAbsent(it, step.id()));
            out.add(asked.isPresent() ? step.withWhenAsked(asked) : step);
        }
        return out;
    }
}
