package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the chapters of a document are for in their place.
final class Phases {
    /// Titles of documents that are one procedure from beginning to end: who plans a failover's
    /// runbook wants to fail over.
    private static final Pattern PROCEDURE =
            Pattern.compile(
                    "(?i)\\b(?:fail-?(?:over|back)|(?:switch|cut)-?over|disaster"
                            + " recovery|restor(?:e|ing)|rotat(?:e|ion|ing)|renew\\w*|patch(?:ing)?|drill|maintenance|resiz\\w+|migrat\\w+)\\b");

    private final Map<Integer, Phase> phases = new HashMap<>();

    /// Titles of documents whose every part would by their words be for an incident.
    private static final Pattern FAILS_OVER =
            Pattern.compile("(?i)\\b(?:fail-?(?:over|back)|switch-?over|disaster recovery|DR)\\b");

    /// There what is for an incident is not the deed.
    private static final Pattern ROTATES =
            Pattern.compile("(?i)\\b(?:rotat(?:e|ion|ing)|renew\\w*)\\b");

    /// The way back from a failover is a day of its own: nobody fails over to fail back at once.
    private static final Pattern FAILS_BACK =
            Pattern.compile(
                    "(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d*\\W*(?:how to )?(?:fail(?:ing)?[- ]?back|switch(?:ing)? back after|return(?:ing)? to (?:the )?primary)\\b");

    private static final Pattern NAMES_FAILBACK = Pattern.compile("(?i)\\bfail-?back\\b");

    private static final Pattern RECOVERED =
            Pattern.compile(
                    "(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d*\\W*(?:verif|validat)\\w*\\s+(?:the )?(?:recovery|failover)\\b");

    private static final Pattern NUMBERED =
            Pattern.compile("(?i)^\\W*(?:(?:step|phase|part|stage)\\s*)?\\d+\\b.*");

    private static final Pattern VERIFIES =
            Pattern.compile("(?i)\\b(?:verif|validat|post-?roll|after (?:the |a )?roll)");
    private static final Pattern GONE_BACK =
            Pattern.compile("(?i)\\b(?:roll(?:ed|ing)?[- ]?back|revert(?:ed|ing)?|going back)\\b");

    /// What a way back is taken with.
    private static final Pattern TAKEN_WITH =
            Pattern.compile(
                    "(?i)\\b(?:back-?ups?|snapshots?|dumps?|archives?|restore points?|previous|targets?|images?|artifacts?|prerequisites?|before)\\b");

    private static final Pattern GETS_READY =
            Pattern.compile(
                    "(?i)\\b(?:plans?|read(?:y|iness)|possible|capabilit\\w+|options?|criteria|triggers?|decisions?|before|or)\\b");

    /// What is only for when it does not go as it should.
    private static final Pattern GOES_WRONG =
            Pattern.compile(
                    "(?i).*\\b(?:if|when|wrong|emergenc\\w*|incidents?|escalat\\w*|outage|crisis|severit\\w*|on-?call|troubleshoot\\w*|contacts?|abort\\w*)\\b.*");

    /// The chapters that verify one part of a deployment before the next.
    private final Set<Integer> verifiesBetween = new HashSet<>();

    /// The chapters of several playbooks.
    private final Set<Integer> playbooks = new HashSet<>();

    /// The chapters of a procedure that are for when it goes wrong, with all below them.
    private final Set<Integer> aside = new HashSet<>();

    private final boolean deploys;
    private final boolean failsOver;

    /// What the whole document is, where it is a procedure of another kind.
    private final Optional<Phase> procedure;

    Phases(Runbook runbook) {
        failsOver = FAILS_OVER.matcher(runbook.title()).find();
        var above = new ArrayList<Runbook.Chapter>();
        for (var chapter : runbook.chapters()) {
            above.removeIf(other -> other.depth() >= chapter.depth());
            var own = own(runbook, chapter);
            for (var other : above) {
                var outer = phases.getOrDefault(other.line(), other.phase());
                var apart =
                        outer == Phase.ROLLBACK
                                || outer == Phase.INCIDENT
                                || outer == Phase.TROUBLE;
                var routine = outer == Phase.MAINTAIN && own != Phase.DEPLOY;
                own = (apart || routine) && own.forward() ? outer : own;
            }
            phases.put(chapter.line(), own);
            above.add(chapter);
        }
        for (var line : InShort.lines(runbook.chapters())) {
            phases.put(line, Phase.REFERENCE);
        }
        for (var line : InPlace.steps(runbook.chapters(), this::of)) {
            phases.put(line, Phase.DEPLOY);
        }
        var begun =
                runbook.chapters().stream()
                        .filter(chapter -> of(chapter) == Phase.DEPLOY && acts(chapter))
                        .mapToInt(Runbook.Chapter::line)
                        .findFirst()
                        .orElse(Integer.MAX_VALUE);
        for (var line : InPlace.first(runbook.chapters(), this::of)) {
            phases.put(line, line < begun ? Phase.PREPARE : Phase.DEPLOY);
        }
        inPlace(runbook, this::of);
        playbooks(runbook);
        // What is for another day than the usual one is not what the document is about.
        var unusual =
                runbook.all(Entry.Choice.class)
                        .filter(choice -> choice.weight() == Entry.Choice.Weight.DISCOURAGED)
                        .map(Entry.Choice::key)
                        .collect(Collectors.toSet());
        deploys =
                runbook.chapters().stream()
                        .filter(chapter -> chapter.phase() == Phase.DEPLOY)
                        .flatMap(chapter -> chapter.entries().stream())
                        .anyMatch(entry ->
                                entry instanceof Step step
                                        && step.option().filter(unusual::contains).isEmpty());
        procedure =
                deploys || !PROCEDURE.matcher(runbook.title()).find()
                        ? Optional.empty()
                        : (ROTATES.matcher(runbook.title()).find()
                                        ? Stream.of(Phase.MAINTAIN, Phase.INCIDENT)
                                        : Stream.of(Phase.INCIDENT, Phase.MAINTAIN))
                                .filter(phase ->
                                        runbook.chapters().stream()
                                                .filter(chapter ->
                                                        !playbooks.contains(chapter.line()))
                                                .anyMatch(chapter ->
                                                        of(chapter) == phase && acts(chapter)))
                                .findFirst();
        if (procedure.filter(phase -> phase == Phase.INCIDENT).isPresent()) {
            goesWrong(runbook);
        }
        if (!deploys) {
            inPlace(runbook, this::planned);
        }
    }

