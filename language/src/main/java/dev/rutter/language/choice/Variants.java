package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.CommandStem;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Grounds;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One command told several times, each for another day: `Normal release:` over `./deploy.sh`,
/// `Hotfix:` over `./deploy.sh --skip-tests`. They are alternatives, and the unusual one is taken
/// only where somebody says so. Where each has its own day (`With migrations:`, `Without
/// migrations:`), somebody chooses.
public final class Variants {
    /// For a day that is not every day.
    private static final QuickPattern UNUSUAL =
            QuickPattern.compile(
                    "\\b(?:hot-?fix(?:es)?|emergenc(?:y|ies)|urgent(?:ly)?|expedited|break[- ]?glass|(?:very )?first(?:[- ]time|(?: deploy\\w*| release| install\\w*| run)(?! (?:the|an?|all|your|our|it|its|this|that|to|each|every)\\b))|initial|fresh|brand[- ]new|from scratch"
                            + "|with(?:out)? (?:(?:the|any|database|db|schema|new) )*(?:migrations?|schema changes?|downtime|tests?|cache|build(?:ing)?|assets?|dependencies)|no[- ](?:migrations?|downtime|tests?|cache)|skip(?:ping)?|dry[- ]?run|forc(?:e|ed|ing))\\b"
                            + "|^\\W*(?:pre-?release|beta|alpha|nightly|snapshot|patch|minor|major)(?:[- ]level)?(?: (?:releases?|versions?|updates?|upgrades?|bumps?|changes?))?(?: ?\\([^)]*\\))?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern USUAL =
            QuickPattern.compile(
                    "\\b(?:standard|normal(?:ly)?|regular|routine|usual(?:ly)?|default|planned|scheduled|subsequent|every day)\\b",
                    CASE_INSENSITIVE);

    /// A rehearsal comes before what it rehearses.
    private static final QuickPattern DRY =
            QuickPattern.compile("\\bdry[- ]?run\\b", CASE_INSENSITIVE);

    /// How far it goes back: `Quick rollback` beside `Full rollback`.
    private static final QuickPattern EXTENT =
            QuickPattern.compile(
                    "^\\W*(?:quick|fast|instant|immediate|rapid|simple|soft|hard|full|complete|total|partial) (?:\\w+ )?(?:roll-?back|revert|restore|reversal|undo)\\b[^`.;]{0,40}$",
                    CASE_INSENSITIVE);

    private static final QuickPattern ITEM =
            QuickPattern.compile(
                    "^\\W*([^`:–—]{3,60}?)(?:\\*\\*)?\\s*(?::|–|—| - )(?:\\*\\*)?\\s*`([^`]+)`\\W*$");

    /// `macOS: open the console and run …`.
    private static final QuickPattern LABELLED =
            QuickPattern.compile(
                    "^\\W*([^`:–—]{2,60}?)(?:\\*\\*)?\\s*(?::|–|—| - )(?:\\*\\*)?\\s*(\\S.*)$");

    private static final QuickPattern BLANKS = QuickPattern.compile("\\s+");
    private static final int WORDS = 8;

    private record Told(String label, String command, int line) {}

    private static final QuickPattern BUILDS =
            QuickPattern.compile(
                    "\\b(?:build|packag|publish|upload|sign|dist|client|installer|smoke|verif|test|check|releas|push|app ?store)",
                    CASE_INSENSITIVE);

    /// Nobody tells the same for more platforms.
    private static final int FEW = 8;

    /// Alternatives are few and stand close to each other.
    private static final int MOST = 300;

    private Variants() {}

    /// How much labels over blocks speak for each of them, by line.
    private static Map<Integer, Weight> labels(Section section, List<Block> blocks) {
        if (!FenceClassifier.acts(section.phase()) || blocks.size() > MOST) {
            return Map.of();
        }
        var told = new ArrayList<Told>();
        for (var i = 0; i + 1 < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Text text
                    && blocks.get(i + 1) instanceof Block.Fence fence) {
                var unit = Unit.of(text).getLast();
                if (unit.label()) {
                    told.add(
                            new Told(
                                    unit.labelText().isEmpty()
                                            ? unit.announces()
                                            : unit.labelText(),
                                    fence.firstCommand(),
                                    unit.line()));
                }
            }
        }
        return weights(told, section.phase(), section.title() + ". " + Block.words(blocks));
    }

    /// The same of a list's items.
    public static Map<Integer, Weight> items(Block.Items list, Scope scope) {
        if (!FenceClassifier.acts(scope.phase()) || list.ordered()) {
            return Map.of();
        }
        var told = new ArrayList<Told>();
        for (var item : list.items()) {
            var match = ITEM.matcher(item.text());
            if (match.find() && !item.box()) {
                told.add(new Told(match.group(1), match.group(2), item.line()));
            }
        }
        var weights =
                new HashMap<>(
                        weights(told, scope.phase(), scope.title() + ". " + scope.leadText()));
        if (weights.isEmpty()) {
            platforms(list, scope).forEach(line -> weights.put(line, Weight.PLAIN));
        }
        return weights;
    }

