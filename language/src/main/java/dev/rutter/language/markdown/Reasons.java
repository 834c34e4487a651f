package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.draft.Context;
import dev.rutter.language.expect.Limit;
import dev.rutter.language.expect.Limit.Polarity;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.LimitReader;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.step.LineMarks;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a chapter on going back says before its first command of when it is gone back: `If the
/// error rate rises above 5 %, run:`, `Use this if checkout is broken.` That is decided before any
/// of it is done, and guards none of its steps. Where several such things are told apart (`If the
/// web is broken:`, `If the queue is stuck:`), or something is done otherwise, each guards its own.
final class Reasons {
    /// @param condition the words that say when
    /// @param rest what the sentence says besides
    private record Said(String condition, String rest) {}

    private static final String RUN =
            "(?:run|do|use|execute|follow|perform|start|apply|take|go through|carry out|type|call|invoke)";

    private static final String USED =
            "(?:use|run|do|follow|perform|execute|start|apply|go through)\\s+(?:(?:this|these|those|it|them|the)\\b(?:\\s+\\w+){0,3}?\\s+)?(?:only\\s+)?(?:if|when(?:ever)?|in case(?: of)?|in the event (?:of|that)|as soon as)\\b";

    private static final String NAMED = "when(?:\\s+to\\s+(?:use|do|run)[^:.]{0,30})?\\s*:";

