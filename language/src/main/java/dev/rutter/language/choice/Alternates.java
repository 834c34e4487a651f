package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.text.QuickPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Procedures for another day or place than the usual one: `Emergency hotfix deployment` beside
/// `Standard deployment`, `Initial deployment` beside `Rolling update`, `Docker Compose
/// (development)` beside either. They are alternatives, and the unusual one is taken only where
/// somebody says so.
public final class Alternates {
    private static final QuickPattern UNUSUAL =
            QuickPattern.compile(
                    "\\b(?:hot-?fix(?:es)?|emergency|urgent|expedited|fast[- ]track"
                            + "|out[- ]of[- ]band|break[- ]?glass)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern RELEASES =
            QuickPattern.compile(
                    "\\b(?:deploy(?:ment|ments|ing)?|releases?|releasing|publish(?:ing)?|roll-?out|hot-?fix)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern USUAL =
            QuickPattern.compile(
                    "\\b(?:standard|normal|regular|routine|usual|default|planned|scheduled)\\b",
                    CASE_INSENSITIVE);

    /// What is done once, when nothing is there yet.
    private static final QuickPattern FIRST =
            QuickPattern.compile(
                    "^(?:initial|first(?:[- ]time)?|fresh|brand[- ]new|new|full)\\b(?: \\w+){0,2} (?:deploy\\w*|install\\w*|set-?up|release|roll-?out|provisioning)\\b",
                    CASE_INSENSITIVE);

    /// What is done to what is there, all of it.
    private static final QuickPattern AGAIN =
            QuickPattern.compile(
                    "^(?:rolling (?:updates?|deploy\\w*|releases?)|(?:(?:app|application|code|version|service|deployment) )?(?:updates?|upgrades?)|re-?deploy\\w*"
                            + "|(?:subsequent|regular|routine|ongoing|incremental|later|update) (?:deploy\\w*|releases?|updates?)"
                            + "|(?:updat|upgrad)(?:e|ing)(?: an?| the| your)? (?:existing\\b.*|app\\w*|deployment|release|installation|version|service))$",
                    CASE_INSENSITIVE);

    /// Where nobody's customers are.
    private static final QuickPattern ELSEWHERE =
            QuickPattern.compile(
                    "^(?:local|dev|development)\\b(?! ?(?:machine|branch)).*\\b(?:deploy\\w*|environment|set-?up|mode)$|[(\\[—–:-]\\s*(?:for )?(?:local\\b|dev\\b|development\\b)(?:[ /&]+(?:only|and|dev|development|test|testing|use))*[)\\]]?$",
                    CASE_INSENSITIVE);

    private static final QuickPattern PLACED =
            QuickPattern.compile(
                    "\\b(?:prod(?:uction)?|prd|stag(?:e|ing)|stg|uat)\\b", CASE_INSENSITIVE);

    private Alternates() {}

    /// Whether a heading is that of a procedure for another day than the usual one.
    private static boolean unusual(Section section) {
        return section.phase() == Phase.DEPLOY
                && section.depth() > 1
                && UNUSUAL.find(section.title())
                && RELEASES.find(section.title());
    }

    /// Whether an alternative's key names such a procedure.
    public static boolean unasked(Optional<String> option) {
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
                                            && !elsewhere(other)
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
        for (var section : sections) {
            if (section.depth() > 1 && section.phase() == Phase.DEPLOY) {
                beside(section, sections, found);
            }
        }
        return found;
    }

    private static void beside(
            Section section, List<Section> sections, Map<Integer, Weight> found) {
        var again = AGAIN.matches(PhaseNames.untimed(section.title()));
        if (!again && !ELSEWHERE.find(PhaseNames.untimed(section.title()))) {
            return;
        }
        var others =
                sections.stream()
                        .filter(other ->
                                other.line() != section.line()
                                        && other.depth() == section.depth()
                                        && other.path().equals(section.path())
                                        && other.phase() == Phase.DEPLOY
                                        && !ELSEWHERE.find(PhaseNames.untimed(other.title())))
                        .toList();
        if (counted(section)
                || others.stream().anyMatch(Alternates::counted)
                || (!again && others.stream().anyMatch(Alternates::placed))) {
            return;
        }
        if (again) {
            var first =
                    others.stream()
                            .filter(other -> FIRST.find(PhaseNames.untimed(other.title())))
                            .toList();
            if (!first.isEmpty()) {
                found.put(section.line(), Weight.RECOMMENDED);
                first.forEach(other -> found.put(other.line(), Weight.DISCOURAGED));
            }
        } else if (!others.isEmpty()) {
            found.put(section.line(), Weight.DISCOURAGED);
            if (others.stream().noneMatch(other -> found.containsKey(other.line()))) {
                found.put(others.getFirst().line(), Weight.RECOMMENDED);
            }
        }
    }

    private static boolean elsewhere(Section section) {
        return ELSEWHERE.find(PhaseNames.untimed(section.title()));
    }

    /// Whether a heading names the environment that it is for, which decides where it is done.
    private static boolean placed(Section section) {
        return PLACED.find(PhaseNames.untimed(section.title()));
    }

    /// Steps that are counted follow one another.
    private static boolean counted(Section section) {
        return PhaseNames.counted(section.title());
    }
}
