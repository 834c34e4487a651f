package dev.rutter.language.plan;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What becomes of each line of a document that asks for something, as the document stands: before
/// any companion file binds, chooses or automates. Each line counts once.
public final class Coverage {
    /// What becomes of a line.
    public enum Share {
        /// A machine does it, and nobody is asked about it. What a hosting or a database is to do
        /// is such a line: where the environment names none, the plan says so.
        AUTOMATIC("automatic", "a machine does it"),
        /// A person does it, says so, gives what it lacks, or decides whether it is done.
        ASKED("asked", "a person does it, decides or fills it in"),
        /// A machine holds results or figures against it.
        JUDGED("judged", "a machine holds results against it"),
        /// Done when something goes wrong.
        READY("held ready", "for going back and for trouble"),
        /// Nothing comes of it.
        UNREAD("unread", "left out, copies, forms, background, unmeasured");

        private final String word;
        private final String means;

        Share(String word, String means) {
            this.word = word;
            this.means = means;
        }

        /// For people.
        public String word() {
            return word;
        }

        /// The word in a sentence.
        public String means() {
            return means;
        }
    }

    private final Phases phases;
    private final Copies copies;
    private final Map<Integer, List<Step>> steps = new HashMap<>();
    private final Map<Integer, List<Expected>> expected = new HashMap<>();

    /// Lines of limits and triggers that state a figure.
    private final Set<Integer> figures = new HashSet<>();

    /// What becomes of figures before the deployment, which no window looks at.
    private final Map<Integer, Share> before = new HashMap<>();

    private final Map<Integer, Runbook.Chapter> chapters = new HashMap<>();

    /// @param attended whether a person does the step, and so tells its result
    private record Expected(Expectation expectation, boolean attended) {}

    private Coverage(Runbook runbook) {
        phases = new Phases(runbook);
        copies = new Copies(runbook);
        for (var chapter : runbook.chapters()) {
            for (var line = chapter.line(); line <= chapter.lastLine(); line++) {
                chapters.put(line, chapter);
            }
            chapter.entries().forEach(this::note);
        }
    }

    /// The share of every line that asks for something.
    public static Map<Integer, Share> lines(Runbook runbook) {
        var coverage = new Coverage(runbook);
        var shares = new HashMap<Integer, Share>();
        for (var reading : runbook.readings()) {
            coverage.share(reading).ifPresent(share -> shares.put(reading.line(), share));
        }
        runbook.leftOut()
                .forEach(problem -> shares.putIfAbsent(problem.span().line(), Share.UNREAD));
        return Map.copyOf(shares);
    }

    /// How many lines have each share; every share is there.
    public static Map<Share, Integer> counts(Runbook runbook) {
        var counts = new EnumMap<Share, Integer>(Share.class);
        for (var share : Share.values()) {
            counts.put(share, 0);
        }
        lines(runbook).values().forEach(share -> counts.merge(share, 1, Integer::sum));
        return counts;
    }

    private void note(Entry entry) {
        switch (entry) {
            case Step step -> note(step);
            case Entry.Criterion criterion -> {
                var line = criterion.span().line();
                var alert = criterion.place() == Entry.Criterion.Place.ALERT;
                before.merge(
                        line,
                        alert ? Share.UNREAD : Share.ASKED,
                        (one, other) -> one == Share.ASKED ? one : other);
                if (held(criterion)) {
                    figures.add(line);
                }
            }
            case Entry.Trigger trigger ->
                    trigger.limit().ifPresent(_ -> figures.add(trigger.span().line()));
            case Entry.KnownIssue issue -> {
                issue.diagnosis().forEach(this::note);
                issue.cure().forEach(this::note);
            }
            case Entry.Choice _,
                    Entry.Window _,
                    Entry.SeverityLevel _,
                    Entry.Escalation _,
                    Entry.Contact _,
                    Entry.Variable _,
                    Entry.Template _,
                    Entry.Automatic _,
                    Entry.Curfew _ -> {}
        }
    }

