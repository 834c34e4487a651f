package dev.rutter.engine.incident;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent.Decided.Way;
import dev.rutter.engine.journal.RunEvent.End;
import dev.rutter.engine.ledger.Facts;
import dev.rutter.engine.ledger.Form;
import dev.rutter.engine.ledger.Words;
import dev.rutter.engine.run.RunState;
import dev.rutter.engine.run.Scribe;
import dev.rutter.language.expect.Verdict;
import dev.rutter.language.runbook.Entry.Template;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The post-mortem of a run that opened an incident: the document's own template filled in from the
/// journal, or a plain one of ours, which says so. What only people know is left marked.
public final class PostMortem implements Scribe {
    static final String OURS =
            """
            # Post-mortem: [title]

            (The runbook has no template for post-mortems; this is Rutter's.)

            Incident: [incident]
            Date: [date]
            Duration: [duration]
            Severity: [severity]
            Release: [commit]
            Written by: [name]

            ## What happened
            [summary]

            ## Impact
            [impact]

            ## Timeline
            [timeline]

            ## Why it happened
            [root cause]

            ## What we change
            - [ ] [action], [owner], [date]
            """;

    private final ZoneId zone;

    /// With times as this machine's clock shows them.
    public PostMortem() {
        this(ZoneId.systemDefault());
    }

    /// With times of this zone.
    public PostMortem(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<Sheet> write(List<Recorded> events, End end, String because) {
        var state = RunState.of(events);
        if (state.incident().isEmpty()) {
            return List.of();
        }
        var template =
                state.plan().templates().stream()
                        .filter(one -> one.kind() == Template.Kind.POST_MORTEM)
                        .findFirst()
                        .map(Template::text)
                        .orElse(OURS);
        var by = state.began().by();
        var facts = new HashMap<>(Facts.of(state, events, end, because, zone));
        var drafted =
                "drafted from the journal of run " + state.run() + "; to be completed by " + by;
        // An incident lasts while the release serves: nobody was hit by what came before.
        var lasted = facts.getOrDefault("served", "none: the new release had not gone live");
        for (var name : List.of("duration", "total duration", "incident duration")) {
            facts.put(name, lasted);
        }
        facts.put("written by", drafted);
        facts.put("author", drafted);
        facts.remove("name");
        facts.remove("notes");
        facts.remove("note");
        cause(state)
                .ifPresent(cause ->
                        facts.computeIfPresent(
                                "severity",
                                (_, severity) ->
                                        severity + ", because " + Severities.reason(state, cause)));
        var sections = Map.of("timeline", Timeline.of(events, zone));
        return List.of(
                new Sheet(
                        "post-mortem",
                        "post-mortem.md",
                        new Form(facts, sections, by).fill(template) + Words.drill(state)));
    }

    /// The verdict that opened the incident: of going back, else of stopping.
    private static Optional<Verdict> cause(RunState state) {
        return state.decision(Way.ROLL_BACK)
                .or(() -> state.decision(Way.STOP))
                .map(decision -> decision.decided().verdict());
    }
}
