package dev.rutter.app.rehearse;

import dev.rutter.engine.journal.Journal.Recorded;
import dev.rutter.engine.journal.RunEvent;
import dev.rutter.engine.journal.RunEvent.HostingAnswered.About;
import dev.rutter.engine.run.RunState;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a run with a fault left for people: read from its events and from the document, line by
/// line.
final class Leftover {
    private static final int MOST_LINES = 8;

    private final Runbook runbook;
    private final RunState state;
    private final List<Recorded> events;

    Leftover(Runbook runbook, RunState state, List<Recorded> events) {
        this.runbook = runbook;
        this.state = state;
        this.events = events;
    }

    /// @param since when the fault was put in
    String told(Optional<Instant> since) {
        var all = new ArrayList<String>();
        end().ifPresent(all::add);
        for (var recorded : events) {
            if (since.filter(at -> !recorded.at().isBefore(at)).isPresent()) {
                of(recorded.event()).filter(each -> !all.contains(each)).ifPresent(all::add);
            }
        }
        autoDeploy().ifPresent(all::add);
        afterwards().ifPresent(all::add);
        return all.isEmpty()
                ? "nothing: the run went on by itself and ended "
                        + state.end().map(end -> end.end().words()).orElse("nowhere")
                : String.join("; ", all);
    }

    private Optional<String> end() {
        if (state.end().isEmpty()) {
            return Optional.of("bring the run to an end: it has none");
        }
        var ended = state.end().get();
        return switch (ended.end()) {
            case SIGNED_OFF, DONE_IN_PART -> Optional.empty();
            case ROLLED_BACK ->
                    Optional.of(
                            "mend release "
                                    + shortened(state.began().release())
                                    + ", which was taken back");
            case STOPPED_BEFORE_GO_LIVE ->
                    Optional.of(
                            "mend what stopped it, and deploy again: " + first(ended.because()));
            case ROLLBACK_UNPROVEN, STOPPED ->
                    Optional.of("bring the service back by hand: " + first(ended.because()));
        };
    }

    /// What an event asks of people; most ask nothing.
    private Optional<String> of(RunEvent event) {
        return switch (event) {
            case RunEvent.IncidentOpened(var incident, var severity, var title) ->
                    Optional.of(
                            "work on incident %s%s, \"%s\""
                                    .formatted(
                                            incident,
                                            severity.isEmpty() ? "" : " (" + severity + ")",
                                            first(title)));
            case RunEvent.IssueMatched(var _, var title, var line, var _) ->
                    Optional.of("follow the known problem \"" + title + "\" (line " + line + ")");
            case RunEvent.AnswerGiven given
                    when given.by().equals(RunState.NOBODY)
                            || given.note().equals("a rehearsal's default") ->
                    asked(given).map(text -> "answer \"" + first(text) + "\"");
            case RunEvent.RunPaused(var why) -> Optional.of("resume the run: " + first(why));
            case RunEvent.AnswerGiven _,
                    RunEvent.RunBegan _,
                    RunEvent.StepBegan _,
                    RunEvent.ProcessStarted _,
                    RunEvent.StepGave _,
                    RunEvent.HostingAnswered _,
                    RunEvent.HostingApproval _,
                    RunEvent.Judged _,
                    RunEvent.StepEnded _,
                    RunEvent.QuestionAsked _,
                    RunEvent.WindowBegan _,
                    RunEvent.WindowSampled _,
                    RunEvent.WentLive _,
                    RunEvent.Decided _,
                    RunEvent.RollbackBegan _,
                    RunEvent.RollbackEnded _,
                    RunEvent.FileWritten _,
                    RunEvent.PauseAsked _,
                    RunEvent.StepRetried _,
                    RunEvent.StepSkipped _,
                    RunEvent.DocumentEdited _,
                    RunEvent.RunReplanned _,
                    RunEvent.LockTaken _,
                    RunEvent.RunResumed _,
                    RunEvent.RunEnded _ ->
                    Optional.empty();
        };
    }

    private Optional<String> asked(RunEvent.AnswerGiven given) {
        return Optional.ofNullable(state.questions().get(given.question()))
                .flatMap(each -> each.asked())
                .map(RunEvent.QuestionAsked::text);
    }

    /// Releases by themselves that were switched off, and not on again.
    private Optional<String> autoDeploy() {
        var on = state.hosting(About.AUTO_DEPLOY_ON).isPresent();
        return on
                ? Optional.empty()
                : state.hosting(About.AUTO_DEPLOY_OFF)
                        .map(off -> "set " + off.deploy() + " at the hosting again");
    }

    /// The document's own lines for people in its chapters for ways back and incidents, which no
    /// run does.
    private Optional<String> afterwards() {
        var back = state.rollback().isPresent();
        if (!back && state.incident().isEmpty()) {
            return Optional.empty();
        }
        var lines =
                runbook.chapters().stream()
                        .filter(chapter ->
                                (back && chapter.phase() == Phase.ROLLBACK)
                                        || (state.incident().isPresent()
                                                && chapter.phase() == Phase.INCIDENT))
                        .flatMap(chapter -> chapter.entries().stream())
                        .filter(Step.class::isInstance)
                        .map(Step.class::cast)
                        .filter(step -> step.action() instanceof Action.Ask)
                        .map(step -> step.span().line())
                        .filter(line -> !done(line))
                        .distinct()
                        .sorted()
                        .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "what the document has for people there: "
                                + (lines.size() == 1 ? "line " : "lines ")
                                + lines.stream()
                                        .limit(MOST_LINES)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))
                                + (lines.size() > MOST_LINES
                                        ? " and %d more".formatted(lines.size() - MOST_LINES)
                                        : ""));
    }

    private boolean done(int line) {
        return state.steps().values().stream()
                .filter(each -> each.outcome().isPresent())
                .flatMap(each -> state.plan().step(each.step()).stream())
                .anyMatch(step -> step.line() == line);
    }

    private static String shortened(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }

    private static String first(String text) {
        var line = text.lines().findFirst().orElse("").strip();
        return line.length() > 160 ? line.substring(0, 159) + "…" : line;
    }
}