    /// The lines of a list of which each tells the same for another platform: `macOS: launch the
    /// app`, `Docker: run …`. What is built, put out or looked at for each of them is no choice.
    private static List<Integer> platforms(Block.Items list, Scope scope) {
        if ((scope.phase() != Phase.DEPLOY && scope.phase() != Phase.ROLLBACK)
                || BUILDS.find(scope.title() + " " + scope.leadText())
                || list.items().size() < 2
                || list.items().size() > FEW) {
            return List.of();
        }
        var labels = new ArrayList<String>();
        var told = new ArrayList<String>();
        for (var item : list.items()) {
            var match = LABELLED.matcher(item.text());
            if (item.box()
                    || !match.find()
                    || !tells(match.group(2))
                    || BUILDS.find(match.group(2))) {
                return List.of();
            }
            labels.add(match.group(1));
            told.add(match.group(2));
        }
        var alike =
                Grounds.beside(labels).size() == labels.size()
                        || Platforms.beside(labels).size() == labels.size()
                        || Platforms.all(labels);
        return !alike || Grounds.parts(labels, scope.title() + ". " + scope.leadText(), told)
                ? List.of()
                : list.items().stream().map(Block.Item::line).toList();
    }

    private static boolean tells(String text) {
        return Imperatives.tells(text) || !InlineCommands.of(text).isEmpty();
    }

    private static Map<Integer, Weight> weights(List<Told> told, Phase phase, String over) {
        if (told.size() > MOST) {
            return Map.of();
        }
        var weights = new HashMap<Integer, Weight>();
        var labels = told.stream().map(Told::label).toList();
        var grounds = Grounds.beside(labels);
        var systems =
                told.stream()
                        .filter(it -> grounds.contains(it.label()) && Grounds.system(it.label()))
                        .toList();
        var fleet =
                !systems.isEmpty()
                        && Grounds.parts(
                                systems.stream().map(Told::label).toList(),
                                over,
                                systems.stream().map(Told::command).toList());
        var runtimes = Platforms.beside(labels);
        for (var one : told) {
            if ((grounds.contains(one.label()) && !(fleet && systems.contains(one)))
                    || runtimes.contains(one.label())) {
                weights.put(one.line(), Weight.PLAIN);
            }
        }
        if (phase == Phase.ROLLBACK) {
            var extents = told.stream().filter(one -> EXTENT.find(one.label())).toList();
            if (extents.stream().map(Told::label).distinct().count() > 1) {
                extents.forEach(one -> weights.put(one.line(), Weight.PLAIN));
            }
        }
        if (phase != Phase.DEPLOY) {
            return weights;
        }
        for (var one : told) {
            if (!unusual(one)) {
                continue;
            }
            var same =
                    told.stream()
                            .filter(other ->
                                    other.line() != one.line()
                                            && (CommandStem.same(one.command(), other.command())
                                                    || FenceVariants.opposed(
                                                            one.label(), other.label())))
                            .toList();
            var usual =
                    same.stream()
                            .filter(other -> !unusual(other) && USUAL.find(other.label()))
                            .findFirst()
                            .or(() -> same.stream().filter(other -> !unusual(other)).findFirst());
            if (same.isEmpty()
                    || (DRY.find(one.label())
                            && usual.filter(it -> it.line() < one.line()).isEmpty())) {
                continue;
            }
            weights.put(one.line(), usual.isPresent() ? Weight.DISCOURAGED : Weight.PLAIN);
            usual.ifPresent(it -> weights.put(it.line(), Weight.RECOMMENDED));
        }
        return weights;
    }

    private static boolean unusual(Told told) {
        return BLANKS.split(told.label().strip(), -1).length <= WORDS && UNUSUAL.find(told.label());
    }

    /// The alternative that an item is, if it is one of several.
    public static Scope item(
            Context context,
            Map<Integer, Weight> weights,
            String group,
            Block.Item item,
            Scope scope) {
        var weight = Optional.ofNullable(weights.get(item.line()));
        var label = LABELLED.matcher(item.text());
        return weight.isEmpty() || !label.find()
                ? scope
                : scope.option(
                        Optional.of(
                                context.choice(
                                        group,
                                        Inline.plain(label.group(1)),
                                        item.line(),
                                        weight,
                                        scope.option())));
    }

    /// How much the document speaks for the alternative that a label opens, if it opens one.
    public static Optional<Weight> label(Unit unit, Section section, List<Block> siblings) {
        return Optional.ofNullable(labels(section, siblings).get(unit.line()));
    }

    /// How many labels open an alternative that needs another beside it.
    public static int weak(List<Block> siblings) {
        if (siblings.size() > MOST) {
            return 0;
        }
        var count = 0;
        for (var block : siblings) {
            if (block instanceof Block.Text text) {
                for (var unit : Unit.of(text)) {
                    count += unit.label() && Phrases.weakOption(unit.text()) ? 1 : 0;
                }
            }
        }
        return count;
    }
}
