package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What proves a release that serves again: a way back has to be proven by something.
public final class Proofs {
    /// How the ids of what verifies a way back begin.
    static final String VERIFIES = "rollback-verify";

    /// A place where a release is tried out before production.
    private static final Pattern TRIED_OUT =
            Pattern.compile(
                    "(?i)\\b(?:stag(?:e|ing)|dev|development|test|testing|qa|uat|canar(?:y|ies)|previews?|sandbox|pre-?prod(?:uction)?|integration)\\b");

    /// Looks, and words with people and records: they change nothing that serves.
    private static final Pattern TELLS =
            Pattern.compile(
                    "(?i)^\\W*(?:verify|check|confirm|ensure|make sure|monitor|watch|wait|look|see|test|validate|observe"
                            + "|notify|tell|announce|inform|record|write|post|communicate)\\b"
                            + "|\\b(?:status ?pages?|tickets?|incidents?|issues?|channels?|teams?|slack|stakeholders?|customers?|users?"
                            + "|logs?|documents?|documentation|runbooks?|reports?|post-?mortems?|calendar|on-?call|hooks|webhooks?"
                            + "|pagerduty|statuspage|discord|telegram)\\b");

    /// Programs that look or tell, by their names.
    private static final Pattern LOOKS =
            Pattern.compile(
                    "(?i)(?:(?:ba)?sh\\s+|(?:npm|pnpm|yarn|make|just|task)\\s+(?:run\\s+)?)?[^\\s;|&]*"
                            + "(?:notify|announce|slack|smoke|verif|check|test|health|status)[^\\s;|&]*(?:\\s[^;|&]*)?");

    private Proofs() {}

    /// What of a way back proves it: what looks how things are once all is changed that is. A look
    /// before that ("1. Verify the backup") says nothing of what came of it.
    public static List<PlannedStep> of(List<PlannedStep> back) {
        var out = new ArrayList<PlannedStep>();
        for (var step : back) {
            if (proves(step)) {
                out.add(step);
            } else if (changes(step)) {
                out.clear();
            }
        }
        return out;
    }

    /// Whether a step of a way back may change what serves, rather than look or tell.
    static boolean changes(PlannedStep step) {
        return ServingChange.by(step.action())
                && !Messages.only(step)
                && switch (step.action()) {
                    case Action.Ask(var text) -> !TELLS.matcher(text).find();
                    case Action.Http http -> !TELLS.matcher(http.url()).find();
                    case Action.Shell(var script) -> !LOOKS.matcher(script.strip()).matches();
                    case Action.Query _,
                            Action.Hosting _,
                            Action.Attended _,
                            Action.Announce _,
                            Action.Wait _,
                            Action.Watch _ ->
                            true;
                };
    }

    /// What a machine verifies between two parts of a deployment and what proves a way back too: a
    /// release that is taken back in production may be left where it was tried out.
    static List<PlannedStep> between(List<PlannedStep> deploy, Draft draft) {
        var lines =
                lines(
                        draft,
                        chapter ->
                                draft.phase(chapter) == Phase.DEPLOY
                                        && draft.verifies(chapter)
                                        && Stream.concat(
                                                        Stream.of(chapter.title()),
                                                        chapter.path().stream())
                                                .noneMatch(it -> TRIED_OUT.matcher(it).find()));
        return deploy.stream()
                .filter(step -> lines.contains(step.line()) && WayBack.automatic(step))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// Whether a step of the way back says how the software is, rather than changing it. Among the
    /// document's own steps back that is what only looks and has more to say than that it ended:
    /// that a command went back is no proof that it is back.
    public static boolean proves(PlannedStep step) {
        var looks = step.ifInterrupted() == Plan.IfInterrupted.REPEAT;
        var verifies = step.id().startsWith(VERIFIES);
        return switch (step.action()) {
            case Action.Watch _ -> true;
            case Action.Http _, Action.Query _ -> verifies || looks;
            case Action.Shell _ ->
                    verifies
                            || (looks
                                    && step.expectations().stream()
                                            .anyMatch(Proofs::beyondTheExitStatus));
            case Action.Hosting(var act, _, _) -> act == Action.Hosting.Act.LOGS_WITHOUT_ERRORS;
            case Action.Ask _, Action.Announce _, Action.Attended _, Action.Wait _ -> false;
        };
    }

    private static boolean beyondTheExitStatus(Expectation expectation) {
        return !(expectation instanceof Expectation.ExitStatus);
    }

    /// What a document has for that whose whole verification stands in windows or right behind the
    /// deployment: requests and queries of the deployment behind going live, and what the chapters
    /// of verify have a machine do.
    static List<PlannedStep> in(List<PlannedStep> forward, Draft draft) {
        var verifies = lines(draft, draft::verifies);
        return forward.stream()
                .dropWhile(step -> !awaitsLive(step))
                .filter(step -> step.when().isEmpty() && WayBack.automatic(step))
                .filter(step -> proves(step, verifies.contains(step.line())))
                .toList();
    }

    /// The lines of the steps in some chapters.
    private static Set<Integer> lines(Draft draft, Predicate<Runbook.Chapter> which) {
        return draft.runbook.chapters().stream()
                .filter(which)
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Entry::span)
                .map(span -> span.line())
                .collect(Collectors.toSet());
    }

    private static boolean proves(PlannedStep step, boolean verifies) {
        return switch (step.action()) {
            case Action.Http _, Action.Query _ -> verifies || step.phase() == Phase.DEPLOY;
            case Action.Shell _ -> verifies;
            case Action.Hosting _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    private static boolean awaitsLive(PlannedStep step) {
        return step.action() instanceof Action.Hosting hosting
                && hosting.act() == Action.Hosting.Act.AWAIT_LIVE;
    }
}
