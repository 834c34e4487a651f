package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.Scribe;
import dev.rutter.language.runbook.Entry.Template;
import java.util.List;
import java.util.Map;

/// The deployment log: the document's own template filled in from the journal, or a plain one of
/// ours, which says so.
public final class DeploymentLog implements Scribe {
    static final String OURS =
            """
            Deployment log (the runbook has no template for one; this is Rutter's)

            Date: [date]
            Environment: [environment]
            Deployer: [name]
            Commit: [commit]
            Started / live / signed off: [times]
            Duration: [duration]
            Migrations applied: [list]
            Verification: [met / missed]
            Issues: [issues]
            Rolled back: [yes / no, why]
            Result: [result]
            Notes: [notes]
            """;

    @Override
    public List<Sheet> write(List<Recorded> events, End end, String because) {
        var state = RunState.of(events);
        var template =
                state.plan().templates().stream()
                        .filter(one -> one.kind() == Template.Kind.DEPLOYMENT_LOG)
                        .findFirst()
                        .map(Template::text)
                        .orElse(OURS);
        var form = new Form(Facts.of(state, end, because), Map.of(), state.began().by());
        var shortened =
                state.began().compression() == 1
                        ? ""
                        : "\nWindows and waits were shortened "
                                + state.began().compression()
                                + " times: this was a drill.\n";
        return List.of(
                new Sheet("deployment log", "deployment-log.md", form.fill(template) + shortened));
    }
}
