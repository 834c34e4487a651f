package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the chapters of a document are for in their place.
final class Phases {
    /// Titles of documents that are one procedure from beginning to end: who plans a failover's
    /// runbook wants to fail over.
    private static final Pattern PROCEDURE =
            Pattern.compile(
                    "(?i)\\b(?:fail-?(?:over|back)|(?:switch|cut)-?over|disaster recovery|restor(?:e|ing)|rotat(?:e|ion|ing)|renew\\w*|patch(?:ing)?|drill|maintenance|resiz\\w+|migrat\\w+)\\b");

    private final Map<Integer, Phase> phases = new HashMap<>();

    /// Titles of documents whose every part would by their words be for an incident.
    private static final Pattern FAILS_OVER =
            Pattern.compile("(?i)\\b(?:fail-?(?:over|back)|switch-?over|disaster recovery)\\b");

    private static final Pattern NUMBERED =
            Pattern.compile("(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d+\\b.*");

    /// A heading that counts: `Step 3: …`, `3. …`, `3.2 …`; no length of time.
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?i)^\\W*(?:(?:step|phase|part|stage|schritt|(?:é|e)tape|paso|passo)\\s*#?\\d+\\b|\\d+(?:\\.\\d+)*[.):]\\s|\\d+(?:\\.\\d+)+\\s)");

    /// What is only for when it does not go as it should.
    private static final Pattern GOES_WRONG =
            Pattern.compile(
                    "(?i).*\\b(?:if|when|wrong|emergenc\\w*|incidents?|escalat\\w*|outage|crisis|severit\\w*|on-?call|troubleshoot\\w*|contacts?|abort\\w*)\\b.*");

    private final boolean deploys;
    private final boolean failsOver;

    /// What the whole document is, where it is a procedure of another kind.
    private final Optional<Phase> procedure;

    Phases(Runbook runbook) {
        var above = new ArrayList<Runbook.Chapter>();
        for (var chapter : runbook.chapters()) {
            above.removeIf(other -> other.depth() >= chapter.depth());
            var own = chapter.phase();
            for (var other : above) {
                var outer = phases.getOrDefault(other.line(), other.phase());
                var apart =
                        outer == Phase.ROLLBACK
                                || outer == Phase.INCIDENT
                                || outer == Phase.TROUBLE;
                var routine = outer == Phase.MAINTAIN && own != Phase.DEPLOY;
                own = (apart || routine) && Draft.runs(own) ? outer : own;
            }
            phases.put(chapter.line(), own);
            above.add(chapter);
        }
        parts(runbook.chapters()).forEach(this::inOrder);
        failsOver = FAILS_OVER.matcher(runbook.title()).find();
        deploys =
                runbook.chapters().stream()
                        .filter(chapter -> chapter.phase() == Phase.DEPLOY)
                        .anyMatch(Phases::acts);
        procedure =
                deploys || !PROCEDURE.matcher(runbook.title()).find()
                        ? Optional.empty()
                        : Stream.of(Phase.INCIDENT, Phase.MAINTAIN)
                                .filter(phase ->
                                        runbook.chapters().stream()
                                                .anyMatch(chapter ->
                                                        of(chapter) == phase && acts(chapter)))
                                .findFirst();
    }

    /// The numbered parts of each chapter, and of the document itself, in document order; a part is
    /// its chapter with all that stand below it.
    private Collection<List<List<Runbook.Chapter>>> parts(List<Runbook.Chapter> chapters) {
        var parts = new TreeMap<Integer, List<List<Runbook.Chapter>>>();
        var open = new ArrayDeque<Integer>();
        for (var i = 0; i <= chapters.size(); i++) {
            var depth = i < chapters.size() ? chapters.get(i).depth() : 0;
            while (!open.isEmpty() && chapters.get(open.peek()).depth() >= depth) {
                var part = open.pop();
                var whole = open.isEmpty() ? -1 : open.peek();
                if (COUNTED.matcher(chapters.get(part).title()).find()
                        || (whole >= 0 && of(chapters.get(whole)) == Phase.DEPLOY)) {
                    parts.computeIfAbsent(whole, _ -> new ArrayList<>())
                            .add(chapters.subList(part, i));
                }
            }
            open.push(i);
        }
        return parts.values();
    }

    /// A part that prepares or verifies between two parts that deploy is done between them: the
    /// later one may need what it finds out. A part with a window begins a stage ([Stages]).
    private void inOrder(List<List<Runbook.Chapter>> parts) {
        var deploying =
                IntStream.range(0, parts.size()).filter(i -> deploys(parts.get(i))).toArray();
        if (deploying.length < 2) {
            return;
        }
        for (var i = deploying[0] + 1; i < deploying[deploying.length - 1]; i++) {
            var part = parts.get(i);
            if (part.stream().noneMatch(Phases::windows)) {
                part.stream()
                        .filter(chapter -> Draft.runs(of(chapter)))
                        .forEach(chapter -> phases.put(chapter.line(), Phase.DEPLOY));
            }
        }
    }

    private boolean deploys(List<Runbook.Chapter> part) {
        return part.stream().anyMatch(chapter -> of(chapter) == Phase.DEPLOY && acts(chapter));
    }

    private static boolean windows(Runbook.Chapter chapter) {
        return chapter.entries().stream()
                .anyMatch(entry ->
                        entry instanceof Entry.Window window
                                && window.kind() == Entry.Window.Kind.WATCH);
    }

    /// A numbered part of a failover's own sequence, though one of the others alone would be called
    /// a deployment.
    private boolean counted(Runbook.Chapter chapter, Phase phase) {
        return failsOver
                && phase == Phase.INCIDENT
                && NUMBERED.matcher(chapter.title()).matches()
                && !GOES_WRONG.matcher(chapter.title()).matches();
    }

    private static boolean acts(Runbook.Chapter chapter) {
        return chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    /// What verifies or deploys below a heading about going back, about incidents or about trouble
    /// belongs there.
    Phase of(Runbook.Chapter chapter) {
        return phases.getOrDefault(chapter.line(), chapter.phase());
    }

    /// The same, where a document that names no deployment at all is one itself, or a procedure of
    /// another kind.
    Phase planned(Runbook.Chapter chapter) {
        var phase = of(chapter);
        var whole =
                phase == Phase.NONE
                        || phase == Phase.OVERVIEW
                        || procedure.filter(it -> it == phase).isPresent();
        return (!deploys && whole) || counted(chapter, phase) ? Phase.DEPLOY : phase;
    }
}
