package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Procedures for another day than the usual one: `Emergency hotfix deployment` beside `Standard
/// deployment`. They are alternatives, and the unusual one is taken only where somebody says so.
final class Alternates {
    private static final QuickPattern UNUSUAL =
            QuickPattern.compile(
                    "\\b(?:hot-?fix(?:es)?|emergency|urgent|expedited|fast[- ]track|out[- ]of[- ]band|br"
                            + "eak[- ]?glass)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern RELEASES =
            QuickPattern.compile(
                    "\\b(?:deploy(?:ment|ments|ing)?|releases?|releasing|roll-?out|hot-?fix)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern USUAL =
            QuickPattern.compile(
                    "\\b(?:standard|normal|regular|routine|usual|default|planned|scheduled)\\b",
                    CASE_INSENSITIVE);

    private Alternates() {}

    /// Whether a heading is that of a procedure for another day than the usual one.
    private static boolean unusual(Section section) {
        return section.phase() == Phase.DEPLOY
                && section.depth() > 1
                && UNUSUAL.find(section.title())
                && RELEASES.find(section.title());
    }

    /// Whether an alternative's key names such a procedure.
    static boolean unasked(Optional<String> option) {
        return option.map(key -> key.substring(key.lastIndexOf('/') + 1))
                .filter(label -> UNUSUAL.find(label) && RELEASES.find(label))
                .isPresent();
    }

    /// The headings, by line, of usual and unusual procedures that stand beside each other, and how
    /// much the document speaks for each.
    static Map<Integer, Weight> of(List<Section> sections) {
        var found = new HashMap<Integer, Weight>();
        for (var section : sections) {
            if (!unusual(section)) {
                continue;
            }
            var beside =
                    sections.stream()
                            .filter(other ->
                                    other.depth() == section.depth()
                                            && other.path().equals(section.path())
                                            && other.phase() == Phase.DEPLOY
                                            && !unusual(other)
                                            && RELEASES.find(other.title()))
                            .toList();
            var usual =
                    beside.stream()
                            .filter(other -> USUAL.find(other.title()))
                            .findFirst()
                            .or(() -> beside.stream().findFirst());
            if (usual.isPresent()) {
                found.put(section.line(), Weight.DISCOURAGED);
                found.put(usual.get().line(), Weight.RECOMMENDED);
            }
        }
        return found;
    }
}
