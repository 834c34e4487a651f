package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Procedures that stand beside each other and each release in the same way: `Standard deployment`
/// and `Deployment with schema changes`. One of them is taken.
final class Procedures {
    private static final Pattern NUMBERED =
            Pattern.compile("(?i)^(?:step|phase|part|stage)\\s*\\d.*|^\\d+[.):].*");
    private static final Pattern PUSH = Pattern.compile("^\\s*git\\s+push\\b(?!.*--tags)");

    private final Draft draft;
    private final Map<Integer, String> leftOut = new HashMap<>();

    Procedures(Draft draft) {
        this.draft = draft;
        var deploys =
                draft.runbook.chapters().stream()
                        .filter(chapter -> draft.planned(chapter) == Phase.DEPLOY)
                        .toList();
        var top = deploys.stream().mapToInt(Runbook.Chapter::depth).min().orElse(0);
        if (!decide(at(deploys, top))) {
            decide(at(deploys, top + 1));
        }
    }

    /// Why a chapter is left out, or empty where it is in.
    Optional<String> leftOut(Runbook.Chapter chapter) {
        return Optional.ofNullable(leftOut.get(chapter.line()));
    }

    private static List<Runbook.Chapter> at(List<Runbook.Chapter> chapters, int depth) {
        return chapters.stream()
                .filter(chapter -> chapter.depth() == depth)
                .filter(chapter -> !NUMBERED.matcher(chapter.title()).matches())
                .toList();
    }

    private boolean decide(List<Runbook.Chapter> candidates) {
        var rivals = new ArrayList<Runbook.Chapter>();
        var seen = new HashSet<String>();
        for (var candidate : candidates) {
            var releases = releases(draft.runbook.within(candidate));
            if (rivals.isEmpty()
                    ? !releases.isEmpty()
                    : releases.stream().anyMatch(seen::contains)) {
                rivals.add(candidate);
                seen.addAll(releases);
            }
        }
        if (rivals.size() < 2) {
            return false;
        }
        var chosen = NamedChapter.released(draft.environment.choose(), rivals);
        if (chosen.isEmpty()) {
            var titles = rivals.stream().map(it -> "\"" + it.title() + "\"").toList();
            draft.open(
                    Plan.Open.Kind.CHOICE,
                    "several procedures release and one has to be taken: "
                            + String.join(", ", titles),
                    rivals.getFirst().line(),
                    "choose: { \"Deployment\": " + Yaml.quoted(rivals.getFirst().title()) + " }");
        }
        var taken = chosen.orElse(rivals.getFirst());
        for (var rival : rivals) {
            if (!rival.equals(taken)) {
                draft.runbook
                        .within(rival)
                        .forEach(chapter ->
                                leftOut.put(
                                        chapter.line(),
                                        chosen.isPresent()
                                                ? "\"" + taken.title() + "\" is taken"
                                                : "the choice is open"));
            }
        }
        return true;
    }

    /// In which ways chapters release.
    static Set<String> releases(List<Runbook.Chapter> chapters) {
        var releases = new HashSet<String>();
        for (var chapter : chapters) {
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step) {
                    switch (step.action()) {
                        case Action.Shell shell -> {
                            if (PUSH.matcher(shell.script()).find()) {
                                releases.add(shell.script().strip());
                            }
                        }
                        case Action.Hosting hosting -> {
                            if (hosting.act() == Action.Hosting.Act.DEPLOY) {
                                releases.add(Lines.act(hosting));
                            }
                        }
                        case Action.Query _,
                                Action.Http _,
                                Action.Ask _,
                                Action.Announce _,
                                Action.Attended _,
                                Action.Wait _,
                                Action.Watch _ -> {}
                    }
                }
            }
        }
        return releases;
    }
}
