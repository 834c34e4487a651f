package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counts the windows of a later stage from the step that begins that stage, so that none is cut
/// short by how long everything before it took: ten minutes behind the second batch are ten
/// minutes, whenever that batch is released.
final class StageWindows {
    private StageWindows() {}

    /// @param steps with their ids, in the plan's order
    static List<PlannedStep> counted(List<PlannedStep> steps, List<Watching.Stretch> stretches) {
        var counted = new ArrayList<PlannedStep>();
        for (var step : steps) {
            counted.add(
                    step.action() instanceof Action.Watch watch
                            ? stretches.stream()
                                    .filter(stretch -> of(stretch, step, watch))
                                    .flatMap(stretch -> stretch.stage().stream())
                                    .findFirst()
                                    .map(stage -> counted(step, watch, stage, counted))
                                    .orElse(step)
                            : step);
        }
        return counted;
    }

    private static boolean of(Watching.Stretch stretch, PlannedStep step, Action.Watch watch) {
        return stretch.line() == step.line()
                && stretch.from().equals(watch.from())
                && stretch.to().equals(watch.to());
    }

    private static PlannedStep counted(
            PlannedStep step, Action.Watch watch, Watching.Stage stage, List<PlannedStep> before) {
        return before.stream()
                .filter(one -> one.line() > stage.above() && one.line() < stage.below())
                .filter(StageWindows::acts)
                .reduce((_, last) -> last)
                .map(last ->
                        step.withAction(
                                new Action.Watch(
                                        watch.name(),
                                        watch.from().minus(stage.begins()),
                                        watch.to().minus(stage.begins()),
                                        watch.limits(),
                                        Optional.of(last.id()))))
                .orElse(step);
    }

    private static boolean acts(PlannedStep step) {
        return switch (step.action()) {
            case Action.Watch _, Action.Wait _ -> false;
            case Action.Shell _,
                    Action.Query _,
                    Action.Http _,
                    Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _ ->
                    true;
        };
    }
}
