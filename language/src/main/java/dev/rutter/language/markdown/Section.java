package dev.rutter.language.markdown;

import dev.rutter.language.runbook.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A heading with the blocks below it.
///
/// @param lead what the heading announces for the lines below it
/// @param issue whether it is the title of a troubleshooting entry
/// @param lastLine the last line before the next heading
record Section(
        String title,
        int depth,
        Phase phase,
        Lead lead,
        boolean issue,
        int line,
        int lastLine,
        List<String> path,
        List<Block> blocks) {

    /// What decides a section's phase: its own words, then its content, then the section it is in.
    static List<Section> cut(List<Block> blocks, int lastLine) {
        var sections = new ArrayList<Section>();
        var open = new ArrayDeque<Section>();
        var own = new ArrayList<Block>();
        Block.@Nullable Heading heading = null;
        var documentTitle = firstTitle(blocks);
        var fallback = documentTitle == null ? Phase.NONE : titlePhase(documentTitle.text());
        for (var block : blocks) {
            if (block instanceof Block.Heading next) {
                add(sections, open, heading, own, next.line() - 1, documentTitle, fallback);
                own = new ArrayList<>();
                heading = next;
            } else {
                own.add(block);
            }
        }
        add(sections, open, heading, own, Math.max(1, lastLine), documentTitle, fallback);
        return List.copyOf(sections);
    }

    private static Block.@Nullable Heading firstTitle(List<Block> blocks) {
        Block.@Nullable Heading first = null;
        for (var block : blocks) {
            if (block instanceof Block.Heading heading) {
                if (first == null) {
                    first = heading;
                    continue;
                }
                // A first heading that others of its depth follow is the title only at depth 1.
                return heading.depth() > first.depth() || first.depth() == 1 ? first : null;
            }
        }
        return first;
    }

    private static Phase titlePhase(String title) {
        var stated = PhaseNames.stated(title, Phase.OVERVIEW);
        return stated == null || stated == Phase.OVERVIEW || stated == Phase.REFERENCE
                ? Phase.NONE
                : stated;
    }

    private static void add(
            List<Section> sections,
            Deque<Section> open,
            Block.@Nullable Heading heading,
            List<Block> own,
            int lastLine,
            Block.@Nullable Heading documentTitle,
            Phase fallback) {
        if (heading == null) {
            if (!own.isEmpty()) {
                sections.add(
                        new Section(
                                "",
                                0,
                                Phase.NONE,
                                Lead.NONE,
                                false,
                                own.getFirst().line(),
                                Math.max(own.getFirst().line(), lastLine),
                                List.of(),
                                own));
            }
            return;
        }
        while (!open.isEmpty() && open.peek().depth() >= heading.depth()) {
            open.pop();
        }
        var parent = open.peek();
        var phase = Phase.NONE;
        if (heading != documentTitle) {
            phase = PhaseRules.phase(heading.text(), parent, own, fallback);
        }
        var parentLead = parent == null ? Lead.NONE : parent.lead();
        var lead = heading == documentTitle ? Lead.NONE : lead(heading.text(), parentLead, phase);
        var path = new ArrayList<String>();
        open.descendingIterator().forEachRemaining(s -> path.add(Inline.plain(s.title())));
        var issue =
                heading != documentTitle && PhaseRules.issue(heading.text(), phase, parent, own);
        var section =
                new Section(
                        heading.text(),
                        heading.depth(),
                        phase,
                        lead,
                        issue,
                        heading.line(),
                        Math.max(heading.line(), lastLine),
                        path,
                        own);
        sections.add(section);
        open.push(section);
    }

    /// Words that mean something in a label may be no more than a subject in a heading.
    private static Lead announced(Lead lead, Phase phase) {
        return switch (lead) {
            case SYMPTOMS, CAUSE, PREVENTION, DIAGNOSIS, CURE, BACKGROUND, AUTO ->
                    phase == Phase.TROUBLE ? lead : Lead.NONE;
            case NONE,
                    SUCCESS,
                    EXPECTED,
                    TRIGGER,
                    NO_TRIGGER,
                    ENV,
                    SEVERITY,
                    ESCALATION,
                    METRICS,
                    TEMPLATE,
                    ACTION ->
                    lead;
        };
    }

    private static Lead lead(String title, Lead parent, Phase phase) {
        var own = announced(Lead.of(title), phase);
        var inherits =
                switch (parent) {
                    case TRIGGER, NO_TRIGGER, SUCCESS -> true;
                    case NONE,
                            SYMPTOMS,
                            CAUSE,
                            PREVENTION,
                            DIAGNOSIS,
                            CURE,
                            EXPECTED,
                            AUTO,
                            ENV,
                            SEVERITY,
                            ESCALATION,
                            METRICS,
                            BACKGROUND,
                            TEMPLATE,
                            ACTION ->
                            false;
                };
        return inherits && (own == Lead.NONE || own == Lead.METRICS) ? parent : own;
    }
}
