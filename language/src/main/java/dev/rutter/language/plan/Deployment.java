package dev.rutter.language.plan;

import dev.rutter.language.environment.Environment;
import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Which lines release the software, so that it is released once and that going live is awaited.
final class Deployment {
    private static final Pattern PUSH = Pattern.compile("(?:^|&&|;)\\s*git\\s+push\\b(?!.*--tags)");
    private static final Pattern BY_COMMAND =
            Pattern.compile(
                    "\\brender\\s+deploys\\s+create\\b|\\bvercel\\b.*--prod\\b|\\bvercel\\s+deploy\\b"
                            + "|\\bkamal\\s+(?:deploy|redeploy)\\b|\\bfly\\s+deploy\\b|\\bcap\\s+\\w+\\s+deploy\\b"
                            + "|\\bkubectl\\s+(?:apply|set\\s+image|rollout\\s+restart)\\b"
                            + "|\\bhelm\\s+upgrade\\b|\\bgit\\s+push\\s+heroku\\b|\\b(?:eb|sam|serverless|sls"
                            + "|netlify|wrangler|firebase|convex|gcloud\\s+run)\\s+deploy\\b"
                            + "|\\bterraform\\s+apply\\b|\\bansible-playbook\\b"
                            + "|\\bdocker[ -]compose\\b.*\\bup\\b|\\bdocker\\s+stack\\s+deploy\\b");
    private static final Pattern AUTOMATIC =
            Pattern.compile(
                    "(?i)auto[- ]?deploy|deploys? (?:\\w+ )?automatically|automatically deploy"
                            + "|push(?:es|ing)?\\b[^.]*\\b(?:triggers?|deploys?)\\b");
    private static final Pattern OFF = Pattern.compile("(?i)disabled|\\boff\\b|false|\\bnot?\\b|❌");

    private final Draft draft;
    private final boolean pushReleases;

    Deployment(Draft draft) {
        this.draft = draft;
        pushReleases = draft.environment.hosting().isPresent() && automatic(draft);
    }

    /// Whether the document says that a push releases by itself.
    private static boolean automatic(Draft draft) {
        return automaticLine(draft.runbook).isPresent() && !switchedOff(draft.runbook);
    }

