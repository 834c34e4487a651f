package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.runbook.Phase;
import dev.rutter.language.section.Products;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The same thing done with one tool or another: `Deploy with Helm` beside `Deploy with kubectl`,
/// `Docker Compose` beside `Kubernetes`. They are alternatives, and somebody chooses.
///
/// @param weights of headings, by line; gets those found here
record Tools(List<Section> sections, Map<Integer, Weight> weights) {
    private static final QuickPattern WITH =
            QuickPattern.compile(
                    "^(.{3,50}?) (?:via|with|using|through)(?: the| an?)? ([\\w./ +-]{2,40})$",
                    CASE_INSENSITIVE);

    private static final QuickPattern BRACKETS = QuickPattern.compile("\\s*\\([^()]*\\)\\s*$");

    /// Done once, with the one or the other.
    private static final QuickPattern ONCE =
            QuickPattern.compile(
                    "\\b(?:deploy|releas|roll-?out|roll-?back|revert|ship|publish|install|upgrad|updat|migrat|restart|promot|restor|back-?up)\\w*",
                    CASE_INSENSITIVE);

    /// How it is done, and with no tool.
    private static final QuickPattern HOW =
            QuickPattern.compile(
                    "\\b(?:downtime|migrations?|changes?|data|tests?|care|approval|confidence|caution|success)$",
                    CASE_INSENSITIVE);

    private static final QuickPattern PREFERRED =
            QuickPattern.compile(
                    "(?<!not )\\b(?:recommended|preferred|default)\\b", CASE_INSENSITIVE);

    /// What a program runs on, in a chapter that sets things up.
    private static final QuickPattern SYSTEM =
            QuickPattern.compile(
                    "(?:on |for )?(?:(?:ms )?windows|mac ?os(?: x)?|os x|linux|ubuntu|debian|fedora|rhel|centos|arch(?: linux)?|alpine|wsl2?|freebsd)(?: ?[/,&] ?\\w+){0,3}(?: ?\\([^()]*\\))?",
                    CASE_INSENSITIVE);

    /// One procedure for each part, where something has gone wrong or is maintained: whoever has
    /// one to do knows of which. A deployment is of all of them.
    private static final QuickPattern OF_PARTS =
            QuickPattern.compile(
                    "\\b(?:component|service|module|subsystem|application|team|tier)[- ]specific\\b",
                    CASE_INSENSITIVE);

    private static final QuickPattern PER_PART =
            QuickPattern.compile(
                    "\\b(?:per|by)[- ](?:component|service|module|subsystem|application|tier)\\b",
                    CASE_INSENSITIVE);

    private static boolean ofParts(Section section) {
        var above = section.path().isEmpty() ? "" : section.path().getLast();
        return section.phase() != Phase.DEPLOY
                && section.phase() != Phase.PREPARE
                && (OF_PARTS.find(above) || PER_PART.find(above));
    }

    /// Adds how much the document speaks for each of them. Below one heading there is one choice:
    /// where two things are each told in several ways, neither is one.
    void settle() {
        var places = new HashMap<String, Map<String, List<Section>>>();
        var parts = new HashMap<String, List<Section>>();
        for (var section : sections) {
            if (!acts(section)) {
                continue;
            }
            if (ofParts(section)) {
                parts.computeIfAbsent(place(section), _ -> new ArrayList<>()).add(section);
                continue;
            }
            var title = BRACKETS.replaceFirst(PhaseNames.untimed(section.title()), "");
            var with = WITH.matcher(title);
            var tool = with.find() && ONCE.find(with.group(1)) && !HOW.find(with.group(2));
            places.computeIfAbsent(place(section), _ -> new HashMap<>())
                    .computeIfAbsent(
                            tool ? with.group(1).toLowerCase(Locale.ROOT) : "",
                            _ -> new ArrayList<>())
                    .add(section);
        }
        parts.values().stream().filter(those -> those.size() > 1).forEach(this::choose);
        for (var place : places.values()) {
            place.computeIfPresent(
                    "",
                    (_, those) -> {
                        var named = Platforms.beside(those.stream().map(Section::title).toList());
                        return those.stream().filter(it -> named.contains(it.title())).toList();
                    });
            place.values().removeIf(those -> those.size() < 2);
            if (place.size() == 1) {
                choose(place.values().iterator().next());
            }
        }
    }

    private void choose(List<Section> those) {
        if (those.stream().noneMatch(it -> weights.containsKey(it.line()))) {
            those.forEach(it ->
                    weights.put(
                            it.line(),
                            PREFERRED.find(it.title()) ? Weight.RECOMMENDED : Weight.PLAIN));
        }
    }

    /// The headings, by line, of the same set-up for several operating systems: where each holds
    /// its title says, and a plan asks whether it does.
    Set<Integer> systems() {
        var beside = new HashMap<String, List<Integer>>();
        for (var section : sections) {
            if (section.phase() == Phase.PREPARE
                    && section.depth() > 1
                    && SYSTEM.matches(PhaseNames.bare(section.title()))) {
                beside.computeIfAbsent(place(section), _ -> new ArrayList<>()).add(section.line());
            }
        }
        var found = new HashSet<Integer>();
        beside.values().stream().filter(lines -> lines.size() > 1).forEach(found::addAll);
        return found;
    }

    private static String place(Section section) {
        return section.depth() + " " + section.path();
    }

    /// Whether a section may be one of several ways to do something.
    private static boolean acts(Section section) {
        return section.depth() > 1
                && !section.issue()
                && switch (section.phase()) {
                    case DEPLOY, ROLLBACK, MAINTAIN, PREPARE -> true;
                    case NONE,
                            OVERVIEW,
                            VERIFY,
                            WATCH,
                            INCIDENT,
                            TROUBLE,
                            CONTACTS,
                            REFERENCE,
                            TEMPLATE ->
                            false;
                }
                && !PhaseNames.counted(section.title())
                && !Products.names(section)
                && Phrases.option(section.title()).isEmpty()
                && Section.acts(section.blocks());
    }
}
