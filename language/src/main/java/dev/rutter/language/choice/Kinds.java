package dev.rutter.language.choice;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import dev.rutter.language.block.Block;
import dev.rutter.language.runbook.Entry.Choice.Weight;
import dev.rutter.language.section.Rotations;
import dev.rutter.language.section.Section;
import dev.rutter.language.sentence.Grounds;
import dev.rutter.language.sentence.Guard;
import dev.rutter.language.sentence.Occasions;
import dev.rutter.language.sentence.Otherwise;
import dev.rutter.language.sentence.PhaseNames;
import dev.rutter.language.sentence.Phrases;
import dev.rutter.language.text.QuickPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The chapters of a guide that tell one thing for several kinds of it: `Minor version upgrades`
/// beside `Major version upgrades`, `Update with Docker Compose` beside `Update a manual
/// installation`. Whoever upgrades does one of them and says which. `Publishing a pre-release`
/// behind `Publishing a release` is not the usual one.
final class Kinds {
    private static final String PUTS_OUT =
            "(?:upgrad(?:e|es|ing)|updat(?:e|es|ing)|releas(?:e|es|ing)|deploy(?:s|ing)?|publish(?:ing)?|bump(?:s|ing)?|mak(?:e|ing)|creat(?:e|ing)|cut(?:ting)?|ship(?:ping)?|perform(?:ing)?|do(?:ing)?)";
    private static final String NOUN =
            "(?:versions?|releases?|upgrades?|updates?|bumps?|deployments?|publish(?:es)?|builds?)";
    private static final String REST =
            "(?: (?:process|procedure|steps|workflow|flow|path))?(?: ?\\([^)]*\\))?$";

    /// The same in a bracket behind a command, before or behind another: `(for a dry run: …)`,
    /// `(use … for a prerelease)`.
    static final QuickPattern BEFORE =
            QuickPattern.compile(
                    "\\((?:or )?(?:for|on|in case of) " + Occasions.RARE + "[^`()]{0,30}$",
                    CASE_INSENSITIVE);

    static final QuickPattern BEHIND =
            QuickPattern.compile(
                    "^ (?:instead )?(?:for|on|in case of|if (?:it|this) is|when (?:it|this) is|to (?:publish|release|make|cut|create|ship|do)) "
                            + Occasions.RARE
                            + "[^`()]{0,30}\\)",
                    CASE_INSENSITIVE);

    /// How much of the version changes, or how far it goes.
    private static final QuickPattern SIZE =
            kind(
                    "(?:patch|minor|major|bug-?fix|feature|lts|standard|regular|normal|multi-?version|multi-?step|single-?version|online|offline|in-place|side-by-side|zero-?downtime)(?:(?: ?/ ?|, | and | or )(?:patch|minor|major|bug-?fix|feature))*");

    /// What is put out before it is meant for everybody.
    private static final QuickPattern EARLY =
            QuickPattern.compile(
                    "^(?:how to )?(?:(?:publish|releas|mak|creat|cut|ship|tag)(?:e|t?ing)? (?:(?:an?|the|new|next) )*(?:pre-?releases?|beta|alpha|nightly|snapshot)(?: (?:versions?|releases?|builds?))?"
                            + "|pre-?releases?|nightlies|(?:beta|alpha|nightly|snapshot|canary|dev|edge|preview|experimental|unstable) (?:versions?|releases?|builds?))"
                            + REST,
                    CASE_INSENSITIVE);

    /// What the software was brought by, and is brought up to date by.
    private static final String WAY =
            "(?:docker(?:[- ]compose)?|podman|kubernetes|k8s|helm(?: charts?)?|swarm|nomad|(?:the )?source(?: code)?|git(?: clone)?|binar(?:y|ies)|(?:\\w+ )?packages?|apt|yum|dnf|rpm|deb|homebrew|brew|snap|pip|pipx|npm|systemd|bare[- ]?metal|virtual machines?|vms?|manual(?:ly)?|by hand)";