    /// Finds what is only for a bad turn of a procedure that has other parts: `4. If nobody
    /// answers`.
    private void goesWrong(Runbook runbook) {
        var depth = Integer.MAX_VALUE;
        var others = false;
        for (var chapter : runbook.chapters()) {
            var incident = of(chapter) == Phase.INCIDENT;
            if (chapter.depth() <= depth) {
                var wrong =
                        incident
                                && !chapter.title().equals(runbook.title())
                                && GOES_WRONG.matcher(chapter.title()).matches();
                depth = wrong ? chapter.depth() : Integer.MAX_VALUE;
            }
            if (depth < Integer.MAX_VALUE) {
                aside.add(chapter.line());
            } else {
                others |= incident && acts(chapter);
            }
        }
        if (!others) {
            aside.clear();
        }
    }

    private void inPlace(Runbook runbook, Function<Runbook.Chapter, Phase> phase) {
        for (var line : InPlace.lines(runbook.chapters(), phase)) {
            if (phases.put(line, Phase.DEPLOY) == Phase.VERIFY) {
                verifiesBetween.add(line);
            }
        }
    }

    private Phase own(Runbook runbook, Runbook.Chapter chapter) {
        var title = chapter.title();
        if (failsOver && RECOVERED.matcher(title).find()) {
            return Phase.VERIFY;
        }
        if (FAILS_BACK.matcher(title).find() && !NAMES_FAILBACK.matcher(runbook.title()).find()) {
            return Phase.MAINTAIN;
        }
        if (chapter.phase() == Phase.NONE && SetUp.only(chapter)) {
            return Phase.PREPARE;
        }
        return chapter.phase() == Phase.VERIFY && verifiesTheWayBack(title)
                ? Phase.ROLLBACK
                : chapter.phase();
    }

    /// Whether what a title names is true of the old release, and so must not be held against the
    /// new one.
    static boolean verifiesTheWayBack(String title) {
        return VERIFIES.matcher(title).find()
                && GONE_BACK.matcher(title).find()
                && !GETS_READY.matcher(title).find();
    }

    /// Whether a title names what a way back is taken with, and not what came of it.
    static boolean verifiesWhatIsTaken(String title) {
        return TAKEN_WITH.matcher(title).find();
    }

    /// A numbered part of a failover's own sequence, though one of the others alone would be called
    /// a deployment.
    private boolean counted(Runbook.Chapter chapter, Phase phase) {
        return failsOver
                && phase == Phase.INCIDENT
                && NUMBERED.matcher(chapter.title()).matches()
                && !GOES_WRONG.matcher(chapter.title()).matches();
    }

    /// Finds the chapters of playbooks, each for another thing that may have happened: such are no
    /// procedure from beginning to end.
    private void playbooks(Runbook runbook) {
        var titles = 0;
        var depth = Integer.MAX_VALUE;
        for (var chapter : runbook.chapters()) {
            if (chapter.depth() <= depth) {
                var issue = chapter.entries().stream().anyMatch(Entry.KnownIssue.class::isInstance);
                depth = issue ? chapter.depth() : Integer.MAX_VALUE;
                titles += issue ? 1 : 0;
            }
            if (depth < Integer.MAX_VALUE) {
                playbooks.add(chapter.line());
            }
        }
        if (titles < 2) {
            playbooks.clear();
        }
    }

    private static boolean acts(Runbook.Chapter chapter) {
        return chapter.entries().stream().anyMatch(Step.class::isInstance);
    }

    /// What verifies or deploys below a heading about going back, about incidents or about trouble
    /// belongs there; what prepares or verifies between two parts of a deployment is part of it.
    Phase of(Runbook.Chapter chapter) {
        return phases.getOrDefault(chapter.line(), chapter.phase());
    }

    /// Whether a chapter verifies, be it one part of a deployment before the next.
    boolean verifies(Runbook.Chapter chapter) {
        return of(chapter) == Phase.VERIFY || verifiesBetween.contains(chapter.line());
    }

    /// The same, where a document that names no deployment at all is one itself, or a procedure of
    /// another kind.
    Phase planned(Runbook.Chapter chapter) {
        var phase = of(chapter);
        var whole =
                phase == Phase.NONE
                        || phase == Phase.OVERVIEW
                        || (procedure.filter(it -> it == phase).isPresent()
                                && !aside.contains(chapter.line()));
        return !playbooks.contains(chapter.line())
                        && ((!deploys && whole) || counted(chapter, phase))
                ? Phase.DEPLOY
                : phase;
    }

    /// Whether the document is a procedure for a bad day.
    boolean recovers() {
        return failsOver || procedure.filter(phase -> phase == Phase.INCIDENT).isPresent();
    }

    /// Whether a chapter's questions are the last of all.
    static boolean signsOff(Runbook.Chapter chapter) {
        return chapter.title()
                .toLowerCase(Locale.ROOT)
                .matches(".*(?:sign[- ]?off|success criteria|completion|complete\\b).*");
    }
}
