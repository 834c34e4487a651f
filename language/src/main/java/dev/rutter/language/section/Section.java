package dev.rutter.language.section;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.FenceTag;
import dev.rutter.language.block.Outdated;
import dev.rutter.language.command.ColumnRoles;
import dev.rutter.language.command.LabelledCommands;
import dev.rutter.language.command.ShapedCommands;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.HaltSentences;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Later;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.SameAgain;
import dev.rutter.language.shell.CommandWords;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A heading with the blocks below it.
///
/// @param purpose what its readers say that it is for: its phase, but for what restores
/// @param because why it was taken for that phase, or empty
/// @param lead what the heading announces for the lines below it
/// @param issue whether it is the title of a troubleshooting entry
/// @param outdated whether the document keeps it and does not mean it any more
/// @param fromZero whether the document counts its days from 0
/// @param lastLine the last line before the next heading
public record Section(
        String title,
        int depth,
        Phase phase,
        Phase purpose,
        String because,
        Lead lead,
        boolean issue,
        boolean outdated,
        boolean fromZero,
        int line,
        int lastLine,
        List<String> path,
        List<Block> blocks) {

    /// The same heading over other blocks.
    public Section with(List<Block> others) {
        return new Section(
                title, depth, phase, purpose, because, lead, issue, outdated, fromZero, line,
                lastLine, path, others);
    }

    /// When all of it is done, where its heading or one above puts it off.
    public Optional<String> later() {
        return Stream.concat(Stream.of(title), path.reversed().stream())
                .flatMap(heading ->
                        Later.in(heading)
                                .or(() -> fromZero ? Later.second(heading) : Optional.empty())
                                .or(() -> behind() ? Later.first(heading) : Optional.empty())
                                .stream())
                .findFirst();
    }

    /// Whether it stands below a heading on the time behind the deployment.
    private boolean behind() {
        return path.stream().anyMatch(Later::afterwards);
    }

    /// The condition of a day that may be the deployment's own or the next one.
    public Optional<Guard> dayOne() {
        return behind() && !fromZero
                ? Later.second(title).map(words -> new Guard(words, line))
                : Optional.empty();
    }

    /// A heading with its blocks before anything is known of it.
    ///
    /// @param children the titles of the headings directly below it
    /// @param acts whether it or a section below it holds commands, steps or boxes
    record Raw(
            Block.Heading heading,
            List<Block> blocks,
            int lastLine,
            List<String> children,
            boolean acts) {}

    /// Cuts blocks at their headings and settles each section's phase: by its own words, then by
    /// the section it is in, then by what it holds.
    public static List<Section> cut(List<Block> written, int lastLine) {
        var blocks = PlainHeadings.of(written);
        var sections = new ArrayList<Section>();
        var own = new ArrayList<Block>();
        var raws = new ArrayList<Raw>();
        Block.Heading heading = null;
        for (var block : blocks) {
            if (block instanceof Block.Heading next) {
                if (heading != null) {
                    raws.add(raw(heading, own, next.line() - 1));
                } else if (!own.isEmpty()) {
                    sections.add(preamble(own, next.line() - 1, Phase.NONE));
                }
                own = new ArrayList<>();
                heading = next;
            } else {
                own.add(block);
            }
        }
        if (heading != null) {
            raws.add(raw(heading, own, lastLine));
        } else if (!own.isEmpty()) {
            // No heading at all: notes on a deployment, or nothing to do.
            sections.add(preamble(own, lastLine, acts(own) ? Phase.DEPLOY : Phase.NONE));
        }
        settle(withChildren(raws), sections);
        return List.copyOf(sections);
    }

    private static Raw raw(Block.Heading heading, List<Block> own, int lastLine) {
        var acts =
                acts(own)
                        || own.stream().anyMatch(it -> carriesOut(it, heading.text()))
                        || Products.listed(heading, own)
                        || sendsElsewhere(own)
                        || (PhaseNames.counted(heading.text()) && mayEnd(own));
        return new Raw(heading, own, Math.max(heading.line(), lastLine), List.of(), acts);
    }

    private static boolean carriesOut(Block block, String title) {
        return block instanceof Block.Fence fence && ShapedCommands.titled(fence, title);
    }

    /// Whether the words of a section may end it all: `For abuse, stop here.`
    private static boolean mayEnd(List<Block> blocks) {
        return blocks.stream()
                .filter(Block.Text.class::isInstance)
                .map(it -> ((Block.Text) it).joined())
                .filter(it -> it.contains("stop here"))
                .flatMap(it -> HaltSentences.sentences(it).stream())
                .anyMatch(HaltSentences::gate);
    }

    /// Whether its words send to what was told elsewhere, to be done once more: `Same as above,
    /// with env=prod.` By itself it has nothing to do.
    private static boolean sendsElsewhere(List<Block> blocks) {
        for (var i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Text text
                    && text.lines().size() <= 2
                    && !Block.introduced(i + 1 < blocks.size() ? blocks.get(i + 1) : null)
                    && SameAgain.tells(text.joined())) {
                return true;
            }
        }
        return false;
    }

    private static Section preamble(List<Block> own, int lastLine, Phase phase) {
        var line = own.getFirst().line();
        return new Section(
                "",
                0,
                phase,
                phase,
                "",
                Lead.NONE,
                false,
                Outdated.notice(own),
                false,
                line,
                Math.max(line, lastLine),
                List.of(),
                own);
    }

    private static List<Raw> withChildren(List<Raw> raws) {
        var out = new ArrayList<Raw>(raws);
        var children = new ArrayList<List<String>>();
        raws.forEach(_ -> children.add(new ArrayList<>()));
        var acts = new boolean[raws.size()];
        var open = new ArrayDeque<Integer>();
        for (var i = 0; i < raws.size(); i++) {
            var depth = raws.get(i).heading().depth();
            while (!open.isEmpty() && raws.get(open.peek()).heading().depth() >= depth) {
                open.pop();
            }
            if (!open.isEmpty()) {
                children.get(open.peek()).add(raws.get(i).heading().text());
            }
            acts[i] |= raws.get(i).acts();
            if (acts[i]) {
                open.forEach(above -> acts[above] = true);
            }
            open.push(i);
        }
        for (var i = 0; i < raws.size(); i++) {
            var raw = raws.get(i);
            out.set(
                    i,
                    new Raw(raw.heading(), raw.blocks(), raw.lastLine(), children.get(i), acts[i]));
        }
        return out;
    }

    private static final String RESTORES =
            "it puts back what was there from a copy, which no failed release does by itself";

    private static final Settled OUTDATED =
            new Settled(Phase.REFERENCE, "the document does not mean it any more");

    private static void settle(List<Raw> raws, List<Section> sections) {
        var title = titleIndex(raws);
        var rules = new PhaseRules(Subject.told(raws, title), title);
        var restores = new Restores(raws, title);
        var fromZero = raws.stream().anyMatch(raw -> Later.zeroth(raw.heading().text()));
        var open = new ArrayDeque<Section>();
        for (var i = 0; i < raws.size(); i++) {
            var raw = raws.get(i);
            var heading = raw.heading();
            while (!open.isEmpty() && open.peek().depth() >= heading.depth()) {
                open.pop();
            }
            var parent = Optional.ofNullable(open.peek());
            var outdated =
                    parent.filter(Section::outdated).isPresent()
                            || (i != title
                                    && (Outdated.title(heading.text())
                                            || Outdated.notice(raw.blocks())));
            var settled =
                    i == title ? rules.title() : outdated ? OUTDATED : rules.settle(i, parent);
            var phase = settled.phase();
            var back = restores.is(raw, phase, parent) && i != title;
            var above = parent.map(Section::lead).orElse(Lead.NONE);
            var lead =
                    i == title
                            ? Lead.NONE
                            : TriggerTitles.below(parent, heading.text(), raw.acts())
                                    ? Lead.TRIGGER
                                    : lead(heading.text(), above, phase);
            var path = new ArrayList<String>();
            open.descendingIterator().forEachRemaining(s -> path.add(Inline.plain(s.title())));
            var issue =
                    i == title
                            ? IssueTitles.whole(raws, title)
                            : IssueTitles.issue(raw, phase, parent);
            var section =
                    new Section(
                            heading.text(),
                            heading.depth(),
                            phase,
                            back ? Phase.ROLLBACK : phase,
                            back ? RESTORES : settled.why(),
                            lead,
                            issue,
                            outdated,
                            fromZero,
                            heading.line(),
                            raw.lastLine(),
                            path,
                            raw.blocks());
            sections.add(section);
            open.push(section);
        }
    }

    /// The index of the document's title, or -1: the first heading, where no other is as high, or
    /// where nothing stands below it before a higher one.
    private static int titleIndex(List<Raw> raws) {
        if (raws.isEmpty()) {
            return -1;
        }
        var depth = raws.getFirst().heading().depth();
        var alone = raws.stream().skip(1).noneMatch(raw -> raw.heading().depth() <= depth);
        // Smaller than what follows it and with nothing below it, it can only be the title, too.
        var above =
                raws.size() > 2
                        && raws.getFirst().blocks().isEmpty()
                        && raws.stream()
                                        .skip(1)
                                        .filter(raw -> raw.heading().depth() < depth)
                                        .count()
                                > 1
                        && raws.get(1).heading().depth() < depth;
        return depth == 1 || (alone && raws.size() > 1) || above ? 0 : -1;
    }

    /// Words that mean something in a label may be no more than a subject in a heading.
    private static Lead announced(Lead lead, String title, Phase phase) {
        return switch (lead) {
            case SYMPTOMS, CAUSE, PREVENTION, DIAGNOSIS, CURE, BACKGROUND, AUTO ->
                    phase == Phase.TROUBLE ? lead : Lead.NONE;
            case TRIGGER, NO_TRIGGER -> begins(title, phase) ? Lead.NONE : lead;
            case NONE, SUCCESS, EXPECTED, ENV, SEVERITY, ESCALATION, METRICS, TEMPLATE, ACTION ->
                    lead;
        };
    }

    private static final QuickPattern BACK =
            QuickPattern.compile(
                    "back\\b|roll-?ing|abort|revert|undo|stop|halt|trigger", CASE_INSENSITIVE);

    private static final QuickPattern CRITERIA =
            QuickPattern.compile("\\bcriteria\\b", CASE_INSENSITIVE);

    /// Whether its criteria are those by which something is begun: they decide no rollback.
    private static boolean begins(String title, Phase phase) {
        return (phase == Phase.OVERVIEW || phase == Phase.REFERENCE)
                && CRITERIA.find(title)
                && !BACK.find(title)
                && !title.toLowerCase(Locale.ROOT).contains("rollback");
    }

    /// A heading over what something does by itself, and over nothing else.
    private static final QuickPattern INSIDE =
            QuickPattern.compile(
                    "\\W*(?:[\\d.]+\\s+)?(?:how (?:it|this) (?:all )?works|under the hood|behind the scenes)\\W*",
                    CASE_INSENSITIVE);

    private static Lead lead(String title, Lead parent, Phase phase) {
        if (INSIDE.matches(title)) {
            return Lead.AUTO;
        }
        var own = announced(Lead.of(title), title, phase).over(title, phase);
        var inherits =
                parent == Lead.TRIGGER || parent == Lead.NO_TRIGGER || parent == Lead.SUCCESS;
        return inherits && (own == Lead.NONE || own == Lead.METRICS) ? parent : own;
    }

    /// Whether blocks hold something to do: commands, numbered steps, boxes.
    public static boolean acts(List<Block> blocks) {
        for (var block : blocks) {
            var found =
                    switch (block) {
                        case Block.Fence fence -> FenceTag.commands(fence);
                        case Block.Items list ->
                                list.ordered()
                                        || list.items().stream()
                                                .anyMatch(i -> i.box() || !i.fences().isEmpty())
                                        || list.items().stream().allMatch(Section::command);
                        case Block.Fold fold -> !fold.outdated() && acts(fold.blocks());
                        case Block.Table table -> ColumnRoles.commands(table);
                        case Block.Heading _, Block.Text _, Block.Item _, Block.Html _ -> false;
                    };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /// Whether an item is a command and nothing else.
    private static boolean command(Block.Item item) {
        var text = item.text().strip();
        if (text.length() < 3
                || !text.startsWith("`")
                || text.indexOf('`', 1) != text.length() - 1) {
            return false;
        }
        var code = text.substring(1, text.length() - 1);
        return CommandWords.known(code) || LabelledCommands.controls(code);
    }
}
