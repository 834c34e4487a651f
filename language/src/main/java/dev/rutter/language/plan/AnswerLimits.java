package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Action.Hosting.Act;
import dev.rutter.language.runbook.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long answers are waited for. What the document states counts. Where it states nothing: a day
/// while nothing has gone live, so that a run prepared in the evening may go on in the morning; an
/// hour once customers are served by the release, or as long as the window before the question,
/// since nobody has to sit and wait while that is watched; never less than the environment gives a
/// step.
final class AnswerLimits {
    static final Duration BEFORE_GO_LIVE = Duration.ofDays(1);
    static final Duration AFTER_GO_LIVE = Duration.ofHours(1);

    private AnswerLimits() {}

    static List<PlannedStep> forward(List<PlannedStep> steps, Environment environment) {
        var live = goesLive(steps);
        var limited = new ArrayList<PlannedStep>();
        var after = AFTER_GO_LIVE;
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.action() instanceof Action.Watch watch) {
                after = longer(AFTER_GO_LIVE, watch.to().minus(watch.from()));
            }
            limited.add(within(step, i <= live ? BEFORE_GO_LIVE : after, environment));
        }
        return limited;
    }

    static List<PlannedStep> back(List<PlannedStep> steps, Environment environment) {
        return steps.stream().map(step -> within(step, AFTER_GO_LIVE, environment)).toList();
    }

    private static PlannedStep within(PlannedStep step, Duration usual, Environment environment) {
        var person =
                step.action() instanceof Action.Ask || step.action() instanceof Action.Attended;
        if (!person && step.when().isEmpty() && !step.asksBefore()) {
            return step.withAnswerWithin(Optional.empty());
        }
        var answer = step.answerWithin().orElse(longer(usual, environment.stepLimit()));
        return step.withLimit(person ? answer : step.limit()).withAnswerWithin(Optional.of(answer));
    }

    /// The place of the last step that makes the release live: the hosting's last act, else the
    /// last step of the deployment.
    private static int goesLive(List<PlannedStep> steps) {
        var act = -1;
        var deploy = -1;
        for (var i = 0; i < steps.size(); i++) {
            if (steps.get(i).action() instanceof Action.Hosting hosting
                    && (hosting.act() == Act.DEPLOY || hosting.act() == Act.AWAIT_LIVE)) {
                act = i;
            }
            if (steps.get(i).phase() == Phase.DEPLOY) {
                deploy = i;
            }
        }
        return act >= 0 ? act : deploy;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
