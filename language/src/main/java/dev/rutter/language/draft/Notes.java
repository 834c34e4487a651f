package dev.rutter.language.draft;

import dev.rutter.language.expect.Expectation;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.problem.Span;
import dev.rutter.language.runbook.Action;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.sentence.WindowReader;
import dev.rutter.language.shell.MarkerFiles;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What has been read so far: the roles of lines and, by chapter, the entries.
public final class Notes {
    private record Reading(EnumSet<Role> roles, List<String> why) {
        boolean tells() {
            return why.stream().anyMatch(it -> it.startsWith(LineReading.UNREAD_COLUMN));
        }
    }

    /// No line has more entries than that.
    private static final int SOME = 16;

    private final List<String> lines;
    private final TreeMap<Integer, Reading> readings = new TreeMap<>();
    private final Map<Integer, List<Expectation>> early = new HashMap<>();
    private final Map<Integer, List<Expectation.Asked>> doubted = new HashMap<>();
    private final List<List<Object>> entries = new ArrayList<>();

    /// The steps of each line, once somebody has asked.
    private final TreeMap<Integer, List<StepDraft>> byLine = new TreeMap<>();

    /// The commands that are named for their place in the order.
    private final Set<StepDraft> named = new HashSet<>();

    /// The sentences that give an order to two commands.
    public final Sequences sequences = new Sequences();

    /// The variables that some line uses, once somebody has asked.
    private final Set<String> used = new HashSet<>();

    private static final QuickPattern USED =
            QuickPattern.compile("\\$\\{?[#!]?([A-Za-z_][A-Za-z0-9_]*)");

    /// Of a document with these lines, of which nothing is read yet.
    public Notes(List<String> lines) {
        this.lines = lines;
    }

    /// The document's, as they are written.
    List<String> lines() {
        return lines;
    }

    /// From here on entries belong to a new chapter.
    public void openChapter() {
        entries.add(new ArrayList<>());
    }

    /// Gives a line roles, with the reason unless that is empty.
    public void mark(int line, String why, Role role, Role... more) {
        var reading =
                readings.computeIfAbsent(
                        line, _ -> new Reading(EnumSet.noneOf(Role.class), new ArrayList<>()));
        reading.roles().add(role);
        reading.roles().addAll(List.of(more));
        if (!why.isEmpty() && !reading.why().contains(why)) {
            reading.why().add(why);
        }
    }

    /// Says something of a line that is taken for nothing.
    public void tell(int line, String why) {
        readings.computeIfAbsent(
                        line, _ -> new Reading(EnumSet.noneOf(Role.class), new ArrayList<>()))
                .why()
                .add(why);
    }

    /// Whether a line has a role.
    public boolean has(int line, Role role) {
        var reading = readings.get(line);
        return reading != null && reading.roles().contains(role);
    }

    /// Whether a line was marked for this reason.
    public boolean says(int line, String why) {
        var reading = readings.get(line);
        return reading != null && reading.why().contains(why);
    }

    /// The roles of a line so far.
    public Set<Role> roles(int line) {
        var reading = readings.get(line);
        return reading == null ? Set.of() : reading.roles();
    }

    /// Takes a role from a line again, and leaves the reasons.
    public void unmark(int line, Role role) {
        var reading = readings.get(line);
        if (reading != null) {
            reading.roles().remove(role);
        }
    }

    /// A line whose words, or whose limit, call for going back.
    public void rollBack(String words, Optional<Limit> limit, int line) {
        mark(line, "it says when to roll back", Role.TRIGGER);
        add(new Entry.Trigger(words, Entry.Trigger.Decision.ROLL_BACK, limit, span(line)));
    }

    /// Adds an entry to the chapter that is open.
    public void add(Entry entry) {
        entries.getLast().add(entry);
    }

    /// An expectation that stands above the command it belongs to.
    public void expectOf(int line, List<Expectation> expectations) {
        early.computeIfAbsent(line, _ -> new ArrayList<>()).addAll(expectations);
    }

    /// What may be said of a command or of the one before it: a person is asked in any case.
    public void askOf(int line, Expectation.Asked question) {
        doubted.computeIfAbsent(line, _ -> new ArrayList<>()).add(question);
    }

    /// Adds a step to the chapter that is open, with what was said of it above, and answers it.
    public StepDraft add(StepDraft draft) {
        doubted.getOrDefault(draft.span().line(), List.of()).forEach(draft::expect);
        early.getOrDefault(draft.span().line(), List.of()).forEach(draft::expectAbove);
        entries.getLast().add(draft);
        byLine.clear();
        return draft;
    }

    /// What a line was taken to watch for is waited for instead.
    public void waits(String says) {
        var open = entries.getLast();
        for (var i = open.size() - 1; i >= Math.max(0, open.size() - SOME); i--) {
            if (open.get(i) instanceof Entry.Window(var from, var to, var kind, var said, var at)
                    && kind == Entry.Window.Kind.WATCH
                    && said.equals(says)) {
                open.set(i, new Entry.Window(from, to, Entry.Window.Kind.WAIT, said, at));
            }
        }
    }

    /// How many entries the open chapter has.
    public int size() {
        return entries.getLast().size();
    }

    /// Whether something that a machine can run was added to the open chapter since it had `size`
    /// entries.
    public boolean commandsSince(int size) {
        var added = entries.getLast();
        for (var i = size; i < added.size(); i++) {
            if (added.get(i) instanceof StepDraft draft
                    && !(draft.action() instanceof Action.Ask)
                    && !(draft.action() instanceof Action.Hosting)) {
                return true;
            }
        }
        return false;
    }

