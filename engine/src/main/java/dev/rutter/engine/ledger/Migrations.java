package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.run.Account;
import dev.rutter.engine.run.RollbackRules;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.plan.Plan.PlannedStep;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is known of the migrations that a run applied: what their steps printed, as far as it was
/// judged. Pure.
final class Migrations {
    private static final Pattern MIGRATES = Pattern.compile("(?i)\\bmigrat|\\balter\\s+table\\b");

    private Migrations() {}

    static String of(RunState state) {
        var titles = RollbackRules.migrations(state);
        var applied =
                state.plan().steps().stream()
                        .filter(step -> titles.contains(step.title()))
                        .filter(step ->
                                state.outcome(step.id())
                                        .filter(Outcome.Done.class::isInstance)
                                        .isPresent())
                        .map(step -> printed(state, step))
                        .toList();
        var failed =
                state.plan().steps().stream()
                        .filter(step -> MIGRATES.matcher(Account.of(step.action())).find())
                        .filter(step ->
                                state.outcome(step.id())
                                        .filter(outcome -> !outcome.good())
                                        .isPresent())
                        .map(step -> step(step) + " did not end well")
                        .toList();
        return applied.isEmpty() && failed.isEmpty()
                ? "none"
                : java.util.stream.Stream.of(
                                applied, failed.isEmpty() ? List.<String>of() : notKnown(failed))
                        .flatMap(List::stream)
                        .collect(Collectors.joining("; "));
    }

    private static List<String> notKnown(List<String> failed) {
        return failed.stream().map(one -> one + ", what it applied is not known here").toList();
    }

    private static String printed(RunState state, PlannedStep step) {
        return state.step(step.id()).stream()
                .flatMap(stand -> stand.verdicts().reversed().stream())
                .filter(Verdict::met)
                .map(Verdict::seen)
                // A quoted text is the command's own; a status or a count is not.
                .filter(seen -> seen.startsWith("\""))
                .findFirst()
                .map(seen -> step(step) + " printed, among other things, " + seen)
                .orElse("see " + step(step));
    }

    private static String step(PlannedStep step) {
        return "step \"" + step.title() + "\" (line " + step.line() + ")";
    }
}