    /// The first line that speaks of a push that releases by itself.
    static OptionalInt automaticLine(Runbook runbook) {
        for (var line = 1; line <= runbook.lines().size(); line++) {
            if (AUTOMATIC.matcher(runbook.line(line)).find()) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    /// Whether a line says that this is switched off.
    static boolean switchedOff(Runbook runbook) {
        return runbook.lines().stream()
                .anyMatch(line -> AUTOMATIC.matcher(line).find() && OFF.matcher(line).find());
    }

    /// Whether an action pushes commits.
    static boolean pushes(Action action) {
        return action instanceof Action.Shell shell && PUSH.matcher(shell.script()).find();
    }

    /// The deploy phase with one release of the hosting, followed by its going live, and with every
    /// step up to there a gate.
    List<PlannedStep> complete(List<PlannedStep> steps) {
        var once = once(steps);
        if (once.isEmpty() && openChoiceDeploys()) {
            return once;
        }
        if (once.isEmpty()) {
            var elsewhere = elsewhere();
            draft.open(
                    Plan.Open.Kind.HOSTING,
                    elsewhere
                            .map(step ->
                                    "no chapter of this document deploys anything, though \""
                                            + Lines.text(step.action())
                                                    .strip()
                                                    .lines()
                                                    .findFirst()
                                                    .orElse("")
                                            + "\" stands in one that prepares, verifies or watches")
                            .orElse("no line of this document deploys anything"),
                    elsewhere.map(step -> step.span().line()).orElse(1),
                    "a line that does, such as: Click \"Manual Deploy\" → \"Deploy latest commit\"");
            return once;
        }
        var hosting = draft.environment.hosting();
        if (hosting.isPresent() && once.stream().noneMatch(Deployment::awaits)) {
            once.add(lastRelease(once) + 1, await(hosting.get(), once));
        }
        var live = goesLive(once);
        var gated = new ArrayList<PlannedStep>();
        for (var i = 0; i < once.size(); i++) {
            gated.add(once.get(i).withGate(i <= live));
        }
        return gated;
    }

    /// A command known to deploy that is planned as something else.
    private Optional<Step> elsewhere() {
        return draft.runbook.chapters().stream()
                .filter(chapter -> draft.planned(chapter).forward())
                .flatMap(chapter -> chapter.entries().stream())
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .filter(step ->
                        step.action() instanceof Action.Shell(var script)
                                && BY_COMMAND.matcher(script).find())
                .findFirst();
    }

    /// Whether what deploys is only not chosen yet: an environment, or one of several ways.
    private boolean openChoiceDeploys() {
        var deploys =
                draft.runbook.chapters().stream()
                        .filter(chapter -> draft.planned(chapter) == Phase.DEPLOY)
                        .toList();
        var changes =
                deploys.stream()
                        .flatMap(chapter -> chapter.entries().stream())
                        .anyMatch(entry ->
                                entry instanceof Step step && ServingChange.by(step.action()));
        // What is for other environments is no step of the document any more.
        return draft.open().stream()
                .filter(open -> open.kind() == Plan.Open.Kind.CHOICE)
                .anyMatch(open ->
                        deploys.stream()
                                .filter(chapter ->
                                        chapter.line() <= open.line()
                                                && open.line() <= chapter.lastLine())
                                .anyMatch(chapter -> changes || without(chapter)));
    }

    private static boolean without(Runbook.Chapter chapter) {
        return chapter.entries().stream().noneMatch(Step.class::isInstance);
    }

    private List<PlannedStep> once(List<PlannedStep> steps) {
        var kept = new ArrayList<PlannedStep>();
        var pushes = new HashSet<String>();
        Optional<PlannedStep> released = Optional.empty();
        var awaited = false;
        for (var step : steps) {
            var releases = acts(step, Action.Hosting.Act.DEPLOY);
            var push = pushes(step.action());
            if (releases && released.isPresent()) {
                draft.unread(
                        step.line(),
                        step.title(),
                        "line " + released.get().line() + " already releases");
                continue;
            }
            if (push && !pushes.add(Lines.text(step.action()).strip())) {
                draft.unread(step.line(), Lines.text(step.action()), "already pushed above");
                continue;
            }
            if (acts(step, Action.Hosting.Act.AWAIT_LIVE)) {
                if (awaited) {
                    draft.unread(step.line(), step.title(), "going live is awaited above");
                    continue;
                }
                awaited = true;
            }
            if (releases || (push && pushReleases)) {
                released = released.isPresent() ? released : Optional.of(step);
            }
            kept.add(step);
        }
        return kept;
    }

    private int lastRelease(List<PlannedStep> steps) {
        for (var i = steps.size() - 1; i >= 0; i--) {
            if (releases(steps.get(i))) {
                return i;
            }
        }
        return steps.size() - 1;
    }

    /// The last step whose failure leaves the old release serving. A hosting brings a release live
    /// as a whole or not at all; commands may have done half of it when they fail.
    private int goesLive(List<PlannedStep> steps) {
        for (var i = steps.size() - 1; i >= 0; i--) {
            if (awaits(steps.get(i))) {
                return i;
            }
        }
        for (var i = 0; i < steps.size(); i++) {
            if (releases(steps.get(i)) || ServingChange.by(steps.get(i).action())) {
                return i - 1;
            }
        }
        return steps.size() - 1;
    }

    private boolean releases(PlannedStep step) {
        return switch (step.action()) {
            case Action.Hosting hosting -> hosting.act() == Action.Hosting.Act.DEPLOY;
            case Action.Shell shell ->
                    BY_COMMAND.matcher(shell.script()).find()
                            || (pushReleases && PUSH.matcher(shell.script()).find());
            case Action.Query _,
                    Action.Http _,
                    Action.Ask _,
                    Action.Announce _,
                    Action.Attended _,
                    Action.Wait _,
                    Action.Watch _ ->
                    false;
        };
    }

    private static boolean awaits(PlannedStep step) {
        return acts(step, Action.Hosting.Act.AWAIT_LIVE);
    }

    private static boolean acts(PlannedStep step, Action.Hosting.Act act) {
        return step.action() instanceof Action.Hosting hosting && hosting.act() == act;
    }

    private PlannedStep await(Environment.Hosting hosting, List<PlannedStep> steps) {
        var released = steps.stream().filter(this::releases).reduce((_, last) -> last);
        var why =
                released.map(step -> "what line " + step.line() + " releases has to go live first")
                        .orElse("no line says what releases; the newest release has to be live");
        return new PlannedStep(
                "",
                Phase.DEPLOY,
                "Wait until the release is live",
                new Action.Hosting(Action.Hosting.Act.AWAIT_LIVE, hosting.service(), ""),
                List.of(),
                Optional.empty(),
                Step.Danger.NONE,
                Plan.IfInterrupted.ADOPT,
                List.of(),
                true,
                draft.environment.stepLimit(),
                why,
                released.map(PlannedStep::line).orElse(0));
    }
}