    private static final QuickPattern BY =
            QuickPattern.compile(
                    "^(?:how to )?(?:upgrad(?:e|ing)|updat(?:e|ing)|deploy(?:ing)?|install(?:ing)?) (?:(?:an?|the|your|existing) )*(?:(?:with|using|via|through|on|in|from|for|by) (?:(?:an?|the|your) )?"
                            + WAY
                            + "(?: (?:installations?|installs?|setups?|deployments?|users?|instances?))?|"
                            + WAY
                            + " (?:installations?|installs?|setups?|deployments?|instances?))$",
                    CASE_INSENSITIVE);
    private static final QuickPattern BY_NAME =
            QuickPattern.compile(
                    "^(?:(?:with|using|via|on|from|for) )?"
                            + WAY
                            + "(?: (?:installations?|installs?|setups?|deployments?|upgrades?|updates?|users?))?$",
                    CASE_INSENSITIVE);
    private static final QuickPattern BROUGHT =
            QuickPattern.compile("\\b(?:upgrad|updat)(?:e|es|ing)?\\b", CASE_INSENSITIVE);

    /// `Upgrading an extension`: what a guide tells of any of them is no part of `Upgrading the
    /// database`.
    private static final QuickPattern ONE =
            QuickPattern.compile(
                    "^(?:how to )?(?:upgrad|updat)(?:e|ing) (?:an?|any|an individual|a single|one) (?!new |existing |production |live )",
                    CASE_INSENSITIVE);

    private static final QuickPattern BROUGHT_WHAT =
            QuickPattern.compile(
                    "^(?:how to )?(?:upgrad|updat)(?:e|ing) (?:(?:the|an?|your|any|one) )?\\w",
                    CASE_INSENSITIVE);

    /// What is put out for everybody, of no kind.
    private static final QuickPattern USUAL =
            QuickPattern.compile(
                    "^(?:how to )?(?:(?:"
                            + PUTS_OUT
                            + ") )?(?:(?:an?|the|your|new|stable|regular|normal|standard|latest|npm|official) )*(?:releases?|upgrades?|deployments?|publish|releasing|publishing|steps|procedure|process)"
                            + REST,
                    CASE_INSENSITIVE);

    private static final QuickPattern FROM = QuickPattern.compile("^\\W*from\\s", CASE_INSENSITIVE);

    /// What is put out for every system is made for each.
    private static final QuickPattern BUILDS =
            QuickPattern.compile(
                    "\\b(?:build|packag|bundl|compil|sign|notari[sz]|installers?|binar|artifact)\\w*",
                    CASE_INSENSITIVE);

    /// Kinds are few and stand close to each other.
    private static final int MOST = 300;

    private final List<Section> sections;
    private final Map<Integer, Weight> known;
    private final Map<Integer, Weight> weights = new HashMap<>();
    private final boolean rotates;

    private Kinds(List<Section> sections, Map<Integer, Weight> known, boolean rotates) {
        this.rotates = rotates;
        this.sections = sections;
        this.known = known;
    }

    /// The headings, by line, of chapters that stand for one kind each, and how much the document
    /// speaks for each.
    ///
    /// @param known the headings that are alternatives already
    static Map<Integer, Weight> of(List<Section> sections, Map<Integer, Weight> known) {
        var rotates = Rotations.chosen(sections);
        var kinds = new Kinds(sections, known, rotates);
        Map<List<Object>, List<Section>> beside = new LinkedHashMap<>();
        for (var section : sections) {
            if (Rotations.deed(section.phase(), rotates) && section.depth() > 1) {
                beside.computeIfAbsent(
                                List.of(section.depth(), section.path()), _ -> new ArrayList<>())
                        .add(section);
            }
        }
        beside.values().stream()
                .filter(all -> all.size() > 1 && all.size() < MOST)
                .forEach(kinds::settle);
        return kinds.weights;
    }

    private static QuickPattern kind(String words) {
        return QuickPattern.compile(
                "^(?:how to )?(?:(?:"
                        + PUTS_OUT
                        + ") )?(?:(?:to|an?|the|your|new|next|for|between) )*"
                        + words
                        + "(?:(?:[- ]level)? "
                        + NOUN
                        + "){0,2}"
                        + REST,
                CASE_INSENSITIVE);
    }

