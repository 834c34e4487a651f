package dev.rutter.engine.step;

import dev.rutter.engine.journal.Outcome;
import dev.rutter.engine.step.MigrationState.Broken;
import dev.rutter.engine.step.MigrationState.Sound;
import dev.rutter.engine.step.MigrationState.Unread;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.Optional;

/// Holds what a command that applies migrations says of itself against the history table: it may
/// end well and leave one half done (`|| true`), or fail and leave the database as it was.
final class MigrationHand {
    private final Tools tools;

    MigrationHand(Tools tools) {
        this.tools = tools;
    }

    /// The same, with what the database records; unchanged where the step applies no migrations or
    /// the environment names no database.
    Performed after(PlannedStep step, Performed performed) {
        if (!(performed instanceof Performed.Over(var outcome, var verdicts, var output))
                || !(step.action() instanceof Action.Shell(var script))
                || !MigrationState.appliedBy(script)) {
            return performed;
        }
        var state = tools.migrations();
        if (state.isEmpty()) {
            return performed;
        }
        return switch (state.get()) {
            case Sound(var says) ->
                    outcome.good()
                            ? performed
                            : new Performed.Over(
                                    outcome,
                                    verdicts,
                                    Evidence.bounded(
                                            output
                                                    + "\nthe database records no failed migration"
                                                    + (says.isEmpty() ? "" : " (" + says + ")")));
            case Broken(var says, var shows) ->
                    new Performed.Over(
                            new Outcome.Failed(outcome.line() + "; in the database " + says),
                            verdicts,
                            Evidence.bounded(output + "\n" + shows));
            case Unread(var why) ->
                    outcome.good()
                            ? new Performed.ToBeJudged(
                                    "Were the migrations applied? Their state cannot be read",
                                    verdicts,
                                    why + "\n" + Evidence.bounded(output))
                            : new Performed.Over(
                                    outcome,
                                    verdicts,
                                    Evidence.bounded(
                                            output
                                                    + "\nthe state of the database cannot be read: "
                                                    + why));
        };
    }

    /// Why nothing may be released now; empty where nothing speaks against it. A database that
    /// cannot be reached from here says nothing.
    Optional<Performed> forbids() {
        return broken().map(broken ->
                new Performed.Over(
                        new Outcome.Failed(
                                "nothing is released on a broken database: "
                                        + broken.says()
                                        + "; mend it, see rutter db status"),
                        List.of(),
                        Evidence.bounded(broken.shows())));
    }

    Optional<Broken> broken() {
        return tools.migrations()
                .flatMap(state ->
                        switch (state) {
                            case Broken broken -> Optional.of(broken);
                            case Sound _, Unread _ -> Optional.empty();
                        });
    }
}
