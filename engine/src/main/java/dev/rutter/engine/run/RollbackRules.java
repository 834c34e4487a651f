package dev.rutter.engine.run;

import dev.rutter.language.plan.Plan;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.plan.SchemaChange;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Entry.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a plan's rules say about going back, and what its steps are to the way back. Pure. Which
/// steps lead back is the plan's own: [Plan#rollback()].
public final class RollbackRules {
    private static final Pattern APPLIED =
            Pattern.compile(
                    "\\b(applied|ran|has run|have run|destructive|dropp?(ed|s)?|incompatible)\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_APPLIED =
            Pattern.compile("\\b(fail\\w*|refused|before)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern TAKES_AWAY =
            Pattern.compile(
                    "\\b(drop\\s+(table|column|schema|type|view)\\b[^;'\"]{0,60}"
                            + "|rename\\s+(column\\s+\\w+\\s+)?to\\b[^;'\"]{0,40})",
                    Pattern.CASE_INSENSITIVE);

    private RollbackRules() {}

    /// Whether the way back is to have the hosting serve an earlier release, rather than the
    /// document's own procedure.
    static boolean byHosting(Plan plan) {
        return first(plan, Act.ROLL_BACK).isPresent();
    }

    /// The first step of the way back that is this act of the hosting.
    static Optional<PlannedStep> first(Plan plan, Act act) {
        return plan.rollback().stream().filter(step -> act(step, act)).findFirst();
    }

    static boolean act(PlannedStep step, Act act) {
        return step.action() instanceof Action.Hosting(var is, _, _) && is == act;
    }

    /// The rule of the document that speaks against going back now, where one does: its condition
    /// is a limit on the metric that was missed and holds, or it forbids going back after
    /// migrations and this run applied some.
    static Optional<String> against(
            RunState state, String metric, Optional<java.math.BigDecimal> seen) {
        for (var rule : state.plan().rules()) {
            if (rule.decision() != Trigger.Decision.DO_NOT_ROLL_BACK) {
                continue;
            }
            var limit = rule.limit();
            if (limit.isPresent()
                    && seen.isPresent()
                    && !limit.get().baseline()
                    && limit.get().metric().equalsIgnoreCase(metric)
                    && limit.get().comparison().holds(seen.get(), limit.get().value())) {
                return Optional.of(quote(rule));
            }
            var says = rule.says();
            if (SchemaChange.said(says)
                    && APPLIED.matcher(says).find()
                    && !NOT_APPLIED.matcher(says).find()
                    && !migrations(state).isEmpty()) {
                return Optional.of(
                        quote(rule)
                                + "; this run applied: "
                                + String.join(", ", migrations(state)));
            }
        }
        return breaking(state)
                .map(step ->
                        "this run applied \""
                                + step.title()
                                + "\" (line "
                                + step.line()
                                + "), which takes away what the release before may need: "
                                + taken(step)
                                + "; restore that first, or go back by the document's own database"
                                + " path");
    }

    /// The first step of this run that took something out of the schema, as far as its own words
    /// show: what a script applies is not seen.
    private static Optional<PlannedStep> breaking(RunState state) {
        return state.plan().steps().stream()
                .filter(step ->
                        state.outcome(step.id())
                                .filter(dev.rutter.engine.journal.Outcome.Done.class::isInstance)
                                .isPresent())
                .filter(step -> !taken(step).isEmpty())
                .findFirst();
    }

    private static String taken(PlannedStep step) {
        var text =
                switch (step.action()) {
                    case Action.Query(var sql) -> sql;
                    case Action.Shell(var script) -> script;
                    case Action.Attended(var script, _) -> script;
                    case Action.Http _,
                            Action.Hosting _,
                            Action.Ask _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            "";
                };
        var found = TAKES_AWAY.matcher(text);
        return found.find() ? found.group().strip().replaceAll("\\s+", " ") : "";
    }

    /// The lines of the rules against going back that only a person can tell.
    static List<Integer> unjudged(Plan plan) {
        return plan.rules().stream()
                .filter(rule -> rule.decision() == Trigger.Decision.DO_NOT_ROLL_BACK)
                .filter(rule -> rule.limit().isEmpty())
                .map(rule -> rule.span().line())
                .toList();
    }

    /// Titles of the steps of this run that changed a database's schema.
    public static List<String> migrations(RunState state) {
        return state.plan().steps().stream()
                .filter(step -> SchemaChange.by(step.action()))
                .filter(step ->
                        state.outcome(step.id())
                                .filter(dev.rutter.engine.journal.Outcome.Done.class::isInstance)
                                .isPresent())
                .map(PlannedStep::title)
                .toList();
    }

    private static String quote(Trigger rule) {
        return "line " + rule.span().line() + " says not to roll back: \"" + rule.says() + "\"";
    }
}
