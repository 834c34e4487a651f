package dev.rutter.language.lint;

import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.stream.Stream;

/// A runbook as the rules look at it: its commands wherever they stand, troubleshooting included.
final class Document {
    private static final QuickPattern ROLL_BACK =
            QuickPattern.compile("\\b(?:roll ?back|revert|undo)\\b");

    /// Something that is typed into a shell or a database.
    ///
    /// @param text as written
    /// @param sql whether it is a statement for a database
    /// @param goesBack whether it stands where the document goes back
    record Command(
            Runbook.Chapter chapter, Step step, String text, boolean sql, boolean goesBack) {}

    private static boolean goesBack(Runbook.Chapter chapter, Step step) {
        return chapter.phase() == Phase.ROLLBACK
                || step.goesBack()
                || ROLL_BACK.find(
                        (chapter.title() + " " + step.title() + " " + step.under())
                                .toLowerCase(Locale.ROOT));
    }

    final Runbook runbook;
    private final Set<String> bound;
    private final List<Command> commands = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final BitSet fenced = new BitSet();

    Document(Runbook runbook, Set<String> bound) {
        this.runbook = runbook;
        this.bound = Set.copyOf(bound);
        var inside = false;
        for (var line = 1; line <= runbook.lines().size(); line++) {
            var marks = runbook.line(line).strip();
            if (marks.startsWith("```") || marks.startsWith("~~~")) {
                inside = !inside;
            }
            fenced.set(line, inside);
        }
        for (var chapter : runbook.chapters()) {
            for (var entry : chapter.entries()) {
                if (entry instanceof Step step) {
                    add(chapter, step);
                } else if (entry instanceof Entry.KnownIssue issue) {
                    issue.diagnosis().forEach(step -> add(chapter, step));
                    issue.cure().forEach(step -> add(chapter, step));
                }
            }
        }
    }

    private void add(Runbook.Chapter chapter, Step step) {
        var command = text(step.action());
        if (!seen.add(told(step, command.orElse("")))) {
            return;
        }
        steps.add(step);
        command.ifPresent(text ->
                commands.add(
                        new Command(
                                chapter,
                                step,
                                text,
                                step.action() instanceof Action.Query,
                                goesBack(chapter, step))));
    }

    /// What tells a step from every other. As equal as the records themselves, whose `hashCode` and
    /// `equals` would be put together by method handles at each start, for every kind of action and
    /// expectation.
    private static String told(Step step, String command) {
        return String.join(
                "\0",
                step.span().line() + ":" + step.span().column() + "-" + step.lastLine(),
                step.title(),
                step.under(),
                step.when().orElse(""),
                step.option().orElse(""),
                step.goesBack() ? "back" : "",
                step.action().getClass().getSimpleName(),
                command);
    }

    private static Optional<String> text(Action action) {
        return switch (action) {
            case Action.Shell shell -> Optional.of(shell.script());
            case Action.Query query -> Optional.of(query.sql());
            case Action.Http http -> Optional.of(http.shell());
            case Action.Attended attended -> Optional.of(attended.script());
            case Action.Hosting _, Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    Optional.empty();
        };
    }

    /// Whether a chapter is about the time after going live.
    static boolean afterGoingLive(Runbook.Chapter chapter) {
        return chapter.phase() == Phase.DEPLOY
                || chapter.phase() == Phase.VERIFY
                || chapter.phase() == Phase.WATCH;
    }

    /// The commands of chapters that are carried out in any deployment or on the way back: not of
    /// handbooks, known issues and references, whose lines people pick from.
    Stream<Command> carriedOut() {
        return commands.stream()
                .filter(command ->
                        switch (command.chapter().phase()) {
                            case NONE, OVERVIEW, PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK -> true;
                            case INCIDENT, TROUBLE, CONTACTS, MAINTAIN, REFERENCE, TEMPLATE ->
                                    false;
                        });
    }

    /// Whether a command is written for another shell than bash.
    static boolean foreign(Command command) {
        return command.step().action() instanceof Action.Attended(_, var why)
                && why.startsWith("it is written for");
    }

    /// Whether somebody gives a placeholder a value beside the document: `${NAME}` is `$NAME`.
    boolean bound(String placeholder) {
        return bound.contains(placeholder)
                || bound.contains(placeholder.replaceAll("^\\$\\{(\\w+)}$", "\\$$1"));
    }

    List<Command> commands() {
        return commands;
    }

    /// Where an expression first occurs in each shell command that it occurs in.
    Stream<Span> inShell(QuickPattern shape) {
        return commands.stream()
                .filter(command -> !command.sql())
                .flatMap(command -> {
                    var found = shape.matcher(command.text());
                    return found.find() ? Stream.of(place(command, found)) : Stream.of();
                });
    }

    /// Every step, those of known issues included.
    List<Step> steps() {
        return steps;
    }

    List<Runbook.Chapter> in(Phase phase) {
        return runbook.chapters().stream().filter(it -> it.phase() == phase).toList();
    }

    boolean has(Phase phase) {
        return !in(phase).isEmpty();
    }

    /// Words of a title that say that something is released, or carried out, below it.
    private static final QuickPattern RELEASES =
            QuickPattern.compile(
                    "(?i)\\b(?:deploy\\w*|releas(?:e|es|ing)|roll(?:ing)?[- ]?out|ship(?:ping)?|go(?:ing)?[- ]live|publish(?:ing)?|cut-?over|upgrad\\w+|steps|procedures?|instructions"
                            + "|execut\\w+|implement\\w+|switch\\w*|migrat\\w+|install\\w*|promot\\w+|fail-?over|runbook|auslieferung|durchf(?:ü|ue)hrung|ausrollen|d(?:é|e)ploiement|mise en (?:production|ligne)|despliegue)\\b");

    /// Whether the document is about a deployment by its own words. What is only taken for one,
    /// since it holds something to do, may as well be a story or a handbook.
    boolean deploys() {
        var chapters = in(Phase.DEPLOY);
        return chapters.stream().anyMatch(it -> it.title().isEmpty() || RELEASES.find(it.title()))
                || (!chapters.isEmpty() && RELEASES.find(title()));
    }

    /// Where the document begins: its title, else its first line.
    Span top() {
        return runbook.chapters().stream()
                .filter(chapter -> chapter.depth() > 0)
                .findFirst()
                .map(chapter -> heading(chapter))
                .orElseGet(() -> Span.atLine(1));
    }

    /// What the document calls itself; empty where it has no heading.
    String title() {
        return runbook.chapters().stream()
                .filter(chapter -> chapter.depth() > 0)
                .findFirst()
                .map(Runbook.Chapter::title)
                .orElse("");
    }

    Span heading(Runbook.Chapter chapter) {
        var line = Math.max(1, chapter.line());
        return Span.ofLine(line, runbook.line(line));
    }

    /// The place of what was found in a command's text, where the source has it, else the line.
    Span place(Command command, MatchResult found) {
        var before = command.text().substring(0, found.start());
        var line =
                command.step().span().line() + (int) before.chars().filter(c -> c == '\n').count();
        return place(line, found.group());
    }

    /// Where `text`'s first line stands in a source line; the whole line where it does not.
    Span place(int line, String text) {
        var source = runbook.line(line);
        var first = text.strip().lines().findFirst().orElse("");
        var at = first.isEmpty() ? -1 : source.indexOf(first);
        return at < 0 ? Span.ofLine(line, source) : new Span(line, at + 1, first.length());
    }

    /// Whether a source line stands inside a fence.
    boolean fenced(int line) {
        return fenced.get(line);
    }
}