    private void settle(List<Section> beside) {
        var size = of(beside, SIZE::find);
        var by = of(beside, BY::find);
        if (by.size() < 2 && beside.stream().anyMatch(it -> BROUGHT.find(above(it)))) {
            by = of(beside, title -> BY.find(title) || BY_NAME.find(title));
        }
        if (size.size() > 1) {
            size.forEach(section -> weights.putIfAbsent(section.line(), Weight.PLAIN));
        }
        if (by.size() > 1) {
            by.forEach(section -> weights.putIfAbsent(section.line(), Weight.PLAIN));
        }
        var things = rotates ? of(beside, Rotations::one) : List.<Section>of();
        if (things.size() > 1) {
            things.forEach(section -> weights.putIfAbsent(section.line(), Weight.PLAIN));
        }
        var grounds = Grounds.beside(beside.stream().map(Section::title).toList());
        var fleet = fleet(beside.stream().filter(it -> grounds.contains(it.title())).toList());
        beside.stream()
                .filter(it -> grounds.contains(it.title()) && !known.containsKey(it.line()))
                .filter(it -> single(it) || (Phrases.weakOption(it.title()) && acts(it)))
                .filter(it -> !BUILDS.find(above(it)))
                .filter(it -> !fleet.contains(it))
                .forEach(section -> weights.putIfAbsent(section.line(), Weight.PLAIN));
        var any = of(beside, ONE::find);
        if (!any.isEmpty()) {
            var all = of(beside, BROUGHT_WHAT::find);
            if (all.size() > 1) {
                all.forEach(section -> weights.putIfAbsent(section.line(), Weight.PLAIN));
            }
        }
        early(beside);
    }

    /// Those that are for systems, where each of these gets it.
    private List<Section> fleet(List<Section> grounds) {
        var systems = grounds.stream().filter(it -> Grounds.system(it.title())).toList();
        return !systems.isEmpty()
                        && Grounds.parts(
                                systems.stream().map(Section::title).toList(),
                                over(systems.getFirst()),
                                systems.stream().map(Kinds::command).toList())
                ? systems
                : List.of();
    }

    /// The heading that a chapter stands below, with the paragraphs below that.
    private String over(Section section) {
        var above =
                sections.stream()
                        .takeWhile(it -> it.line() < section.line())
                        .filter(it -> it.depth() < section.depth())
                        .reduce((_, last) -> last);
        return above.map(it -> it.title() + ". " + Block.words(it.blocks())).orElse("");
    }

    private static String command(Section section) {
        return section.blocks().stream()
                .filter(Block.Fence.class::isInstance)
                .findFirst()
                .map(it -> ((Block.Fence) it).firstCommand())
                .orElse("");
    }

    /// What comes behind the usual one is not the usual one; what comes before it may be its first
    /// stage, so somebody chooses.
    private void early(List<Section> beside) {
        var early =
                beside.stream()
                        .filter(it -> EARLY.find(PhaseNames.untimed(it.title())) && single(it))
                        .toList();
        var usual =
                beside.stream()
                        .filter(it -> USUAL.find(PhaseNames.untimed(it.title())) && single(it))
                        .findFirst();
        if (early.isEmpty() || usual.isEmpty()) {
            return;
        }
        var line = usual.get().line();
        var first = early.stream().anyMatch(it -> it.line() < line) && !known.containsKey(line);
        weights.put(line, first ? Weight.PLAIN : Weight.RECOMMENDED);
        early.forEach(it -> weights.put(it.line(), first ? Weight.PLAIN : Weight.DISCOURAGED));
    }

    private List<Section> of(List<Section> beside, Predicate<String> kind) {
        return beside.stream()
                .filter(it ->
                        kind.test(PhaseNames.untimed(it.title()))
                                && single(it)
                                && !known.containsKey(it.line()))
                .toList();
    }

    /// Whether a chapter has something done and is not counted as the next of a row.
    private boolean single(Section section) {
        return !PhaseNames.counted(section.title())
                && (Phrases.option(section.title()).isEmpty() || FROM.find(section.title()))
                && acts(section);
    }

    private boolean acts(Section section) {
        return sections.stream()
                .filter(other -> other.line() >= section.line())
                .takeWhile(
                        other -> other.line() == section.line() || other.depth() > section.depth())
                .anyMatch(other -> Section.acts(other.blocks()));
    }

    private static String above(Section section) {
        return section.path().isEmpty() ? "" : section.path().getLast();
    }

    /// Whether the heading's words, taken for a kind, are a condition no more.
    static Optional<Guard> guard(Section section, Map<Integer, Weight> weights, Otherwise beside) {
        return weights.containsKey(section.line()) && Phrases.place(section.title())
                ? Optional.empty()
                : beside.in(section.title(), section.line());
    }
}