    private static final QuickPattern OPENS =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:"
                            + USED
                            + "|"
                            + NAMED
                            + "|(?:only\\s+)?(?:if|when(?:ever)?|in case(?: of)?|in the event (?:of|that)|should|as soon as|once)\\b|(?:on|upon)\\s+(?=(?:any\\s+)?(?:failures?|errors?|problems?)\\b)|(?:wenn|falls|sobald|sollten?|bei|im falle?|si|en cas d(?:e|['’])|lorsque|cuando|en caso de)\\b)",
                    CASE_INSENSITIVE);

    /// Of which a whole sentence says no more.
    private static final QuickPattern WHOLE =
            QuickPattern.compile(
                    "^\\W*(?:\\d+[.)]\\s+)?(?:" + USED + "|" + NAMED + ")", CASE_INSENSITIVE);

    private static final QuickPattern THEN =
            QuickPattern.compile(
                    "\\s*[,:—–]\\s*((?:(?:then|please|immediately|just)\\s+)*"
                            + RUN
                            + "\\b[^`,.;:]{0,60}(?::\\W*$|`|$)|(?:dann\\s+)?(?:folgende\\w*|führe\\w*|ausführen|exécute\\w*|lance[rz]?|ejecut\\w*)\\b[^`]{0,60}(?::\\W*$|`)|`)",
                    CASE_INSENSITIVE);

    private static final QuickPattern BAD =
            QuickPattern.compile(
                    "\\b(?:errors?|5xx|fail(?:s|ed|ing|ures?)?|broken?|breaks?|wrong|problems?|issues?|trouble|unhealthy|degrad\\w+|down|outages?|incidents?|alarms?|alerts?|crash\\w*|regress\\w*|red|(?:not|n['’]t|never) (?:working|work|come up|coming up|start|starting|respond\\w*|pass\\w*|healthy|ready|recover)"
                            + "|fehler\\w*|fehlgeschlagen|fehlschl\\w+|scheitert|schief\\w*|kaputt|probleme?n?|störung\\w*|ausf[aä]ll\\w*|erreurs?|échou\\w+|problèmes?|panne|errores|fall[ao]s?|problemas?)\\b|[<>≥≤]\\s*\\d|\\b(?:above|over|below|under|exceeds?|past|beyond|über|unter|dépasse)\\s+\\d",
                    CASE_INSENSITIVE);

    /// What may be so of one release and not of another, or of the way back itself: then it is a
    /// branch of it.
    private static final QuickPattern BRANCH =
            QuickPattern.compile(
                    "\\b(?:migrat\\w+|schema\\w*|databases?|db|data|tables?|backups?|roll(?:ing|ed|s)?[- ]?back\\w*|revert\\w*|back(?:ing)?[- ]?out|restor\\w+|downgrad\\w+|previous|still|also|instead|either|again|above (?:command|step)s?|(?:command|step|script)s?|persists?|continues?|remains?|before|too|only (?:the|a|one|some)|datenbank|migration|daten|base de donn\\w+|datos)\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern STARS = QuickPattern.compile("\\*\\*|__|^\\*|^_");
    private static final QuickPattern SENTENCE =
            QuickPattern.compile("(?<=[\\w)`\\]%][.!?])\\s+(?=[A-Z\"“(])");
    private static final QuickPattern COMMA = QuickPattern.compile("\\s*[,;:→]\\s*");
    private static final QuickPattern OR =
            QuickPattern.compile("(?i),?\\s+(?:or|oder|ou|o)\\s+(?=\\p{L})|,\\s+(?=\\p{L})");
    private static final QuickPattern END = QuickPattern.compile("[\\s:.]+$");

    /// No longer piece of text is looked at.
    private static final int MOST = 500;

    /// Where the one reason stands; 0 where none does.
    private final int line;

    private Reasons(int line) {
        this.line = line;
    }

    static Reasons of(List<Section> sections) {
        var search = new Search();
        for (var section : sections) {
            if (section.phase() == Phase.ROLLBACK
                    && !section.outdated()
                    && section.lead() != Lead.TRIGGER
                    && section.lead() != Lead.NO_TRIGGER) {
                search.text(section.title() + ":", section.line());
                search.blocks(section.blocks());
            }
        }
        return new Reasons(search.found());
    }

    /// Whether a chapter's heading is the reason.
    boolean titles(Section section) {
        return section.line() == line;
    }

    /// A chapter without the reason that it gives, which is noted.
    Section told(Section section, Context context) {
        if (line == 0 || line < section.line() || line > section.lastLine()) {
            return section;
        }
        var marks = new LineMarks(context);
        if (titles(section)) {
            if (!LimitReader.read(section.title(), Polarity.BAD_IF, context.notes.span(line))
                    .isEmpty()) {
                note(section.title() + ":", marks, context);
            }
            return section;
        }
        var blocks = new ArrayList<Block>();
        for (var block : section.blocks()) {
            if (line < block.line() || line > block.lastLine()) {
                blocks.add(block);
            } else {
                without(block, marks, context).ifPresent(blocks::add);
            }
        }
        return section.with(List.copyOf(blocks));
    }

    private Optional<Block> without(Block block, LineMarks marks, Context context) {
        return switch (block) {
            case Block.Text text ->
                    Optional.of(text(text, marks, context))
                            .filter(it -> !it.lines().isEmpty())
                            .map(it -> it);
            case Block.Items list -> Optional.of(list(list, marks, context));
            case Block.Fence fence -> Optional.of(fence(fence, marks, context));
            case Block.Heading _, Block.Item _, Block.Table _, Block.Fold _, Block.Html _ ->
                    Optional.of(block);
        };
    }

    private Block.Text text(Block.Text text, LineMarks marks, Context context) {
        var lines = new ArrayList<Block.TextLine>();
        for (var unit : Unit.of(text)) {
            if (unit.line() == line) {
                var rest = note(unit.text(), marks, context);
                if (!rest.isBlank()) {
                    lines.add(new Block.TextLine(line, rest));
                }
            } else {
                text.lines().stream()
                        .filter(it -> it.number() >= unit.line() && it.number() <= unit.lastLine())
                        .forEach(lines::add);
            }
        }
        return new Block.Text(lines);
    }

    private Block.Items list(Block.Items list, LineMarks marks, Context context) {
        return new Block.Items(
                list.ordered(),
                list.items().stream()
                        .map(item -> item.line() == line ? item(item, marks, context) : item)
                        .toList());
    }

    private Block.Item item(Block.Item item, LineMarks marks, Context context) {
        var rest = note(item.text(), marks, context);
        return new Block.Item(
                item.ordered(),
                item.number(),
                item.box(),
                rest,
                List.of(new Block.TextLine(line, rest)),
                item.rest(),
                item.line(),
                item.lastLine());
    }

    private Block.Fence fence(Block.Fence fence, LineMarks marks, Context context) {
        var content = new ArrayList<>(fence.content());
        var at = line - fence.firstContent();
        note(comment(content.get(at)), marks, context);
        content.set(at, "#");
        return new Block.Fence(
                fence.info(),
                List.copyOf(content),
                fence.closed(),
                fence.indented(),
                fence.line(),
                fence.lastLine());
    }

    /// Notes the reason that a text gives; answers what else it says.
    private String note(String text, LineMarks marks, Context context) {
        var rest = new ArrayList<String>();
        for (var sentence : sentences(text)) {
            var said = says(sentence);
            if (said.isPresent()) {
                var words = END.replaceFirst(Inline.plain(said.get().condition()), "");
                var limits = new ArrayList<Limit>();
                for (var reason : OR.split(OPENS.replaceFirst(words, ""), -1)) {
                    limits.addAll(
                            LimitReader.read(reason, Polarity.BAD_IF, context.notes.span(line)));
                }
                marks.rollBack(words, line, limits);
                context.notes.mark(line, "what stands below is done only then", Role.WHEN);
                rest.add(said.get().rest());
            } else {
                rest.add(sentence);
            }
        }
        return String.join(" ", rest).strip();
    }

    private static String[] sentences(String text) {
        return SENTENCE.split(STARS.replaceAll(text, ""), -1);
    }

    private static Optional<Said> says(String sentence) {
        if (sentence.length() > MOST
                || !OPENS.find(sentence)
                || !BAD.find(sentence)
                || Otherwise.opens(sentence)
                || Triggers.decides(sentence)) {
            return Optional.empty();
        }
        var then = THEN.matcher(sentence);
        var opening = OPENS.matcher(sentence);
        var from = opening.find() ? opening.end() : 0;
        if (then.find(from)) {
            var condition = sentence.substring(0, then.start());
            var rest = sentence.substring(then.start(1));
            return orders(condition)
                            || BRANCH.find(condition.substring(from))
                            || !BAD.find(condition)
                    ? Optional.empty()
                    : Optional.of(new Said(condition, rest.indexOf('`') < 0 ? "" : capital(rest)));
        }
        return (sentence.endsWith(":") || WHOLE.find(sentence))
                        && sentence.indexOf('`') < 0
                        && !orders(sentence)
                        && !BRANCH.find(sentence.substring(from))
                ? Optional.of(new Said(sentence, ""))
                : Optional.empty();
    }

    /// Whether something of its own is to be done in that case.
    private static boolean orders(String sentence) {
        var parts = COMMA.split(sentence, -1);
        for (var i = 1; i < parts.length; i++) {
            if (Imperatives.tells(parts[i])) {
                return true;
            }
        }
        return false;
    }

    private static String capital(String rest) {
        return rest.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + rest.substring(1);
    }

    private static String comment(String line) {
        var text = line.strip();
        return text.startsWith("#") ? text.replaceFirst("^#+\\s*", "") + ":" : "";
    }

    /// Looks for the reason above all that is done.
    private static final class Search {
        private int first;
        private boolean acted;
        private boolean several;

        int found() {
            return several ? 0 : first;
        }

        void blocks(List<Block> blocks) {
            for (var block : blocks) {
                switch (block) {
                    case Block.Text text -> {
                        for (var unit : Unit.of(text)) {
                            text(unit.text(), unit.line());
                        }
                    }
                    case Block.Items list -> {
                        for (var item : list.items()) {
                            text(item.text(), item.line());
                            nested(item.rest());
                            acted = true;
                        }
                    }
                    case Block.Fence fence -> fence(fence);
                    case Block.Table _ -> acted = true;
                    case Block.Fold fold -> nested(fold.blocks());
                    case Block.Heading _, Block.Item _, Block.Html _ -> {
                        // Nothing is said or done there.
                    }
                }
            }
        }

        private void fence(Block.Fence fence) {
            for (var i = 0; i < fence.content().size(); i++) {
                var comment = comment(fence.content().get(i));
                if (comment.isEmpty()) {
                    acted = acted || !fence.content().get(i).isBlank();
                } else {
                    text(comment, fence.firstContent() + i);
                }
            }
        }

        /// What stands inside is no first word of the chapter.
        private void nested(List<Block> blocks) {
            acted = acted || !blocks.isEmpty();
            blocks(blocks);
        }

        void text(String text, int line) {
            var reason = false;
            for (var sentence : sentences(text)) {
                reason = reason || says(sentence).isPresent();
                several = several || Otherwise.opens(sentence);
            }
            if (reason) {
                several = several || acted || first > 0;
                first = line;
            }
            acted = acted || text.indexOf('`') >= 0;
        }
    }
}
