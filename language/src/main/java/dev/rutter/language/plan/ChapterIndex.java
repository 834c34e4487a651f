package dev.rutter.language.plan;

import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Entry.Window;
import dev.rutter.language.runbook.Runbook;
import dev.rutter.language.runbook.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What stands where in a chapter, found once: each of its steps is held against it.
///
/// @param windows those of each line
/// @param ends the last window of each line of its own, within which everything is to be finished
/// @param steps the first line of each step, from 1
/// @param entries the first entry of each line, without variables, which any line may name
/// @param shared the titles that more than one step has
record ChapterIndex(
        NavigableMap<Integer, List<Window>> windows,
        NavigableMap<Integer, Window> ends,
        Set<Integer> steps,
        NavigableMap<Integer, Entry> entries,
        Set<String> shared) {

    static ChapterIndex of(Runbook.Chapter chapter) {
        var windows = new TreeMap<Integer, List<Window>>();
        var ends = new TreeMap<Integer, Window>();
        var steps = new HashSet<Integer>();
        var entries = new TreeMap<Integer, Entry>();
        var titles = new TreeMap<Integer, String>();
        var known = new HashSet<String>();
        var shared = new HashSet<String>();
        for (var entry : chapter.entries()) {
            var line = entry.span().line();
            if (entry instanceof Window window) {
                windows.computeIfAbsent(line, _ -> new ArrayList<>()).add(window);
                if (window.kind() == Window.Kind.FINISH_WITHIN) {
                    ends.put(line, window);
                }
            }
            if (entry instanceof Step step) {
                steps.add(line);
                titles.putIfAbsent(line, step.title());
                if (!known.add(step.title())) {
                    shared.add(step.title());
                }
            }
            if (!(entry instanceof Entry.Variable)) {
                entries.putIfAbsent(line, entry);
            }
        }
        // What the line of a step states is about that one.
        ends.keySet().removeAll(steps);
        // And so is what a comment states that is the title of the step below it.
        ends.entrySet()
                .removeIf(end -> {
                    var below = titles.higherEntry(end.getKey());
                    var own = below != null && below.getValue().equals(end.getValue().says());
                    if (own) {
                        windows.computeIfAbsent(below.getKey(), _ -> new ArrayList<>())
                                .add(end.getValue());
                    }
                    return own;
                });
        return new ChapterIndex(windows, ends, steps, entries, shared);
    }

    /// What comes next below a line.
    Optional<Entry> below(int line) {
        return Optional.ofNullable(entries.higherEntry(line)).map(Map.Entry::getValue);
    }

    /// The windows of a line.
    List<Window> at(int line) {
        return windows.getOrDefault(line, List.of());
    }

    /// The nearest window at or above a line that a whole chapter, or its part below, is to be
    /// finished within.
    Optional<Window> finishAbove(int line) {
        return Optional.ofNullable(ends.floorEntry(line)).map(Map.Entry::getValue);
    }
}
