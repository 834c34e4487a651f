package dev.rutter.language.plan;

import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds checklists that repeat what earlier chapters have people and machines do: a summary at the
/// end of the document, a version to print.
final class Copies {
    /// So many steps are compared.
    private static final int MOST = 1_000;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

    /// Words that say of anything that it is done.
    private static final Set<String> EMPTY =
            Set.of(
                    "with",
                    "from",
                    "have",
                    "been",
                    "that",
                    "this",
                    "your",
                    "completed",
                    "complete",
                    "verified",
                    "verify",
                    "configured",
                    "ready",
                    "successful",
                    "successfully",
                    "working",
                    "works",
                    "passing",
                    "passed",
                    "passes",
                    "done",
                    "properly",
                    "correctly",
                    "check",
                    "checked",
                    "into",
                    "before",
                    "after");

    /// So many chapters are held against all before them.
    private static final int MOST_CHAPTERS = 300;

    private final Runbook runbook;

    /// How deep the title above all others is, 0 where there is none.
    private final int whole;

    private final Map<Integer, Optional<Runbook.Chapter>> originals = new HashMap<>();
    private int held;

    Copies(Runbook runbook) {
        this.runbook = runbook;
        whole = runbook.chapters().stream().filter(c -> c.depth() == 1).count() == 1 ? 1 : 0;
    }

    /// The chapter that `chapter` repeats, or empty where it stands for itself.
    Optional<Runbook.Chapter> original(Runbook.Chapter chapter) {
        var known = originals.get(chapter.line());
        if (known != null) {
            return known;
        }
        Optional<Runbook.Chapter> found = Optional.empty();
        if (held < MOST_CHAPTERS
                && (saysList(chapter) || saysPrint(chapter) || saysCommands(chapter))) {
            held++;
            found = find(chapter, steps(chapter));
        }
        originals.put(chapter.line(), found);
        return found;
    }

    private Optional<Runbook.Chapter> find(Runbook.Chapter chapter, List<Step> steps) {
        var commands = steps.stream().filter(step -> !runs(step).isEmpty()).toList();
        if (!commands.isEmpty()) {
            return repeated(chapter, commands, steps)
                    .filter(first ->
                            saysPrint(chapter)
                                    || saysCommands(chapter)
                                    || comesBack(first, chapter));
        }
        if (steps.isEmpty()
                || !steps.stream().allMatch(Step::item)
                || !(saysList(chapter) || saysPrint(chapter))) {
            return Optional.empty();
        }
        var earlier =
                runbook.chapters().stream()
                        .filter(other -> other.line() < chapter.line())
                        .filter(other -> other.phase() == chapter.phase())
                        .filter(other -> !top(other).equals(top(chapter)))
                        .filter(other -> !steps(other).isEmpty())
                        .findFirst();
        return earlier.filter(first ->
                saysPrint(chapter) || (comesBack(first, chapter) && toldBefore(chapter, steps)));
    }

    /// Whether half of a list is told before it: another list with items of its own is to be done.
    private boolean toldBefore(Runbook.Chapter chapter, List<Step> steps) {
        var before =
                runbook.chapters().stream()
                        .filter(other -> other.line() < chapter.line())
                        .filter(other -> other.phase().forward())
                        .flatMap(other -> steps(other).stream())
                        .limit(MOST)
                        .map(step -> words(step.title() + " " + runs(step)))
                        .toList();
        var told =
                steps.stream()
                        .limit(MOST)
                        .map(step -> words(step.title()))
                        .filter(item -> before.stream().anyMatch(other -> says(other, item)))
                        .count();
        return told * 2 >= Math.min(MOST, steps.size());
    }

    private static boolean says(Set<String> told, Set<String> item) {
        return !item.isEmpty() && item.stream().filter(told::contains).count() * 2 >= item.size();
    }

    /// The beginnings of the words that mean something, up to a bound.
    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), 60)) {
            if (word.length() > 3 && word.length() < 40 && !EMPTY.contains(word)) {
                words.add(word.substring(0, Math.min(5, word.length())));
            }
        }
        return words;
    }

    /// A list that holds commands is a copy only where earlier chapters have each of them, and half
    /// of all its steps.
    private Optional<Runbook.Chapter> repeated(
            Runbook.Chapter chapter, List<Step> commands, List<Step> steps) {
        var earlier =
                runbook.chapters().stream()
                        .filter(other -> other.line() < chapter.line())
                        .filter(other -> other.phase().forward())
                        .filter(other -> !top(other).equals(top(chapter)))
                        .toList();
        var had =
                earlier.stream()
                        .flatMap(other -> steps(other).stream())
                        .map(Copies::runs)
                        .collect(java.util.stream.Collectors.toSet());
        var all = commands.stream().allMatch(step -> had.contains(runs(step)));
        return all
                        && (commands.size() > 1 || saysCommands(chapter))
                        && commands.size() * 2 >= steps.size()
                ? earlier.stream()
                        .filter(other ->
                                steps(other).stream()
                                        .anyMatch(step ->
                                                runs(step).equals(runs(commands.getFirst()))))
                        .findFirst()
                : Optional.empty();
    }

    /// What a step runs, empty where a person does it.
    private static String runs(Step step) {
        return switch (step.action()) {
            case Action.Shell(var script) -> script;
            case Action.Http http -> http.shell();
            case Action.Query(var sql) -> sql;
            case Action.Attended(var script, _) -> script;
            case Action.Hosting _, Action.Ask _, Action.Announce _, Action.Wait _, Action.Watch _ ->
                    "";
        };
    }

    /// Whether the document has gone on to a later phase between the two.
    private boolean comesBack(Runbook.Chapter first, Runbook.Chapter second) {
        return runbook.chapters().stream()
                .filter(other -> other.line() > first.line() && other.line() < second.line())
                .anyMatch(other -> other.phase().compareTo(second.phase()) > 0);
    }

    private boolean saysList(Runbook.Chapter chapter) {
        return words(chapter).toLowerCase(Locale.ROOT).contains("checklist");
    }

    /// A chapter's headings. What the whole document is called says of none what it repeats.
    private String words(Runbook.Chapter chapter) {
        var path =
                chapter.path()
                        .subList(Math.min(whole, chapter.path().size()), chapter.path().size());
        var own = chapter.depth() > whole ? chapter.title() : "";
        return own + " " + String.join(" ", path);
    }

    private static boolean saysPrint(Runbook.Chapter chapter) {
        return (chapter.title() + " " + String.join(" ", chapter.path()))
                .toLowerCase(Locale.ROOT)
                .matches(
                        ".*\\b(?:print|printable|quick reference|summary|at a glance|tl;?dr|recap|one[- ]pager)\\b.*");
    }

    /// Whether a chapter collects commands to look up: `Migration commands`.
    private static boolean saysCommands(Runbook.Chapter chapter) {
        return (chapter.title() + " | " + String.join(" | ", chapter.path()))
                .toLowerCase(Locale.ROOT)
                .matches(".*\\b(?:commands|cheat ?-?sheet)\\b\\W*(?:\\|.*)?");
    }

    private String top(Runbook.Chapter chapter) {
        var path = chapter.path();
        return path.size() > whole ? path.get(whole) : chapter.title();
    }

    private static List<Step> steps(Runbook.Chapter chapter) {
        return chapter.entries().stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }
}
