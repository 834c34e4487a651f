package dev.rutter.engine.ledger;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.Scribe;
import dev.rutter.language.runbook.Entry.Template;
import java.time.ZoneId;
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

    private final ZoneId zone;

    /// With times as this machine's clock shows them.
    public DeploymentLog() {
        this(ZoneId.systemDefault());
    }

    /// With times of this zone.
    public DeploymentLog(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<Sheet> write(List<Recorded> events, End end, String because) {
        var state = RunState.of(events);
        var template =
                state.plan().templates().stream()
                        .filter(one -> one.kind() == Template.Kind.DEPLOYMENT_LOG)
                        .findFirst()
                        .map(Template::text)
                        .orElse(OURS);
        var filled =
                new Form(Facts.of(state, events, end, because, zone), Map.of(), state.began().by())
                        .fill(template);
        return List.of(
                new Sheet(
                        "deployment log",
                        "deployment-log.md",
                        filled + unsaid(state, filled) + Words.drill(state)));
    }

    /// A template without a line for them must not hide what was let pass.
    private static String unsaid(RunState state, String filled) {
        var issues = Issues.of(state).stream().filter(issue -> !filled.contains(issue)).toList();
        return issues.isEmpty()
                ? ""
                : "\nIssues (beside what the template asks for):\n- "
                        + String.join("\n- ", issues)
                        + "\n";
    }
}
