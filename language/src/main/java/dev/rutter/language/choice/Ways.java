package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.section.Rotations;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The same thing done by a machine and by hand: `Automated deployment` beside `Manual deployment`,
/// `Manual alternative (if the script fails)` behind the script. They are alternatives, and what
/// the machine does is taken unless the document speaks for the other.
public final class Ways {
    /// Ways are few and stand close to each other.
    private static final int MOST = 300;

    private static final QuickPattern BY_HAND =
            QuickPattern.compile(
                    "\\bmanual(?:ly)?\\b|\\bby hand\\b|\\bwithout (?:the |a )?(?:script|ci|pipeline|automation)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern BY_MACHINE =
            QuickPattern.compile(
                    "\\bautomat(?:ed|ic|ically)\\b|\\bscript(?:ed)?\\b|\\bci(?:/cd)?\\b|\\bpipeline\\b|\\bgithub"
                            + " actions\\b|\\bworkflow\\b|\\bone[- ](?:command|click|step|line)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern INSTEAD =
            QuickPattern.compile(
                    "\\balternative\\b|\\bfall-?back\\b|\\bif\\b.*\\b(?:fails?|unavailable|down|broken|not"
                            + " available)\\b",
                    CASE_INSENSITIVE);
    private static final QuickPattern PREFERRED =
            QuickPattern.compile(
                    "(?<!not )\\b(?:recommended|preferred|default)\\b", CASE_INSENSITIVE);

    /// What is done once, in the one way or in the other; tests are done in both.
    private static final QuickPattern DONE_ONCE =
            QuickPattern.compile(
                    "\\b(?:deploy|releas|roll-?out|ship|publish|build|install|upgrad|updat|migrat|restart|promot|switch|rotat|renew)\\w*",
                    CASE_INSENSITIVE);

    private static final QuickPattern LOOKS =
            QuickPattern.compile("\\b(?:test|check|verif|validat|smoke)\\w*", CASE_INSENSITIVE);

    private static final QuickPattern BRACKETS = QuickPattern.compile("\\([^)]*\\)|\\[[^]]*]");
    private static final QuickPattern WORD = QuickPattern.compile("[a-z]{3,}");

    /// Words that say how, and not what.
    private static final Set<String> HOW =
            Set.of(
                    "the",
                    "our",
                    "your",
                    "with",
                    "using",
                    "via",
                    "through",
                    "from",
                    "for",
                    "and",
                    "step",
                    "steps",
                    "procedure",
                    "procedures",
                    "process",
                    "method",
                    "way",
                    "option",
                    "approach",
                    "alternative",
                    "fallback",
                    "hand",
                    "without",
                    "manual",
                    "manually",
                    "automated",
                    "automatic",
                    "automatically",
                    "scripted",
                    "script",
                    "pipeline",
                    "github",
                    "actions",
                    "workflow",
                    "one",
                    "command",
                    "click",
                    "line",
                    "recommended",
                    "preferred",
                    "default",
                    "standard",
                    "production");

    /// How much the document speaks for each heading, by line.
    final Map<Integer, Weight> weights = new HashMap<>();

    /// Headings, by line, that stand alone below one whose own lines are the other way.
    final Map<Integer, Section> below = new HashMap<>();

    private final List<Section> sections;
    private final boolean rotates;

    private Ways(List<Section> sections) {
        this.sections = sections;
        this.rotates = Rotations.in(sections);
    }

    static Ways of(List<Section> sections) {
        var ways = new Ways(sections);
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            if (Rotations.deed(section.phase(), ways.rotates)
                    && section.depth() > 1
                    && BY_HAND.find(section.title())
                    && Phrases.option(section.title()).isEmpty()) {
                ways.byHand(i);
            }
        }
        new Tools(sections, ways.weights).settle();
        return ways;
    }

    private void byHand(int index) {
        var section = sections.get(index);
        var rival =
                beside(section)
                        .filter(other -> BY_MACHINE.find(other.title()))
                        .filter(other -> same(section.title(), other.title(), parent(index)))
                        .findFirst()
                        .or(() -> counted(section) ? Optional.empty() : before(index));
        if (rival.isPresent()) {
            var hand = PREFERRED.find(section.title()) && !PREFERRED.find(rival.get().title());
            weights.put(section.line(), hand ? Weight.RECOMMENDED : Weight.DISCOURAGED);
            weights.put(rival.get().line(), hand ? Weight.DISCOURAGED : Weight.RECOMMENDED);
            return;
        }
        var above = above(index);
        if (INSTEAD.find(section.title())
                && !counted(section)
                && above.filter(it -> it.phase() == Phase.DEPLOY && Section.acts(it.blocks()))
                        .isPresent()
                && same(section.title(), above.get().title(), above.get().title())) {
            weights.put(section.line(), Weight.DISCOURAGED);
            below.put(section.line(), above.get());
        }
    }

    /// The way right before one by hand, where that says that it stands for another, or both name
    /// the same.
    private Optional<Section> before(int index) {
        var section = sections.get(index);
        return beside(section)
                .filter(other -> other.line() < section.line() && !counted(other))
                .reduce((_, nearest) -> nearest)
                .filter(other ->
                        INSTEAD.find(section.title())
                                ? same(section.title(), other.title(), other.title())
                                : (rotates && alone(section.title()) && alone(other.title()))
                                        || namedAlike(section.title(), other.title()));
    }

    private static boolean namedAlike(String title, String other) {
        return !subject(title).isEmpty()
                && subject(title).equals(subject(other))
                && DONE_ONCE.find(title);
    }

    /// `Manual renewal`, where there is nothing else to renew.
    private static boolean alone(String title) {
        return Rotations.title(title) && subject(title).size() < 3;
    }

    private Stream<Section> beside(Section section) {
        return sections.stream()
                .filter(other ->
                        other.line() != section.line()
                                && other.depth() == section.depth()
                                && other.path().equals(section.path())
                                && Rotations.deed(other.phase(), rotates)
                                && !BY_HAND.find(other.title())
                                && acts(other));
    }

    private boolean acts(Section section) {
        return sections.stream()
                .filter(other -> other.line() >= section.line())
                .takeWhile(
                        other -> other.line() == section.line() || other.depth() > section.depth())
                .anyMatch(other -> Section.acts(other.blocks()));
    }

    private Optional<Section> above(int index) {
        var depth = sections.get(index).depth();
        for (var i = index - 1; i >= 0; i--) {
            if (sections.get(i).depth() < depth) {
                return Optional.of(sections.get(i));
            }
        }
        return Optional.empty();
    }

    private String parent(int index) {
        return above(index).map(Section::title).orElse("");
    }

    /// Whether two ways lead to the same: they name it alike, or one leaves it to the heading above
    /// or to the other.
    private static boolean same(String one, String other, String above) {
        var first = subject(one);
        var second = subject(other);
        var named = !first.isEmpty() && !second.isEmpty();
        return (!named || first.equals(second))
                && DONE_ONCE.find(named ? one : one + " " + other + " " + above)
                && !LOOKS.find(one)
                && !LOOKS.find(other);
    }

    private static Set<String> subject(String title) {
        var words = new TreeSet<String>();
        var found =
                WORD.matcher(
                        BRACKETS.replaceAll(PhaseNames.bare(title), " ").toLowerCase(Locale.ROOT));
        while (found.find()) {
            if (!HOW.contains(found.group())) {
                words.add(found.group().substring(0, Math.min(6, found.group().length())));
            }
        }
        return words;
    }

    private static boolean counted(Section section) {
        return PhaseNames.counted(section.title());
    }

    /// How much a label speaks for its way, where another label of the section opens the other one
    /// and each has something done; empty where it is no way.
    public static Optional<Weight> label(String label, Section section, List<Block> siblings) {
        if (section.phase() != Phase.DEPLOY
                || siblings.size() > MOST
                || !(BY_HAND.find(label) || BY_MACHINE.find(label))
                || (Phrases.option(label).isPresent() && !Phrases.weakOption(label))) {
            return Optional.empty();
        }
        var labels = new ArrayList<String>();
        for (var i = 0; i + 1 < siblings.size(); i++) {
            if (siblings.get(i) instanceof Block.Text text
                    && Section.acts(List.of(siblings.get(i + 1)))) {
                var unit = Unit.of(text).getLast();
                if (unit.label()) {
                    labels.add(unit.labelText().isEmpty() ? unit.text() : unit.labelText());
                }
            }
        }
        var hand = labels.stream().filter(BY_HAND::find).findFirst();
        var machine =
                labels.stream().filter(it -> BY_MACHINE.find(it) && !BY_HAND.find(it)).findFirst();
        if (hand.isEmpty()
                || machine.isEmpty()
                || !labels.contains(label)
                || !same(hand.get(), machine.get(), section.title())) {
            return Optional.empty();
        }
        var preferred = PREFERRED.find(hand.get()) && !PREFERRED.find(machine.get());
        return Optional.of(
                BY_HAND.find(label) == preferred ? Weight.RECOMMENDED : Weight.DISCOURAGED);
    }
}
