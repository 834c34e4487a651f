package dev.rutter.language.plan;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.runbook.Step;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The last look over a document: each line that asks for something and that has come up nowhere,
/// neither in the plan nor among what is no part of it, is told with its reason. Whatever loses a
/// line before, it is not lost without a word.
final class Untold {
    /// What a line asks for by itself, whatever step it belongs to.
    private static final Set<Role> ASKS =
            Set.of(Role.COMMAND, Role.QUERY, Role.MANUAL, Role.EXPECT, Role.LIMIT, Role.TRIGGER);

    /// What only opens the lines below it, which are looked at themselves.
    private static final Pattern OPENS = Pattern.compile(":[\\s*_`]*$");

    private static final String UNMEASURED = "nothing measures it";
    private static final String NO_STEP = "no step came of it";
    private static final String UNHELD = "no step is held against it";
    private static final String UNDECIDED = "nothing is decided by it";
    private static final String UNWATCHED = "nothing waits or watches so long";
    private static final Set<String> WHYS =
            Set.of(
                    UNMEASURED,
                    NO_STEP,
                    UNHELD,
                    UNDECIDED,
                    UNWATCHED,
                    LineReading.NOT_DONE,
                    LineReading.DONE,
                    LineReading.CARD);

    private final Draft draft;
    private final BitSet told = new BitSet();
    private final BitSet windows = new BitSet();

    private Untold(Draft draft) {
        this.draft = draft;
    }

    /// Tells what a plan's steps and rules, and what was told before, leave over.
    static void tell(Draft draft, List<PlannedStep> forward, List<PlannedStep> back) {
        var untold = new Untold(draft);
        Stream.concat(forward.stream(), back.stream()).forEach(untold::planned);
        draft.told().forEach(untold.told::set);
        draft.runbook.chapters().stream()
                .flatMap(chapter -> chapter.entries().stream())
                .forEach(untold::belongs);
        untold.sweep();
    }

    private void planned(PlannedStep step) {
        told.set(step.line());
        step.expectations().forEach(expected -> told.set(expected.span().line()));
        if (step.action() instanceof Action.Watch watch) {
            watch.limits().forEach(limit -> told.set(limit.span().line()));
        }
    }

    /// What belongs to a step is told with it.
    private void belongs(Entry entry) {
        switch (entry) {
            case Step step -> belongs(step);
            case Entry.KnownIssue issue -> lines(issue.span().line(), issue.lastLine());
            case Entry.Trigger trigger -> told.set(trigger.span().line());
            case Entry.Automatic automatic -> told.set(automatic.span().line());
            case Entry.Curfew curfew -> told.set(curfew.span().line());
            case Entry.Criterion criterion -> {
                if (draft.weighs(Criteria.key(criterion.limit()))) {
                    told.set(criterion.span().line());
                }
            }
            case Entry.Window window -> {
                switch (window.kind()) {
                    case WATCH, WAIT -> windows.set(window.span().line());
                    case FINISH_WITHIN, ESTIMATE, EVERY -> {}
                }
            }
            case Entry.Choice _,
                    Entry.SeverityLevel _,
                    Entry.Escalation _,
                    Entry.Contact _,
                    Entry.Variable _,
                    Entry.Template _ -> {}
        }
    }

    private void belongs(Step step) {
        if (told.get(step.span().line()) || headsOthers(step)) {
            lines(step.span().line(), step.lastLine());
            step.whenLine().ifPresent(told::set);
            step.expectations().forEach(expected -> told.set(expected.span().line()));
        }
    }

    private boolean headsOthers(Step step) {
        return step.action() instanceof Action.Ask && step.lastLine() > step.span().line();
    }

    private void lines(int from, int to) {
        told.set(from, Math.max(from, to) + 1);
    }

    private void sweep() {
        for (var reading : draft.runbook.readings()) {
            var line = reading.line();
            var says = draft.runbook.line(line);
            var notRun =
                    Stream.of(LineReading.DONE, LineReading.CARD)
                            .filter(it -> reading.why().contains(it))
                            .findFirst()
                            .or(() ->
                                    Optional.of(reading.why())
                                            .filter(it -> it.contains(LineReading.OUTDATED)));
            if (notRun.isPresent() && !told.get(line)) {
                draft.unread(line, said(says), notRun.get());
                continue;
            }
            if (told.get(line) || OPENS.matcher(says).find()) {
                continue;
            }
            if (reading.why().startsWith(LineReading.UNREAD_COLUMN)) {
                draft.unread(line, said(says), reading.why());
                continue;
            }
            if (reading.why().contains(LineReading.NOT_DONE)) {
                draft.unread(line, said(says), LineReading.NOT_DONE);
                continue;
            }
            if (!asks(reading)) {
                continue;
            }
            draft.runbook
                    .chapterOf(line)
                    .filter(chapter -> chapter.line() != line)
                    .flatMap(chapter -> why(chapter, reading))
                    .ifPresent(why -> draft.unread(line, said(says), why));
        }
    }

    private boolean asks(LineReading reading) {
        return reading.roles().stream().anyMatch(ASKS::contains) || windows.get(reading.line());
    }

    private Optional<String> why(Runbook.Chapter chapter, LineReading reading) {
        var phase = draft.planned(chapter);
        return switch (phase) {
            case PREPARE, DEPLOY, VERIFY, WATCH ->
                    reading.elsewhere() ? Optional.empty() : Optional.of(why(reading.roles()));
            case NONE, OVERVIEW, MAINTAIN, REFERENCE -> Optional.of(Draft.whyNot(phase));
            case ROLLBACK, INCIDENT, TROUBLE, CONTACTS, TEMPLATE -> Optional.empty();
        };
    }

    private static String why(Set<Role> roles) {
        if (roles.contains(Role.LIMIT)) {
            return UNMEASURED;
        }
        if (roles.contains(Role.COMMAND) || roles.contains(Role.QUERY)) {
            return NO_STEP;
        }
        if (roles.contains(Role.EXPECT)) {
            return UNHELD;
        }
        if (roles.contains(Role.TRIGGER)) {
            return UNDECIDED;
        }
        return roles.contains(Role.MANUAL) ? NO_STEP : UNWATCHED;
    }

    /// Whether lines below each other that have this reason are told together.
    static boolean groups(String why) {
        return WHYS.contains(why) || why.contains(LineReading.OUTDATED);
    }

    private static String said(String line) {
        return Strip.marks(
                line.replaceFirst("^[\\s>|]*(?:[-*+](?=\\s)|\\d+[.)])?\\s*(?:\\[[ xX]]\\s*)?", ""));
    }
}
