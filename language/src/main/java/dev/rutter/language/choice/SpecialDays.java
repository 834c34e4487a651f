package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Clauses;
import dev.rutter.language.sentence.Occasions;
import dev.rutter.language.sentence.Occasions.Day;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The chapters of a document on releasing that are for another day than the usual one, whatever
/// stands beside them: `Release candidates` below `Special builds` behind the release itself,
/// `Hotfix procedure` behind a checklist whose push deploys by itself, `How to update the gems`
/// beside `How to release`. Nobody does them unless somebody says so.
final class SpecialDays {
    /// What puts the software itself out.
    private static final QuickPattern RELEASES =
            QuickPattern.compile(
                    "\\b(?:deploy\\w*|releas(?:e|es|ing)|publish(?:ing)?|roll-?out|ship(?:ping)?|go-?live|launch)\\b",
                    CASE_INSENSITIVE);

    /// Somebody asks how something else than a release is done.
    private static final QuickPattern HOW_ELSE =
            QuickPattern.compile(
                    "^how (?:to|do (?:i|we|you)) (?:updat|upgrad|bump|add|remov|delet|chang|replac|renam|import|export|reset|access|connect|debug|inspect|creat)(?:e|ing)? (?!.*\\b(?:version|change-?log|notes|tags?|release|deployment|app|application|production|site|server)\\b)",
                    CASE_INSENSITIVE);

    private static final QuickPattern HOW =
            QuickPattern.compile("^how (?:to|do (?:i|we|you))\\b", CASE_INSENSITIVE);

    /// A remark that it may do harm.
    private static final QuickPattern DANGEROUS =
            QuickPattern.compile(
                    "(?:[(\\[]|\\s[–—-]+\\s)\\W*(?:(?:very |highly |extremely )?(?:dangerous|destructive|risky|unsafe|irreversible)|danger|(?:with )?data loss|use with (?:care|caution))\\b[^()]{0,40}[)\\]]?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");

    private SpecialDays() {}

    /// The headings, by line, of what is for another day.
    ///
    /// @param known the headings that are alternatives already
    static Map<Integer, Weight> of(List<Section> sections, Map<Integer, Weight> known) {
        var special = new ArrayList<Section>();
        // Where the release stands, where any deed does, and whether anything else is done at all.
        var released = Integer.MAX_VALUE;
        var done = Integer.MAX_VALUE;
        var asked = Integer.MAX_VALUE;
        var lists = false;
        var names = false;
        var inside = 0;
        for (var section : sections) {
            if (inside > 0 && section.depth() > inside) {
                continue;
            }
            inside = 0;
            if (section.depth() == 1) {
                if (day(section) != Day.USUAL) {
                    return Map.of();
                }
                names |= RELEASES.find(section.title());
            }
            if (forAnother(section)) {
                inside = section.depth();
                if (!known.containsKey(section.line())) {
                    special.add(section);
                }
            } else if (Section.acts(section.blocks())) {
                var title = section.depth() == 1;
                if (section.phase() == Phase.DEPLOY || title) {
                    done = Math.min(done, section.line());
                    if (RELEASES.find(section.title())) {
                        released = Math.min(released, section.line());
                        asked =
                                HOW.find(PhaseNames.untimed(section.title())) && !title
                                        ? Math.min(asked, section.line())
                                        : asked;
                    }
                }
                lists |= section.phase() == Phase.PREPARE || section.phase() == Phase.VERIFY;
            }
        }
        var found = new HashMap<Integer, Weight>();
        for (var section : special) {
            if (kept(section)) {
                if (done != Integer.MAX_VALUE || usual(section, sections)) {
                    found.put(section.line(), Weight.DISCOURAGED);
                }
                continue;
            }
            var left =
                    switch (day(section)) {
                        case SPECIAL -> done < section.line();
                        case UNPLANNED ->
                                released != Integer.MAX_VALUE
                                        || (names && done < section.line())
                                        || (done == Integer.MAX_VALUE && lists);
                        case OTHER -> released < section.line();
                        case USUAL -> asked != Integer.MAX_VALUE;
                    };
            if (left) {
                found.put(section.line(), Weight.DISCOURAGED);
            }
        }
        for (var section : sections) {
            if (DANGEROUS.find(section.title())
                    && !known.containsKey(section.line())
                    && !PhaseNames.counted(section.title())
                    && harmless(section, sections)) {
                found.put(section.line(), Weight.DISCOURAGED);
            }
        }
        return found;
    }

    /// Whether the same is told beside it without the danger: `Reprocess failed orders` beside
    /// `Reprocess all (dangerous)`.
    private static boolean harmless(Section section, List<Section> sections) {
        var words = BLANKS.split(section.title().toLowerCase(Locale.ROOT), 3);
        return section.phase() == Phase.DEPLOY
                && section.depth() > 1
                && sections.stream()
                        .filter(other ->
                                other.depth() == section.depth()
                                        && other.path().equals(section.path())
                                        && other.phase() == Phase.DEPLOY
                                        && Section.acts(other.blocks())
                                        && !DANGEROUS.find(other.title()))
                        .map(other -> Clauses.verb(other.title()))
                        .flatMap(Optional::stream)
                        .anyMatch(verb ->
                                words[0].equals(verb)
                                        || (words.length > 2 && words[1].equals(verb)));
    }

    private static boolean forAnother(Section section) {
        return section.depth() > 1
                && section.phase() == Phase.DEPLOY
                && (day(section) != Day.USUAL
                        || kept(section)
                        || HOW_ELSE.find(PhaseNames.untimed(section.title())))
                && !PhaseNames.counted(section.title())
                && (kept(section) || Phrases.option(section.title()).isEmpty());
    }

    private static boolean kept(Section section) {
        return Occasions.kept(PhaseNames.untimed(section.title()));
    }

    /// Whether the usual way stands beside one that is kept for when it fails.
    private static boolean usual(Section section, List<Section> sections) {
        return sections.stream()
                .anyMatch(other ->
                        other.depth() == section.depth()
                                && other.path().equals(section.path())
                                && other.phase() == Phase.DEPLOY
                                && !kept(other));
    }

    private static Day day(Section section) {
        return Occasions.day(PhaseNames.untimed(section.title()));
    }
}
