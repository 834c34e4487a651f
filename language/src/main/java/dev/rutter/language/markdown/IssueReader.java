package dev.rutter.language.markdown;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.block.Unit;
import dev.rutter.language.draft.Notes;
import dev.rutter.language.runbook.Entry;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.runbook.Role;
import dev.rutter.language.runbook.Step;
import dev.rutter.language.section.IssueTitles;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Imperatives;
import dev.rutter.language.sentence.Inline;
import dev.rutter.language.sentence.Lead;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Puts troubleshooting entries together: the title, the symptoms below it, the cause, and the
/// steps that were read in their places.
final class IssueReader {

    private static final QuickPattern QUOTED = QuickPattern.compile("[\"“]([^\"”]{4,160})[\"”]");
    private static final QuickPattern NUMBERING =
            QuickPattern.compile(
                    "^(?:issue|problem|error|scenario|case)?\\s*#?\\d*\\s*[:.)—–-]\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final QuickPattern TITLE_END = QuickPattern.compile("[\\s:.;—–-]+$");
    private static final QuickPattern LAST_SENTENCE = QuickPattern.compile("([.;])\\s[^.;]*$");
    private static final QuickPattern BRACKETS = QuickPattern.compile("\\([^()]*\\)$");

    private static final QuickPattern CAUSES =
            QuickPattern.compile(
                    "(?:(?:root|possible|common|likely|probable|typical) )?causes?",
                    CASE_INSENSITIVE);

    private static final QuickPattern PLAIN =
            QuickPattern.compile("^[\\w'’/-]+(?: [\\w'’/-]+){0,6}: ");

    /// `Build fails` orders nothing.
    private static final QuickPattern FAILS =
            QuickPattern.compile(
                    "^(?:[\\w-]+ ){1,4}(?:fails|failed|failing|crashes|hangs|breaks|times out)\\b",
                    CASE_INSENSITIVE);

    private static final int MOST_SYMPTOMS = 50;

    private IssueReader() {}

    static void read(List<Section> sections, Notes notes) {
        for (var i = 0; i < sections.size(); i++) {
            var section = sections.get(i);
            if (!section.issue()) {
                if (section.phase() == Phase.TROUBLE) {
                    paragraphs(i, section, notes);
                    items(i, section, notes);
                }
                continue;
            }
            var end = i + 1;
            while (end < sections.size() && sections.get(end).depth() > section.depth()) {
                end++;
            }
            notes.addTo(i, issue(sections.subList(i, end), notes));
        }
    }

    /// `**Symptom** – its cause. What helps`: a paragraph that opens in bold with words of its own,
    /// and with something to do in it or below it.
    private static void paragraphs(int chapter, Section section, Notes notes) {
        var units =
                section.blocks().stream()
                        .filter(Block.Text.class::isInstance)
                        .flatMap(block -> Unit.of((Block.Text) block).stream())
                        .filter(unit -> Inline.boldLabel(unit.text()))
                        .toList();
        var drawer = IssueTitles.drawer(section.blocks());
        for (var at = 0; at < units.size(); at++) {
            var unit = units.get(at);
            var last = at + 1 < units.size() ? units.get(at + 1).line() - 1 : section.lastLine();
            var steps = notes.steps(unit.line(), last);
            var named = unit.labelText().isBlank() ? unit.text() : unit.labelText();
            if ((unit.afterLabel().isBlank() && !drawer)
                    || !IssueTitles.entitles(named)
                    || steps.isEmpty()) {
                continue;
            }
            var title = TITLE_END.replaceFirst(Inline.plain(named), "");
            notes.mark(unit.line(), "the title of a troubleshooting entry", Role.ISSUE);
            notes.addTo(
                    chapter,
                    new Entry.KnownIssue(
                            title,
                            List.of(title.replace("`", "")),
                            cause(Inline.plain(unit.afterLabel())),
                            List.of(),
                            steps,
                            last,
                            notes.span(unit.line())));
        }
    }

    /// `- **What goes wrong**: its cause or cure`: several items that open in bold with what goes
    /// wrong, or with anything below a title that is a drawer for problems.
    private static void items(int chapter, Section section, Notes notes) {
        // Causes of the one thing that the chapters beside them are about.
        if (CAUSES.matches(PhaseNames.bare(section.title()))) {
            return;
        }
        var drawer =
                IssueTitles.drawer(
                        BRACKETS.replaceFirst(PhaseNames.bare(section.title()), "").strip());
        for (var block : section.blocks()) {
            if (!(block instanceof Block.Items list)) {
                continue;
            }
            var sure = list.items().stream().filter(item -> entry(item, drawer)).count();
            if (sure < 2 || sure * 2 < list.items().size()) {
                continue;
            }
            // Where most of a list goes wrong, so does what else it names.
            var entries = list.items().stream().filter(item -> entry(item, true)).toList();
            for (var item : entries) {
                var named = label(item);
                var title = TITLE_END.replaceFirst(Inline.plain(named), "");
                notes.mark(item.line(), "the title of a troubleshooting entry", Role.ISSUE);
                notes.addTo(
                        chapter,
                        new Entry.KnownIssue(
                                title,
                                List.of(title.replace("`", "")),
                                cause(
                                        Inline.plain(
                                                item.text()
                                                        .substring(
                                                                Math.min(
                                                                        item.text().length(),
                                                                        named.length())))),
                                List.of(),
                                notes.steps(item.line(), item.lastLine()),
                                item.lastLine(),
                                notes.span(item.line())));
            }
        }
    }

    private static boolean entry(Block.Item item, boolean drawer) {
        var named = item.box() ? "" : label(item);
        var words = TITLE_END.replaceFirst(Inline.plain(named), "");
        return !words.isEmpty()
                && IssueTitles.entitles(named)
                && Phrases.when(words).isEmpty()
                && (FAILS.find(words)
                        || (!Imperatives.tells(words) && (drawer || IssueTitles.wrong(words))));
    }

    /// What an item opens in bold with, with its stars, or in plain words above an order (`slow
    /// backups: check their sizes`).
    private static String label(Block.Item item) {
        var text = item.text();
        var end = text.startsWith("**") ? text.indexOf("**", 2) : -1;
        if (end > 2) {
            return text.substring(0, end + 2);
        }
        var colon = PLAIN.find(text) ? text.indexOf(": ") : -1;
        return colon > 0 && Imperatives.tells(text.substring(colon + 2))
                ? text.substring(0, colon)
                : "";
    }

    /// What is said before the sentence that tells what to do.
    private static String cause(String words) {
        var code = words.indexOf('`');
        return code < 0
                ? words
                : LAST_SENTENCE.replaceFirst(words.substring(0, code), "$1").strip();
    }

    private static Entry.KnownIssue issue(List<Section> parts, Notes notes) {
        var head = parts.getFirst();
        var plain = Inline.plain(head.title());
        var title = NUMBERING.replaceFirst(plain, "");
        Set<String> symptoms = new LinkedHashSet<>();
        symptoms.add(title);
        quoted(plain, symptoms);
        var cause = new StringBuilder();
        var diagnosis = new ArrayList<Step>();
        var cure = new ArrayList<Step>();
        for (var part : parts) {
            var lead = part.line() == head.line() ? Lead.NONE : part.lead();
            var from = part.line();
            for (var block : part.blocks()) {
                if (block instanceof Block.Text text) {
                    for (var unit : Unit.of(text)) {
                        if (unit.label()) {
                            steps(lead, from, unit.line() - 1, notes, diagnosis, cure);
                            from = unit.line();
                            lead =
                                    Lead.of(
                                            unit.labelText().isEmpty()
                                                    ? unit.text()
                                                    : unit.labelText());
                        }
                        collect(
                                lead,
                                unit.label() ? unit.afterLabel() : unit.text(),
                                symptoms,
                                cause);
                    }
                } else {
                    block(lead, block, symptoms, cause);
                }
            }
            steps(lead, from, part.lastLine(), notes, diagnosis, cure);
        }
        return new Entry.KnownIssue(
                title,
                List.copyOf(symptoms),
                cause.toString().strip(),
                diagnosis,
                cure,
                parts.getLast().lastLine(),
                notes.span(head.line()));
    }

    private static void steps(
            Lead lead, int from, int to, Notes notes, List<Step> diagnosis, List<Step> cure) {
        var into =
                lead == Lead.DIAGNOSIS || lead == Lead.SYMPTOMS || lead == Lead.CAUSE
                        ? diagnosis
                        : cure;
        into.addAll(notes.steps(from, to));
    }

    private static void block(Lead lead, Block block, Set<String> symptoms, StringBuilder cause) {
        switch (block) {
            case Block.Items list -> {
                for (var item : list.items()) {
                    collect(lead, item.text(), symptoms, cause);
                }
            }
            case Block.Fence fence -> {
                if (lead == Lead.SYMPTOMS) {
                    fence.content().stream()
                            .map(String::strip)
                            .filter(line -> line.length() > 3)
                            .forEach(line -> add(symptoms, line));
                }
            }
            case Block.Text text -> collect(lead, text.joined(), symptoms, cause);
            case Block.Fold fold -> {
                if (!fold.outdated()) {
                    fold.blocks().forEach(inner -> block(lead, inner, symptoms, cause));
                }
            }
            case Block.Heading _, Block.Table _, Block.Html _, Block.Item _ -> {}
        }
    }

    private static void collect(Lead lead, String text, Set<String> symptoms, StringBuilder cause) {
        if (text.isBlank()) {
            return;
        }
        if (lead == Lead.SYMPTOMS) {
            quoted(text, symptoms);
            Inline.codes(text).stream()
                    .filter(code -> code.length() > 3)
                    .forEach(code -> add(symptoms, code));
            add(symptoms, Inline.plain(text).replace("`", ""));
        } else if (lead == Lead.CAUSE) {
            cause.append(cause.isEmpty() ? "" : "; ").append(Inline.plain(text));
        }
    }

    private static void quoted(String text, Set<String> symptoms) {
        var match = QUOTED.matcher(text);
        while (match.find()) {
            add(symptoms, match.group(1));
        }
    }

    private static void add(Set<String> symptoms, String text) {
        if (symptoms.size() < MOST_SYMPTOMS) {
            symptoms.add(text);
        }
    }
}