    /// The same, not finished yet.
    public List<StepDraft> draftsSince(int size) {
        var out = new ArrayList<StepDraft>();
        for (var entry : entries.getLast().subList(size, entries.getLast().size())) {
            if (entry instanceof StepDraft draft) {
                out.add(draft);
            }
        }
        return out;
    }

    /// The open chapter's steps since it had `size` entries.
    public List<Step> stepsSince(int size) {
        return draftsSince(size).stream().map(StepDraft::finish).toList();
    }

    /// Every chapter has been read: what no line of the document sets is known now.
    public void closeDocument() {
        dropTold();
        sequences.settle(entries, line -> unmark(line, Role.COMMAND));
        byLine.clear();
        var drafts = new ArrayList<StepDraft>();
        var declared = new ArrayList<Entry.Variable>();
        for (var chapter : entries) {
            for (var entry : chapter) {
                if (entry instanceof StepDraft draft) {
                    drafts.add(draft);
                } else if (entry instanceof Entry.Variable variable) {
                    declared.add(variable);
                }
            }
        }
        var unset = UnsetVariables.of(drafts, declared);
        var named = new NamedHoles(lines);
        var markers = new MarkerFiles();
        drafts.forEach(draft -> {
            markers.made(draft.script());
            if (markers.removed(draft.script())) {
                draft.harmless();
            }
            draft.holes(unset.in(draft));
            draft.holes(named.in(draft));
        });
        var values = ShellValues.of(drafts);
        drafts.forEach(draft -> draft.action(values.in(draft.action())));
        SaidOfEach.spread(drafts);
    }

    /// Adds an entry to a chapter that is already closed.
    public void addTo(int chapter, Entry entry) {
        entries.get(chapter).add(entry);
    }

    /// The same of a step that may still change.
    public void addTo(int chapter, StepDraft draft) {
        entries.get(chapter).add(draft);
        byLine.clear();
    }

    /// The index of the chapter that is open.
    int chapter() {
        return entries.size() - 1;
    }

    /// The entries of a chapter, finished.
    public List<Entry> entries(int chapter) {
        var order = new ArrayList<Object>(entries.get(chapter));
        order.sort(Comparator.comparing(Notes::place).thenComparing(entry -> !moved(entry)));
        var out = new ArrayList<Entry>();
        for (var entry : order) {
            out.add(entry instanceof StepDraft draft ? draft.finish() : (Entry) entry);
        }
        return out;
    }

    private static Span place(Object entry) {
        return entry instanceof StepDraft draft ? draft.place() : ((Entry) entry).span();
    }

    private static boolean moved(Object entry) {
        return entry instanceof StepDraft draft && !draft.place().equals(draft.span());
    }

    /// A command that a line names for its place in the order is a step where no line above it
    /// tells to run the same.
    public void unlessTold(StepDraft draft) {
        named.add(draft);
    }

    private void dropTold() {
        if (named.isEmpty()) {
            return;
        }
        var first = new HashMap<String, Integer>();
        for (var chapter : entries) {
            for (var entry : chapter) {
                if (entry instanceof StepDraft draft && draft.forward() && !named.contains(draft)) {
                    first.merge(draft.script(), draft.span().line(), Math::min);
                }
            }
        }
        for (var chapter : entries) {
            chapter.removeIf(entry ->
                    entry instanceof StepDraft draft
                            && named.contains(draft)
                            && first.merge(draft.script(), draft.span().line(), Math::min)
                                    < draft.span().line());
        }
        byLine.clear();
    }

    /// What each line was taken for, in the document's order.
    public List<LineReading> readings() {
        var out = new ArrayList<LineReading>();
        readings.forEach((line, reading) -> {
            if (!reading.roles().isEmpty() || reading.tells()) {
                out.add(new LineReading(line, reading.roles(), String.join("; ", reading.why())));
            }
        });
        return out;
    }

    /// A line as it is written.
    public String text(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }

    /// The line from `first` to `last` on which a code span begins with a command, else the first.
    public int lineOf(String script, int first, int last) {
        for (var line = first; line <= last; line++) {
            if (text(line).contains("`" + script)) {
                return line;
            }
        }
        return first;
    }

    /// The number of the document's last line.
    public int last() {
        return lines.size();
    }

    /// A line's place.
    public Span span(int line) {
        return Span.ofLine(line, text(line));
    }

    /// Whether a line of the document uses a variable.
    public boolean uses(String name) {
        if (used.isEmpty()) {
            used.add("");
            for (var line : lines) {
                USED.all(line).forEach(found -> used.add(found.group(1)));
            }
        }
        return used.contains(name);
    }

    /// The steps of lines `from` to `to`, both included, in document order.
    public List<Step> steps(int from, int to) {
        return drafts(from, to).stream().map(StepDraft::finish).toList();
    }

    /// The same, not finished yet.
    public List<StepDraft> drafts(int from, int to) {
        if (byLine.isEmpty()) {
            for (var chapter : entries) {
                for (var entry : chapter) {
                    if (entry instanceof StepDraft draft) {
                        byLine.computeIfAbsent(draft.span().line(), _ -> new ArrayList<>())
                                .add(draft);
                    }
                }
            }
        }
        return byLine.subMap(from, true, Math.max(from, to), true).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Adds the window that a comment gives.
    ///
    /// @param limited whether it also states a limit, whose own figure is no window
    public void window(String text, int line, boolean limited) {
        WindowReader.line(text, limited, span(line))
                .ifPresent(window -> {
                    mark(line, "it gives a length of time", Role.WINDOW);
                    add(window);
                });
    }
}
