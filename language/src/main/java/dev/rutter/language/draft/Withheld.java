package dev.rutter.language.draft;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.Scope;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Runbook.LineReading;
import dev.rutter.language.sentence.AlreadyDone;
import dev.rutter.language.sentence.Forbidden;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.NotToRun;
import dev.rutter.language.sentence.Retreat;
import dev.rutter.language.sentence.Triggers;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists, tables and blocks below words that say that nothing of them is done here: what is
/// forbidden or rests for a while, and what is only kept at hand or told (`For reference, the old
/// way was:`, `Break-glass:`, `For local development only:`).
public final class Withheld {
    private static final QuickPattern TOLD =
            QuickPattern.compile(
                    "^\\W*(?:for (?:your )?(?:reference|the record|comparison|background)(?! only if\\b)\\b(?!.*\\b(?:set|note|save|record|keep)\\b).*"
                            + "|(?:the )?(?:old|former|previous) (?:way|procedure|commands?|approach)(?: (?:was|were|used to be|looked like)\\b.*)?"
                            + "|(?:previously|formerly|in the past|historically)(?:,? (?:this|it|we)\\b.*)?|how (?:this|it) (?:was|used to be) done\\b.*"
                            + "|(?:this is |which is |it is )?(?:roughly |basically |the )?(?:equivalent|the same as|same as|short(?:hand)? for|an alias (?:for|of))(?: (?:to|of|as))?(?: (?:running|typing|doing|executing))?(?: by hand| manually)?"
                            + "|equivalent (?:manual |shell |raw )?commands?"
                            // Nobody has it: `A small pipeline would run:`.
                            + "|(?!(?:you|we|i|this|that|it)\\b)(?:[\\w/-]+ ){1,8}(?:would|could|might)(?: (?:then|also|just))?(?: (?:be|do|run|include|contain|consist of|look(?: something)? like)(?: this)?)?"
                            + "|what (?:this|it|that|the (?:script|command|target|job))(?: above)? (?:does|runs|executes)\\b.*|what happens (?:under the hood|behind the scenes|internally)"
                            + "|(?:under the hood|behind the scenes|internally)(?:,? (?:this|it|the script|that) (?:does|runs|executes|is))?)\\s*:?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern KEPT =
            QuickPattern.compile(
                    "^\\W*(?:(?:in|for) (?:case of )?(?:an? |real |true )?emergenc(?:y|ies)(?: only| use only)?|emergenc(?:y|ies)(?: only| use(?: only)?)?|break[- ]?(?:the[- ])?glass(?: only| procedure| access)?|(?:as )?(?:an? |the )?last resort(?: only)?"
                            + "|(?:clean[- ]?up|start over|undo|fix|reset)\\b[^:]{0,20}\\b(?:if|in case) (?:you|something|anything|someone|of)\\b.*\\b(?:mistakes?|wrong|typo|error)"
                            + "|(?:only )?(?:for|in|during) local (?:development|dev|testing|use|debugging)(?: only| environments?(?: only)?)?|(?:local(?: development| dev| testing| use)?|development|dev|laptops?) only"
                            + "|only (?:for|in|during) (?:local )?(?:development|dev|testing|debugging))(?:\\s*\\([^()]*\\))?\\s*:?\\W*$",
                    CASE_INSENSITIVE);

    private static final QuickPattern CODE_BEHIND =
            QuickPattern.compile(
                    "^[^`]{2,160}:\\W*`[^`]+`(?:\\W*(?:,|and|or)?\\W*`[^`]+`){0,5}\\W*$");

    private static final QuickPattern ONLY_CODE =
            QuickPattern.compile("^\\W*`[^`]+`(?:\\W*`[^`]+`){0,8}\\W*$");

    private final Context context;

    /// Why the next block is not run; what comes behind that goes on with the procedure.
    private String why = "";

    Withheld(Context context) {
        this.context = context;
    }

    /// Whether words withhold what stands behind them in their line, or right below them, and say
    /// nothing else.
    public boolean heard(Unit unit, Scope scope, @Nullable Block next) {
        why = "";
        if (done(unit, scope, next)) {
            return true;
        }
        var inline = CODE_BEHIND.find(unit.text());
        if (!inline && (next == null || !unit.label())) {
            return false;
        }
        var lead = inline ? unit.text().substring(0, unit.text().indexOf('`')) : lead(unit);
        var said = says(lead, scope.phase(), unit.line());
        if (said.isEmpty()) {
            return false;
        }
        if (inline) {
            context.notes.mark(unit.line(), said, Role.SAMPLE);
            return true;
        }
        if (next == null || !holds(next) || goesBack(next) || lists(next, lead)) {
            return false;
        }
        var rests = Forbidden.rests(lead);
        if (rests && codes(next).stream().anyMatch(Forbidden::stops)) {
            return false;
        }
        why = said;
        if (rests) {
            ask(unit.text(), scope, next, unit.line(), unit.lastLine());
        }
        return true;
    }

    /// Whether a paragraph says that what it or the block below it tells is done already.
    private boolean done(Unit unit, Scope scope, @Nullable Block next) {
        var below = next != null && holds(next);
        if (!scope.acts()
                || !(below || unit.text().indexOf('`') >= 0)
                || !AlreadyDone.says(Inline.plain(unit.text()))) {
            return false;
        }
        context.notes.mark(unit.line(), LineReading.DONE, Role.SAMPLE);
        why = below ? done(unit.line()) : "";
        return true;
    }

    private static String done(int line) {
        return "not to be run: line " + line + " says that it is done";
    }

    private static String lead(Unit unit) {
        return unit.text().contains("**") ? unit.text() : unit.lastSentence();
    }

    /// Whether a block is one of those that are withheld, which is noted with it.
    public boolean covers(Block block) {
        if (why.isEmpty()) {
            return false;
        }
        note(List.of(block), why);
        why = "";
        return true;
    }

    /// Whether an item withholds its own command or all that is nested in it.
    public boolean item(Block.Item item, Scope scope) {
        var text = item.text();
        if (!item.box() && scope.acts() && AlreadyDone.says(Inline.plain(text))) {
            context.notes.mark(item.line(), LineReading.DONE, Role.SAMPLE);
            note(item.rest(), done(item.line()));
            return true;
        }
        if (CODE_BEHIND.find(text)) {
            var said = says(text.substring(0, text.indexOf('`')), scope.phase(), item.line());
            if (said.isEmpty() || item.box()) {
                return false;
            }
            context.notes.mark(item.line(), said, Role.SAMPLE);
            return true;
        }
        if (item.rest().isEmpty() || item.box() || !holds(item.rest().getFirst())) {
            return false;
        }
        var said = says(text, scope.phase(), item.line());
        var first = item.rest().getFirst();
        if (said.isEmpty()
                || goesBack(first)
                || lists(first, text)
                || (Forbidden.rests(text) && codes(first).stream().anyMatch(Forbidden::stops))) {
            return false;
        }
        if (Forbidden.rests(text)) {
            ask(text, scope, first, item.line(), item.lastLine());
        }
        note(item.rest(), said);
        return true;
    }

    private static String says(String lead, Phase phase, int line) {
        return Forbidden.says(lead)
                        || Forbidden.rests(lead)
                        || (NotToRun.all(lead) && !NotToRun.example(lead))
                ? "not to be run: line " + line + " says so"
                : TOLD.find(Inline.plain(lead))
                                || (Retreat.outOfPlace(phase) && KEPT.find(Inline.plain(lead)))
                        ? "not to be run here: line " + line + " says what it is for"
                        : "";
    }

    private static boolean holds(Block block) {
        return switch (block) {
            case Block.Fence _, Block.Items _, Block.Table _ -> true;
            case Block.Text text -> ONLY_CODE.find(text.joined());
            case Block.Heading _, Block.Item _, Block.Fold _, Block.Html _ -> false;
        };
    }

    /// When to go back stands below words that forbid, too.
    private static boolean goesBack(Block block) {
        return block instanceof Block.Items list
                && list.items().stream().anyMatch(item -> !Triggers.of(item.text()).isEmpty());
    }

    /// What happens by itself is told in lists.
    private static boolean lists(Block block, String lead) {
        return !(block instanceof Block.Fence) && Lead.of(lead) == Lead.AUTO;
    }

    private void ask(String words, Scope scope, Block next, int line, int lastLine) {
        var named = String.join(", ", codes(next));
        context.notes.mark(line, "an instruction to a person", Role.MANUAL);
        context.person(
                scope, Bounded.of(words + (named.isEmpty() ? "" : " " + named)), line, lastLine);
    }

    private static List<String> codes(Block block) {
        return switch (block) {
            case Block.Fence fence ->
                    fence.content().stream()
                            .map(String::strip)
                            .filter(it -> !it.isEmpty())
                            .toList();
            case Block.Items list ->
                    list.items().stream().flatMap(item -> in(item.text())).toList();
            case Block.Table table ->
                    table.rows().stream().flatMap(row -> row.cells().stream().limit(1)).toList();
            case Block.Text text -> Inline.codes(text.joined());
            case Block.Heading _, Block.Item _, Block.Fold _, Block.Html _ -> List.of();
        };
    }

    private static Stream<String> in(String text) {
        var codes = Inline.codes(text);
        return codes.isEmpty() ? Stream.of(Inline.plain(text)) : codes.stream();
    }

    private void note(List<Block> blocks, String reason) {
        var marked = new ArrayList<Integer>();
        for (var block : blocks) {
            switch (block) {
                case Block.Fence fence -> {
                    if (!fence.content().isEmpty()) {
                        marked.add(fence.firstLine());
                    }
                }
                case Block.Items list ->
                        list.items()
                                .forEach(item -> {
                                    if (!Inline.codes(item.text()).isEmpty()) {
                                        marked.add(item.line());
                                    }
                                    note(item.rest(), reason);
                                });
                case Block.Table table ->
                        table.rows().stream()
                                .filter(row ->
                                        row.cells().stream().anyMatch(it -> it.indexOf('`') >= 0))
                                .forEach(row -> marked.add(row.line()));
                case Block.Text text -> {
                    if (text.joined().indexOf('`') >= 0) {
                        marked.add(text.line());
                    }
                }
                case Block.Item item -> note(item.rest(), reason);
                case Block.Fold fold -> note(fold.blocks(), reason);
                case Block.Heading _, Block.Html _ -> {}
            }
        }
        marked.forEach(line -> context.notes.mark(line, reason, Role.SAMPLE));
    }
}