    /// An alert on a figure that no hosting tells is measured by nobody as the document stands,
    /// while a success criterion keeps the plan from running until it has a source.
    private static boolean held(Entry.Criterion criterion) {
        return switch (criterion.place()) {
            case ALERT -> Metrics.ofService(criterion.limit());
            case SUCCESS, TRIGGER, SERVICE_LEVEL, SEVERITY -> true;
        };
    }

    private void note(Step step) {
        steps.computeIfAbsent(step.span().line(), _ -> new ArrayList<>()).add(step);
        for (var expectation : step.expectations()) {
            expected.computeIfAbsent(expectation.span().line(), _ -> new ArrayList<>())
                    .add(new Expected(expectation, step.action().byPerson()));
        }
    }

    private Optional<Share> share(LineReading reading) {
        var roles = reading.roles();
        var acts =
                roles.contains(Role.COMMAND)
                        || roles.contains(Role.QUERY)
                        || roles.contains(Role.MANUAL);
        var judges =
                roles.contains(Role.EXPECT)
                        || roles.contains(Role.LIMIT)
                        || roles.contains(Role.TRIGGER);
        if (!acts && !judges) {
            return Optional.empty();
        }
        var chapter = chapters.get(reading.line());
        if (chapter == null) {
            return Optional.of(Share.UNREAD);
        }
        var phase = phases.planned(chapter);
        var copy = copies.original(chapter).isPresent();
        return Optional.of(
                switch (phase) {
                    case PREPARE, DEPLOY, VERIFY, WATCH -> {
                        var share = copy ? Share.UNREAD : acts ? done(reading) : held(reading);
                        yield phase == Phase.PREPARE
                                        && share == Share.JUDGED
                                        && before.containsKey(reading.line())
                                        && !roles.contains(Role.TRIGGER)
                                ? before.get(reading.line())
                                : share;
                    }
                    case ROLLBACK, INCIDENT, TROUBLE ->
                            roles.contains(Role.TRIGGER) ? held(reading) : Share.READY;
                    case NONE, OVERVIEW, CONTACTS, MAINTAIN, REFERENCE, TEMPLATE ->
                            roles.contains(Role.TRIGGER) ? held(reading) : Share.UNREAD;
                });
    }

    private Share done(LineReading reading) {
        var here = steps.getOrDefault(reading.line(), List.of());
        if (here.isEmpty() && reading.elsewhere()) {
            return Share.ASKED;
        }
        if (here.isEmpty()) {
            // A line whose own words are a figure that is measured, and no step.
            return figures.contains(reading.line()) ? Share.JUDGED : Share.UNREAD;
        }
        if (here.stream().allMatch(Step::goesBack)) {
            return Share.READY;
        }
        return here.stream().allMatch(Coverage::byItself) ? Share.AUTOMATIC : Share.ASKED;
    }

    private Share held(LineReading reading) {
        if (figures.contains(reading.line())) {
            return Share.JUDGED;
        }
        if (reading.roles().contains(Role.TRIGGER)) {
            return Share.ASKED;
        }
        var here = expected.getOrDefault(reading.line(), List.of());
        if (here.isEmpty()) {
            return Share.UNREAD;
        }
        return here.stream().anyMatch(Coverage::told) ? Share.ASKED : Share.JUDGED;
    }

    private static boolean told(Expected expected) {
        return expected.attended() || expected.expectation() instanceof Expectation.Asked;
    }

    /// Whether nobody is asked: it lacks nothing, has no condition, is one of no alternatives and
    /// destroys nothing.
    private static boolean byItself(Step step) {
        return !step.action().byPerson()
                && step.placeholders().isEmpty()
                && step.when().isEmpty()
                && step.option().isEmpty()
                && !step.danger().grave()
                && step.expectations().stream()
                        .filter(expected -> expected.span().line() == step.span().line())
                        .noneMatch(Expectation.Asked.class::isInstance);
    }
}
