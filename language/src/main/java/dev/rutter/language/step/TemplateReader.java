package dev.rutter.language.step;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.command.FenceClassifier;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Entry.Template.Kind;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.text.QuickPattern;
import java.util.List;
import java.util.Optional;

/// Blocks to be filled in and sent or kept, and what becomes of them.
public final class TemplateReader {
    private static final QuickPattern POST_MORTEM =
            QuickPattern.compile(
                    "post-?mortem|root cause|incident report|what went well|action items",
                    CASE_INSENSITIVE);
    private static final QuickPattern LOG =
            QuickPattern.compile(
                    "deployment (log|history|record)|deploy log|release log|^date:"
                            + "|deployer|deployed by|roll(ed)? ?back( needed)?:|sign-?off",
                    CASE_INSENSITIVE);
    private static final QuickPattern CHECKLIST =
            QuickPattern.compile("checklist|print", CASE_INSENSITIVE);
    private static final QuickPattern BOXES =
            QuickPattern.compile("(?m)^\\s*(?:[-*]\\s*)?(?:\\[[ xX]?\\]|[□☐▢])|\\[ \\].*\\[ \\]");
    private static final QuickPattern MESSAGE =
            QuickPattern.compile(
                    "announce|notif|message|slack|email|post (in|to)|communicat"
                            + "|subject:|update|status|team|channel",
                    CASE_INSENSITIVE);

    private static final QuickPattern SENDS =
            QuickPattern.compile(
                    "\\b(post|notify|announce|send|tell|inform|message|communicate|email)\\b",
                    CASE_INSENSITIVE);

    private TemplateReader() {}

    /// Reads a block that is filled in.
    ///
    /// @param lead the words above it, which say what becomes of it
    public static void fence(Context context, Block.Fence fence, Scope scope, String lead) {
        var first = 0;
        while (first < fence.content().size() && fence.content().get(first).isBlank()) {
            first++;
        }
        var line = fence.firstContent() + first;
        var kind = kind(scope.title() + "\n" + lead, String.join("\n", fence.content()));
        context.notes.mark(
                line,
                "a block to be filled in: "
                        + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                Role.TEMPLATE);
        context.notes.add(
                new Entry.Template(kind, text(fence.content()), context.notes.span(line)));
    }

    /// The message that a line tells to send, where the fence below it is one.
    public static Optional<String> message(String line, Block.Fence fence, Scope scope) {
        var words = Inline.plain(line);
        if (!SENDS.find(words)
                || fence.content().isEmpty()
                || FenceClassifier.of(fence, scope, words) != FenceClassifier.Kind.TEMPLATE) {
            return Optional.empty();
        }
        var text = text(fence.content());
        return kind(words, text) == Kind.MESSAGE ? Optional.of(text) : Optional.empty();
    }

    /// A form written as a paragraph of labels.
    public static void paragraph(Context context, Unit unit, Scope scope) {
        context.notes.mark(unit.line(), "a form to be filled in", Role.TEMPLATE);
        context.notes.add(
                new Entry.Template(
                        kind(scope.title(), unit.text()),
                        unit.text(),
                        context.notes.span(unit.line())));
    }

    private static String text(List<String> content) {
        var indent =
                content.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .min()
                        .orElse(0);
        var out = new StringBuilder();
        for (var line : content) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append(line.length() >= indent ? line.substring(indent) : "");
        }
        return out.toString();
    }

    private static Kind kind(String place, String text) {
        if (POST_MORTEM.find(place)) {
            return Kind.POST_MORTEM;
        }
        if (LOG.find(place)) {
            return Kind.DEPLOYMENT_LOG;
        }
        var boxes = BOXES.matcher(text).results().count();
        if ((CHECKLIST.find(place) && boxes > 1) || boxes > 3) {
            return Kind.CHECKLIST;
        }
        if (MESSAGE.find(place)) {
            return Kind.MESSAGE;
        }
        if (POST_MORTEM.find(text)) {
            return Kind.POST_MORTEM;
        }
        if (LOG.find(text)) {
            return Kind.DEPLOYMENT_LOG;
        }
        return MESSAGE.find(text) ? Kind.MESSAGE : Kind.OTHER;
    }
}
