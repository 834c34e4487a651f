package dev.rutter.language.markdown;

import dev.rutter.language.block.Block;
import dev.rutter.language.command.Scope;
import dev.rutter.language.draft.Context;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Durations;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.step.ItemWords;
import dev.rutter.language.text.Bounded;
import dev.rutter.language.text.QuickPattern;

/// `### 4. Announce it` over no more than sentences of which none tells what to do: the heading is
/// the step, and somebody is asked it with what stands below.
final class CountedHeadings {
    private static final QuickPattern COUNTED =
            QuickPattern.compile(
                    "^\\W*(?:[Ss]tep\\s+)?\\d{1,2}(?:\\.\\d{1,2})?\\s*[.):–—-]\\s*\\p{L}");

    private static final QuickPattern HASHES = QuickPattern.compile("^\\s{0,3}#+");

    private CountedHeadings() {}

    /// @param before how many entries the chapter had before its blocks were read
    static void read(Context context, Section section, Scope scope, int before) {
        if (context.notes.size() > before
                || scope.lead().silent()
                || section.blocks().isEmpty()
                || !section.blocks().stream().allMatch(Block.Text.class::isInstance)
                || !COUNTED.find(Inline.plain(section.title()))
                || parted(context, section)) {
            return;
        }
        var title = PhaseNames.bare(Inline.plain(section.title()));
        var below = (Block.Text) section.blocks().getFirst();
        var says = title.indexOf(' ') > 0 || !Durations.find(below.joined()).isEmpty();
        if (!says
                || !Imperatives.tells(title)
                || ItemWords.forbids(title)
                || !context.notes.roles(below.line()).isEmpty()) {
            return;
        }
        switch (scope.phase()) {
            case PREPARE, DEPLOY, VERIFY, WATCH, ROLLBACK -> {
                context.notes.mark(section.line(), "an instruction to a person", Role.MANUAL);
                context.person(
                        scope,
                        title + ": " + Inline.plain(Bounded.of(below.joined())),
                        section.line(),
                        below.lastLine());
            }
            // No part of the plan, which says so of the line.
            case MAINTAIN, REFERENCE ->
                    context.notes.mark(below.line(), "an instruction to a person", Role.MANUAL);
            case NONE, OVERVIEW, INCIDENT, TROUBLE, CONTACTS, TEMPLATE -> {}
        }
    }

    /// Whether headings below it tell what its step is made of.
    private static boolean parted(Context context, Section section) {
        if (section.lastLine() >= context.notes.last()) {
            return false;
        }
        var hashes = HASHES.matcher(context.notes.text(section.lastLine() + 1));
        return hashes.find() && hashes.group().strip().length() > section.depth();
    }
}
