package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.command.InlineCommands;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a section holds decides where its title is vague, or says when and not what.
final class PhaseContent {
    private static final QuickPattern RELEASES =
            QuickPattern.compile(
                    "^(?:(?:deploy(?:ing)?|releas(?:e|ing)|roll(?:ing)?[- ]?out) (?:\\w+ )?(?:to|in|on) |(?:\\w+ ){0,2}(?:deployment|release|roll-?out)(?: (?:to|steps|procedure|process)\\b.*)?$)",
                    CASE_INSENSITIVE);

    /// Part of a whole list that its items must be for the list to be called after them.
    private static final double MOST = 0.75;

    private static final QuickPattern REHEARSES =
            QuickPattern.compile(
                    "\\b(?:roll-?back|recovery|failover|backup|restore|dr) (?:testing|tests?|drills?|exercises?|rehearsals?|simulations?)\\b"
                            + "|^(?:test|practi[cs]|rehears|drill|exercis)(?:e|ing)?\\b(?: \\w+)? (?:roll-?backs?|recovery|fail-?overs?|restores?|disaster)\\b"
                            + "|\\bgame ?days?\\b|\\bchaos (?:engineering|testing)\\b",
                    CASE_INSENSITIVE);

    /// A time after the deployment: `T+7: Week 1`, `First 24 hours`, `06:00 - 24:00: First Day`.
    private static final QuickPattern LATER_ON =
            QuickPattern.compile(
                    "^T ?\\+ ?[1-9]|^(?:\\d\\d:\\d\\d ?[-–—] ?\\d\\d:\\d\\d:? ?)?(?:the )?(?:first (?:\\d+ )?(?:hours?|days?|weeks?)|early hours)\\b"
                            + "|^(?:day|week) \\d+ (?:review|after|post|check)",
                    CASE_INSENSITIVE);

    /// A time that has words of its own behind it, which say what is done then.
    private static final QuickPattern COUNTED_FROM_IT =
            QuickPattern.compile("^T ?\\+ ?\\d", CASE_INSENSITIVE);

    /// What is to be known or looked at while something goes on: `During the upload`.
    private static final QuickPattern MEANWHILE =
            QuickPattern.compile("^(?:during|while)\\b", CASE_INSENSITIVE);

    private static final QuickPattern WATCHES =
            QuickPattern.compile(
                    "^\\W*(?:monitor|watch|track|observe|keep an eye on)\\b", CASE_INSENSITIVE);
    private static final QuickPattern MARKDOWN_TEXT = QuickPattern.compile("markdown|md|text|");
    private static final QuickPattern RECORDS =
            QuickPattern.compile("^(?:document|record|log|write down|note)\\b", CASE_INSENSITIVE);
    private static final QuickPattern OCCASION =
            QuickPattern.compile(
                    "^(?:triggers?|trigger(?:ing)? (?:conditions?|criteria|events?)|when to (?:use|run|start|invoke|activate)\\b.*|activation(?: criteria)?)$",
                    CASE_INSENSITIVE);
    private static final QuickPattern ONE_OF =
            QuickPattern.compile(
                    "\\b(?:(?:any|at least)? ?one|any|either) of\\b[^.:]{0,60}:\\W*$",
                    CASE_INSENSITIVE);
    private static final QuickPattern PRINTS =
            QuickPattern.compile("^\\W*print (?:and|this|it|me|out)\\b", CASE_INSENSITIVE);

    /// The whole in short, for those who know it.
    private static final QuickPattern IN_SHORT =
            QuickPattern.compile(
                    "^(?:quick (?:reference|start|guide|deploy\\w*)|tl;?dr|cheat ?sheet|in short|short version)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern PUTS_OUT =
            QuickPattern.compile(
                    "\\b(?:deploy|release|publish|promote|rollout|git push|apply)",
                    CASE_INSENSITIVE);

    /// A part of what keeps a system running that puts a version of it out.
    private static final QuickPattern DEPLOYS =
            QuickPattern.compile(
                    "^(?:deploy|releas|publish|ship)(?:e|ing)? (?:the|an?|new|to|from|code|changes)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENDS =
            QuickPattern.compile(
                    "^\\W*(?:post|send|announce|write|publish)\\b.{0,40}?\\b(?:in|to|on|at)\\b.{1,60}:$",
                    CASE_INSENSITIVE);

    private final List<Section.Raw> raws;
    private final Opposites opposites;

    /// @param title the index of the document's title, or -1
    PhaseContent(List<Section.Raw> raws, int title) {
        this.raws = raws;
        this.opposites = new Opposites(raws, title);
    }

    /// The rules by which the content alone settles the phase.
    ///
    /// @param title what the document is about
    List<PhaseRule> rules(Phase title) {
        return List.of(
                new PhaseRule(
                        "it is one of several ways to do that",
                        it ->
                                it.states(Phase.WATCH) && way(it.index())
                                        ? Optional.of(it.top() ? beside(it.index()) : it.above())
                                        : Optional.empty()),
                new PhaseRule(
                        "it tells what is done behind the deployment",
                        it ->
                                it.top() && it.states(Phase.WATCH) && Nesting.TASKS.find(it.words())
                                        ? Optional.of(tasks(it.index()))
                                        : Optional.empty()),
                new PhaseRule(
                        "another section undoes it, or it undoes another",
                        it ->
                                it.top() || it.above() == Phase.DEPLOY
                                        ? opposites.of(it.index())
                                        : Optional.empty()),
                PhaseRule.is(
                        Phase.MAINTAIN,
                        "it practises something",
                        it -> REHEARSES.find(it.words()) && rehearsed(it.above())),
                PhaseRule.is(
                        Phase.WATCH,
                        "its title is a time behind the deployment",
                        it ->
                                open(it)
                                        && (it.stated() == null
                                                || (it.states(Phase.VERIFY)
                                                        && !COUNTED_FROM_IT.find(it.words())))
                                        && LATER_ON.find(it.words())
                                        && !runs(it.index())),
                PhaseRule.is(
                        Phase.WATCH,
                        "all that it tells is to look on",
                        it ->
                                open(it)
                                        && it.stated() == null
                                        && (watches(it.index())
                                                || (title != Phase.INCIDENT
                                                        && MEANWHILE.find(it.words())
                                                        && !runs(it.index())))),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "a part of it deploys",
                        it -> it.top() && it.states(Phase.REFERENCE) && deploysBelow(it.index())),
                PhaseRule.is(
                        Phase.DEPLOY,
                        "its parts are counted, and the document deploys",
                        it ->
                                it.top()
                                        && it.states(Phase.REFERENCE)
                                        && title == Phase.DEPLOY
                                        && PUTS_OUT.find(it.words())
                                        && it.raw().acts()
                                        && counted(it.raw().children())),
                PhaseRule.is(
                        Phase.TROUBLE,
                        "it is a table of problems and cures",
                        it ->
                                (it.top() || it.above() == Phase.REFERENCE)
                                        && it.vague()
                                        && IssueTitles.table(it.raw().blocks())));
    }

    private static boolean counted(List<String> titles) {
        return titles.size() >= PartOrder.FEWEST
                && titles.stream().filter(PhaseNames::counted).count() >= MOST * titles.size();
    }

    private static boolean open(Titled it) {
        return it.top() || it.above() == Phase.DEPLOY || it.above() == Phase.VERIFY;
    }

    /// What tasks behind a deployment are: a watch where they have times, else a part of it.
    private Phase tasks(int index) {
        var children = raws.get(index).children();
        if (children.stream().anyMatch(child -> !Durations.find(child).isEmpty())) {
            return Phase.WATCH;
        }
        return children.isEmpty() && runs(index) ? Phase.DEPLOY : Phase.VERIFY;
    }

    /// Whether a section directly below puts a version out, and says how: `Production deployment`
    /// below `Environments`.
    private boolean deploysBelow(int index) {
        var depth = raws.get(index).heading().depth();
        var direct = Integer.MAX_VALUE;
        for (var i = index + 1; i < raws.size() && raws.get(i).heading().depth() > depth; i++) {
            direct = Math.min(direct, raws.get(i).heading().depth());
            if (raws.get(i).acts() && procedure(raws.get(i).children())) {
                return true;
            }
            if (raws.get(i).heading().depth() == direct
                    && RELEASES.find(PhaseNames.bare(raws.get(i).heading().text()))
                    && (raws.get(i).acts() || runs(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether headings are those of one procedure: what comes before it, the deed, what proves it.
    private static boolean procedure(List<String> titles) {
        var stated = titles.stream().map(it -> PhaseNames.stated(it, Phase.NONE)).toList();
        return stated.contains(Phase.DEPLOY)
                && (stated.contains(Phase.PREPARE) || stated.contains(Phase.VERIFY));
    }

    /// Whether a heading counts one of several ways: `Option 2: In the dashboard` is done where the
    /// first is.
    private boolean way(int index) {
        return Phrases.option(raws.get(index).heading().text()).isPresent();
    }

    /// What the first of several ways is for that stand below no heading of their own.
    private Phase beside(int index) {
        var depth = raws.get(index).heading().depth();
        for (var i = index - 1; i >= 0 && raws.get(i).heading().depth() >= depth; i--) {
            if (raws.get(i).heading().depth() == depth && way(i)) {
                var stated = PhaseNames.stated(raws.get(i).heading().text(), Phase.NONE);
                return stated == null ? Phase.DEPLOY : stated;
            }
        }
        return Phase.WATCH;
    }

    /// Whether what is practised here is upkeep: before a deployment it is a part of getting ready.
    private static boolean rehearsed(Phase above) {
        return switch (above) {
            case NONE, DEPLOY, VERIFY, WATCH, ROLLBACK, INCIDENT, MAINTAIN, REFERENCE -> true;
            case OVERVIEW, PREPARE, TROUBLE, CONTACTS, TEMPLATE -> false;
        };
    }

    /// Whether a section at the head of a document is the deployment in short: what comes before it
    /// only speaks, and its commands put something out.
    boolean inShort(int index, int title, String words) {
        if (!IN_SHORT.find(words)) {
            return false;
        }
        var depth = raws.get(index).heading().depth();
        for (var i = title + 1; i < index; i++) {
            if (raws.get(i).acts()) {
                return false;
            }
        }
        for (var i = index;
                i < raws.size() && (i == index || raws.get(i).heading().depth() > depth);
                i++) {
            for (var block : raws.get(i).blocks()) {
                if (block instanceof Block.Fence fence
                        && FenceTag.commands(fence)
                        && fence.content().stream().anyMatch(PUTS_OUT::find)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a section or one below it holds a command.
    boolean runs(int index) {
        var depth = raws.get(index).heading().depth();
        for (var i = index; i < raws.size(); i++) {
            if (i > index && raws.get(i).heading().depth() <= depth) {
                return false;
            }
            if (runs(raws.get(i).blocks())) {
                return true;
            }
        }
        return false;
    }

    /// Whether most items of a section's bulleted lists tell to do something.
    boolean orders(int index) {
        var items =
                raws.get(index).blocks().stream()
                        .filter(Block.Items.class::isInstance)
                        .flatMap(block -> ((Block.Items) block).items().stream())
                        .map(Block.Item::text)
                        .toList();
        return items.size() > 1
                && items.stream()
                                .filter(text ->
                                        Imperatives.tells(text)
                                                || Imperatives.tellsLater(text)
                                                || !InlineCommands.of(text).isEmpty())
                                .count()
                        >= MOST * items.size();
    }

    private static boolean runs(List<Block> blocks) {
        for (var block : blocks) {
            var found =
                    switch (block) {
                        case Block.Fence fence -> FenceTag.commands(fence);
                        case Block.Items list ->
                                list.items().stream().anyMatch(item -> runs(item.rest()));
                        case Block.Item item -> runs(item.rest());
                        case Block.Fold fold -> !fold.outdated() && runs(fold.blocks());
                        case Block.Table table -> ColumnRoles.commands(table);
                        case Block.Heading _, Block.Text _, Block.Html _ -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /// Whether nearly all that is told is to look on.
    private boolean watches(int index) {
        var told = new ArrayList<String>();
        for (var block : raws.get(index).blocks()) {
            if (block instanceof Block.Items list) {
                list.items().forEach(item -> told.add(Inline.plain(item.text())));
            } else if (!(block instanceof Block.Text)) {
                return false;
            }
        }
        return told.size() > 1 && told.stream().filter(WATCHES::find).count() >= MOST * told.size();
    }

    /// Whether it is to be printed and ticked off.
    boolean printed(int index) {
        var blocks = raws.get(index).blocks();
        return !blocks.isEmpty()
                && blocks.getFirst() instanceof Block.Text text
                && PRINTS.find(text.joined());
    }

    /// Whether a section lists what the whole document is for: `Trigger` over `ONE of:`.
    boolean occasion(int index, String words) {
        var blocks = raws.get(index).blocks();
        return OCCASION.find(words)
                && !blocks.isEmpty()
                && blocks.getFirst() instanceof Block.Text text
                && ONE_OF.find(Inline.plain(text.joined()))
                && !runs(index);
    }

    /// Whether a section tells to write something down and holds nothing but the form for it.
    boolean record(int index, String words) {
        var raw = raws.get(index);
        var forms =
                raw.blocks().stream()
                        .filter(b ->
                                b instanceof Block.Fence f
                                        && MARKDOWN_TEXT.matches(f.tag())
                                        && !FenceTag.commands(f))
                        .count();
        return forms > 0
                && RECORDS.find(words)
                && raw.blocks().stream()
                        .allMatch(b -> b instanceof Block.Text || b instanceof Block.Fence)
                && raw.blocks().stream().filter(Block.Fence.class::isInstance).count() == forms;
    }

    /// Whether a section shows something that no shell reads: a text to send, a form to fill in.
    static boolean onlyMessages(Section.Raw raw) {
        return raw.blocks().stream()
                .anyMatch(b -> b instanceof Block.Fence f && !FenceTag.shell(f));
    }

    /// Whether a section tells to send what it shows, and where to: ``Post in `#deploys`:``.
    static boolean sends(Section.Raw raw) {
        return raw.blocks().stream()
                .anyMatch(b -> b instanceof Block.Text text && SENDS.find(text.joined()));
    }

    /// Whether a section puts a version out by its words and by what it runs.
    boolean putsOut(int index, String words) {
        return DEPLOYS.find(words) && runs(index);
    }

    /// Whether some chapter that is not below this one is about going back by its own words.
    boolean tellsTheWayBack(int index) {
        var end = index + 1;
        while (end < raws.size()
                && raws.get(end).heading().depth() > raws.get(index).heading().depth()) {
            end++;
        }
        return Stream.concat(
                        raws.subList(0, index).stream(), raws.subList(end, raws.size()).stream())
                .anyMatch(raw ->
                        PhaseNames.stated(raw.heading().text(), Phase.NONE) == Phase.ROLLBACK);
    }

    static boolean message(String title) {
        return PhaseNames.stated(title, Phase.NONE) == Phase.TEMPLATE;
    }
}
